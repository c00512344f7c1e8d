using System.Text.Json;
using System.Text.Json.Serialization;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Messaging;

/// <summary>One SMS as it lies in the folder.</summary>
/// <param name="Date">UTC instant of writing.</param>
/// <param name="To">E.164.</param>
/// <param name="Text">The text.</param>
/// <param name="Parts">Messages it would have been sent as.</param>
public sealed record SmsFile(DateTime Date, string To, string Text, int Parts);

/// <summary>Writes each SMS as a file. The files hold numbers, so only the owner may read them.</summary>
internal sealed class FolderSmsTransport(string folder) : ISmsTransport
{
    internal const string Pattern = "*.sms.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public int Parallelism => 1;

    public async Task<SmsResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        var parts = SmsText.Count(sms.Text).Parts;
        try
        {
            FolderMailTransport.CreateFolder(folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            // Under another name first, so that nobody who lists the folder reads half a message. One message twice is one file.
            var unfinished = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            await using (var file = new FileStream(unfinished, options))
                await JsonSerializer.SerializeAsync(file, new SmsFile(sms.Date, sms.To, sms.Text, parts), SmsFileJson.Default.SmsFile, cancellationToken);
            File.Move(unfinished, Path.Combine(folder, $"{sms.Date:yyyyMMdd'T'HHmmssfff}-{sms.Id:N}.sms.json"), overwrite: true);
            return new SmsResult.Accepted($"folder-{sms.Id:N}", parts);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SmsResult.Unavailable("folder", $"Sms:Folder is \"{folder}\" but cannot be written: {exception.Message}", IsConfiguration: true);
        }
    }
}

/// <summary>The files' form.</summary>
[JsonSerializable(typeof(SmsFile))]
internal sealed partial class SmsFileJson : JsonSerializerContext;
