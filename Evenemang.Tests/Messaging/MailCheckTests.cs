using Evenemang.Server.Messaging;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Evenemang.Tests.Messaging;

public sealed class MailCheckTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("evenemang-check-").FullName;

    [Fact]
    public async Task A_server_that_takes_our_mail_has_nothing_wrong()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"] };
        Assert.Empty(await RunAsync(Options(server.Port)));
        Assert.Empty(server.Messages);
        Assert.Equal("QUIT", server.Lines.Last());
    }

    [Fact]
    public async Task A_refused_login_is_said_in_a_sentence()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"], Password = "ett annat" };
        Assert.StartsWith("The mail server refuses the login of Mail:User: 535", Assert.Single(await RunAsync(Options(server.Port))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sender_is_said_in_a_sentence()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"] };
        server.Answers["MAIL"] = "550 5.7.1 not your address";
        Assert.StartsWith("Mail:From is \"avsandare@example.test\" but", Assert.Single(await RunAsync(Options(server.Port))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_named()
    {
        int port;
        await using (var server = new ScriptedSmtpServer()) port = server.Port;
        Assert.Contains($"localhost:{port}", Assert.Single(await RunAsync(Options(port))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_for_what_comes_back_must_be_there_and_may_be_tidied()
    {
        var options = new MailOptions { Folder = "brev", ReturnAddress = "studsar@exempel.se", BounceFolder = "studsar" };
        Assert.Equal("Mail:BounceFolder is \"studsar\" but cannot be read and tidied: there is no such folder.", Assert.Single(await RunAsync(options)));
        Directory.CreateDirectory(Path.Combine(_root, "studsar"));
        Assert.Empty(await RunAsync(options));
        Assert.Empty(Directory.GetFiles(Path.Combine(_root, "studsar"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_is_tried_by_writing_into_it()
    {
        Assert.Empty(await RunAsync(new MailOptions { Folder = "brev" }));
        Assert.Empty(Directory.GetFiles(Path.Combine(_root, "brev")));
        await File.WriteAllTextAsync(Path.Combine(_root, "fil"), "");
        Assert.StartsWith("Mail:Folder is \"fil\" but cannot be written", Assert.Single(await RunAsync(new MailOptions { Folder = "fil" })), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static MailOptions Options(int port) => new()
    {
        Mode = MailMode.Smtp, From = "avsandare@example.test", Host = "localhost", Port = port, User = "avsandare", Password = "rätt lösenord",
    };

    private Task<IReadOnlyList<string>> RunAsync(MailOptions options) =>
        new MailCheck(options, new Place(_root)) { Adjust = settings => settings with { Trust = TestCertificates.Trust } }.RunAsync(CancellationToken.None);

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "Evenemang.Server";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
