using Evenemang.Server.Messaging;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Messaging;

public sealed class FolderMailTransportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("evenemang-mail-").FullName;

    private string Folder => Path.Combine(_root, "brev");

    [NeedsFact(Tool.Python)]
    public async Task A_message_becomes_a_file_that_any_mail_program_reads()
    {
        Assert.IsType<MailResult.Accepted>(await SendAsync(Letters.Full()));
        var path = Assert.Single(Directory.GetFiles(Folder));
        Assert.EndsWith(".eml", path, StringComparison.Ordinal);
        Assert.Equal(Letters.Full().Subject, (await ForeignMail.ReadAsync(await File.ReadAllBytesAsync(path))).Header("Subject"));
    }

    [Fact]
    public async Task Only_the_owner_may_read_them()
    {
        await SendAsync(Letters.Plain());
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(Folder).Single()));
    }

    [Fact]
    public async Task A_message_sent_twice_lies_there_twice()
    {
        await SendAsync(Letters.Plain());
        await SendAsync(Letters.Plain());
        Assert.Equal(2, new MailFolder(Folder).List().Count);
    }

    [Fact]
    public async Task The_newest_stands_first()
    {
        await SendAsync(Letters.Plain(messageId: "a@example.test") with { Subject = "Äldre" });
        await SendAsync(Letters.Plain(messageId: "b@example.test") with { Subject = "Nyare", Date = Letters.Plain().Date.AddSeconds(1) });
        Assert.Equal(["Nyare", "Äldre"], new MailFolder(Folder).List().Select(file => file.Message.Header("Subject")));
    }

    [Theory]
    [InlineData("../brev.eml")]
    [InlineData("/etc/passwd")]
    [InlineData("20270129T123005000-0123456789ab.eml/../../hemlig.eml")]
    [InlineData("20270129T123005000-0123456789ab.eml")]
    [InlineData("")]
    public void No_name_leads_out_of_the_folder(string name) => Assert.Null(new MailFolder(Folder).FindOrNull(name));

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_setting()
    {
        await File.WriteAllTextAsync(Folder, "en fil där mappen skulle ligga");
        Assert.True(Assert.IsType<MailResult.Unavailable>(await SendAsync(Letters.Plain())).IsConfiguration);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private Task<MailResult> SendAsync(OutgoingMail mail) => new FolderMailTransport(Folder).SendAsync(mail, CancellationToken.None);
}
