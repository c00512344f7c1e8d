namespace Evenemang.Server.Messaging;

/// <summary>Tries the mail settings without sending anything, and says in sentences what is wrong.</summary>
public sealed class MailCheck(MailOptions options, IHostEnvironment environment)
{
    /// <summary>Set by tests that trust a certificate authority of their own or wait for less long.</summary>
    internal Func<SmtpSettings, SmtpSettings> Adjust { get; init; } = settings => settings;

    /// <summary>One sentence for each thing that is wrong; none when a message could be sent now.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var problem = options.Mode == MailMode.Folder
            ? await FolderProblemAsync(cancellationToken)
            : await ServerProblemAsync(cancellationToken);
        return [.. new[] { problem, BounceFolderProblem() }.OfType<string>()];
    }

    private string? BounceFolderProblem()
    {
        if (options.BounceFolder.Length == 0) return null;
        try
        {
            new BounceFolder(Path.GetFullPath(options.BounceFolder, environment.ContentRootPath)).Try();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Mail:BounceFolder is \"{options.BounceFolder}\" but cannot be read and tidied: {exception.Message}";
        }
    }

    private async Task<string?> FolderProblemAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Folder, environment.ContentRootPath);
        try
        {
            FolderMailTransport.CreateFolder(folder);
            var probe = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            await File.WriteAllTextAsync(probe, "", cancellationToken);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"Mail:Folder is \"{options.Folder}\" but cannot be written: {exception.Message}";
        }
    }

    private async Task<string?> ServerProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await SmtpHandshake.OpenAsync(Adjust(SmtpSettings.From(options)), cancellationToken);
            var reply = await connection.TrySenderAsync(options.ReturnAddress.Length > 0 ? options.ReturnAddress : options.Sender.Address, cancellationToken);
            return reply.IsPositive ? null : options.ReturnAddress.Length > 0
                ? $"Mail:ReturnAddress is \"{options.ReturnAddress}\" but the mail server refuses that sender: {reply.Text}"
                : $"Mail:From is \"{options.From}\" but the mail server refuses that sender: {reply.Text}";
        }
        catch (SmtpFailure failure)
        {
            return failure.Message;
        }
    }
}
