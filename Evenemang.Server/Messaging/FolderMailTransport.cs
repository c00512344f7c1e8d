using System.Security.Cryptography;
using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>Writes each message as an .eml file that any mail program opens. The files hold personal links, so only the owner may read them.</summary>
internal sealed class FolderMailTransport(string folder) : IMailTransport
{
    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxNamesakes = 1000;

    public int Parallelism => 2;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeWriter.Write(mail);
        try
        {
            CreateFolder(folder);
            // Under another name first, so that nobody who lists the folder reads half a message.
            var unfinished = Path.Combine(folder, $".{Path.GetRandomFileName()}");
            await using (var file = new FileStream(unfinished, Options()))
                await file.WriteAsync(message, cancellationToken);
            Rename(unfinished, mail);
            return new MailResult.Accepted();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MailResult.Unavailable("folder", $"Mail:Folder is \"{folder}\" but cannot be written: {exception.Message}", IsConfiguration: true);
        }
    }

    /// <summary>Creates the folder for its owner alone, where it is missing.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, OwnerOnlyFolder);
    }

    private void Rename(string unfinished, OutgoingMail mail)
    {
        // The names sort by time. Two messages within a millisecond, or one message twice, are told apart by a number.
        var stem = $"{mail.Date:yyyyMMdd'T'HHmmssfff}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..12]}";
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, number == 1 ? $"{stem}.eml" : $"{stem}-{number}.eml");
            try
            {
                File.Move(unfinished, path, overwrite: false);
                return;
            }
            catch (IOException) when (File.Exists(path) && number < MaxNamesakes)
            {
                continue;
            }
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnlyFile;
        return options;
    }
}
