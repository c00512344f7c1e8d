namespace Evenemang.Server.Messaging;

/// <summary>Tries the SMS settings without sending anything, and says in sentences what is wrong.</summary>
public sealed class SmsCheck(SmsOptions options, IHostEnvironment environment, IServiceProvider services)
{
    /// <summary>One sentence for each thing that is wrong; none when a message could be sent now.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var problem = options.Mode switch
        {
            SmsMode.Folder => await FolderProblemAsync(cancellationToken),
            SmsMode.FortySixElks => await ServiceProblemAsync(cancellationToken),
            _ => null,
        };
        return problem is null ? [] : [problem];
    }

    private async Task<string?> ServiceProblemAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<FortySixElksTransport>().TryAsync(cancellationToken) switch
        {
            SmsResult.Accepted => null,
            SmsResult.Unavailable unavailable => unavailable.Reason,
            var other => $"The SMS service at Sms:BaseUrl {options.BaseUrl} gave an answer that cannot be used ({other.GetType().Name}).",
        };

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
            return $"Sms:Folder is \"{options.Folder}\" but cannot be written: {exception.Message}";
        }
    }
}
