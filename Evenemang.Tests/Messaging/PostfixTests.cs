using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Messaging;

/// <summary>Our client against a real mail server, and our messages as they lie in a real mailbox.</summary>
[Collection(nameof(PostfixServer))]
public sealed class PostfixTests(LazyPostfix postfix)
{
    [NeedsTheory(Tool.Postfix, Tool.Python)]
    [InlineData(MailSecurity.None)]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_message_with_an_invitation_arrives_as_it_was_written(MailSecurity security)
    {
        var mail = Letters.Full() with { MessageId = $"till-postfix-{security}@example.test" };
        await using (var transport = Transport(security))
            Assert.IsType<MailResult.Accepted>(await transport.SendAsync(mail, CancellationToken.None));

        var read = await ForeignMail.ReadAsync(await postfix.Server.ReceiveAsync(mail.MessageId));

        Assert.All(read.Root.All, part => Assert.Empty(part.Defects));
        Assert.Equal(mail.Subject, read.Header("Subject"));
        Assert.Equal(Letters.Calendar, read.Root.All.Single(part => part.Type == "text/calendar").Text);
        Assert.Equal(Letters.Calendar, read.Root.All.Single(part => part.Type == "application/ics").Text);
        Assert.Equal(mail.PlainText.TrimEnd('\n'), Lines(read.Root.All.Single(part => part.Type == "text/plain").Text!));
        Assert.Equal(mail.Html!.TrimEnd('\n'), Lines(read.Root.All.Single(part => part.Type == "text/html").Text!));
    }

    [NeedsFact(Tool.Postfix)]
    public async Task Refused_and_deferred_recipients_do_not_disturb_the_messages_around_them()
    {
        await using var transport = Transport(MailSecurity.None);
        Assert.IsType<MailResult.Accepted>(await SendAsync("fore@example.test"));
        Assert.Equal("550 5.1.1", Assert.IsType<MailResult.Refused>(await SendAsync("perm550@example.test")).Code);
        Assert.Equal("450 4.2.0", Assert.IsType<MailResult.Deferred>(await SendAsync("tmp450@example.test")).Code);
        Assert.IsType<MailResult.Accepted>(await SendAsync("efter@example.test"));
        await postfix.Server.ReceiveAsync("fore@example.test");
        await postfix.Server.ReceiveAsync("efter@example.test");

        Task<MailResult> SendAsync(string to) => transport.SendAsync(Letters.Plain(to, messageId: to), CancellationToken.None);
    }

    [NeedsFact(Tool.Postfix)]
    public async Task Lines_of_dots_arrive_whole()
    {
        var mail = Letters.Plain(messageId: "punkter@example.test") with { PlainText = ".\n..\n...\n.början\nslut\n." };
        await using var transport = Transport(MailSecurity.None);
        Assert.IsType<MailResult.Accepted>(await transport.SendAsync(mail, CancellationToken.None));
        var delivered = Encoding.UTF8.GetString(await postfix.Server.ReceiveAsync(mail.MessageId));
        Assert.EndsWith("\n\n.\n..\n...\n.b=C3=B6rjan\nslut\n.\n", delivered, StringComparison.Ordinal);
    }

    [NeedsFact(Tool.Postfix)]
    public async Task Many_messages_go_over_a_few_connections()
    {
        await using var transport = new SmtpMailTransport(Letters.Settings(postfix.Server.Port), 4);
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            transport.SendAsync(Letters.Plain(messageId: $"manga-{i}@example.test"), CancellationToken.None)));
        Assert.All(results, result => Assert.IsType<MailResult.Accepted>(result));
        await postfix.Server.ReceiveAsync("manga-199@example.test");
    }

    [NeedsFact(Tool.Postfix)]
    public async Task The_servers_certificate_must_be_vouched_for()
    {
        await using var transport = new SmtpMailTransport(Letters.Settings(postfix.Server.Port, MailSecurity.StartTls) with { Trust = null }, 1);
        Assert.Equal("tls", Assert.IsType<MailResult.Unavailable>(await transport.SendAsync(Letters.Plain(), CancellationToken.None)).Code);
    }

    private SmtpMailTransport Transport(MailSecurity security) =>
        new(Letters.Settings(security is MailSecurity.Tls ? postfix.Server.TlsPort : postfix.Server.Port, security), 1);

    // A Maildir keeps lines with LF alone; quoted-printable text is the same text either way.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
