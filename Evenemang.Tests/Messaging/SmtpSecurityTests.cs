using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Messaging;

/// <summary>Encryption and login: a password leaves only over a connection to the server it belongs to.</summary>
public sealed class SmtpSecurityTests
{
    private const string User = "avsandare";
    private const string Password = "rätt lösenord";

    [Theory]
    [InlineData("AUTH PLAIN", "AUTH PLAIN ")]
    [InlineData("AUTH LOGIN", "AUTH LOGIN")]
    [InlineData("AUTH CRAM-MD5 LOGIN PLAIN", "AUTH PLAIN ")]
    [InlineData("AUTH=LOGIN", "AUTH LOGIN")]
    public async Task Login_uses_what_the_server_offers_after_STARTTLS(string offer, string expected)
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", offer] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, User, Password), 1);
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport));
        var (line, encrypted) = Assert.Single(server.Logins);
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
        Assert.True(encrypted);
    }

    [Fact]
    public async Task Login_works_over_TLS_from_the_first_byte()
    {
        await using var server = new ScriptedSmtpServer { ImplicitTls = true, Extensions = ["AUTH PLAIN LOGIN"] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.Tls, User, Password), 1);
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport));
        Assert.True(Assert.Single(server.Logins).Encrypted);
    }

    [Theory]
    [InlineData("AUTH PLAIN")]
    [InlineData("AUTH LOGIN")]
    public async Task A_wrong_password_is_a_setting_and_no_message_is_tried(string offer)
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", offer] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, User, "fel"), 1);
        var result = Assert.IsType<MailResult.Unavailable>(await SendAsync(transport));
        Assert.True(result.IsConfiguration);
        Assert.Equal("535 5.7.8", result.Code);
        Assert.DoesNotContain("MAIL FROM:<avsandare@example.test>", server.Lines);
    }

    [Fact]
    public async Task A_login_that_fails_for_now_is_tried_again_later()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"] };
        server.Answers["AUTH"] = "454 4.7.0 directory is away";
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, User, Password), 1);
        Assert.False(Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).IsConfiguration);
    }

    [Fact]
    public async Task A_server_that_offers_no_login_gets_no_message_that_needs_one()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS"] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, User, Password), 1);
        Assert.Equal("no-auth", Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).Code);
    }

    [Fact]
    public async Task A_password_is_never_sent_in_clear_text()
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["AUTH PLAIN LOGIN"] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.None, User, Password), 1);
        Assert.Equal("clear-text", Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).Code);
        Assert.Empty(server.Logins);
    }

    [Theory]
    [InlineData(User)]
    [InlineData("")]
    public async Task A_server_that_stopped_offering_STARTTLS_gets_nothing(string user)
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["AUTH PLAIN"] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, user, user.Length > 0 ? Password : ""), 1);
        Assert.Equal("no-starttls", Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).Code);
        Assert.Equal(["EHLO evenemang.example.test"], server.Lines);
    }

    [Theory]
    [InlineData("454 4.7.0 TLS not available", false)]
    [InlineData("502 5.5.1 no", true)]
    [InlineData("220 go\r\n250 injected", true)]
    public async Task STARTTLS_that_does_not_lead_to_TLS_sends_nothing(string answer, bool isConfiguration)
    {
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"] };
        server.Answers["STARTTLS"] = answer;
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.StartTls, User, Password), 1);
        Assert.Equal(isConfiguration, Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).IsConfiguration);
        Assert.Empty(server.Logins);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_certificate_nobody_vouches_for_is_refused(MailSecurity security)
    {
        await using var server = new ScriptedSmtpServer { ImplicitTls = security == MailSecurity.Tls, Extensions = ["STARTTLS", "AUTH PLAIN"] };
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, security, User, Password) with { Trust = null }, 1);
        var result = Assert.IsType<MailResult.Unavailable>(await SendAsync(transport));
        Assert.Equal("tls", result.Code);
        Assert.True(result.IsConfiguration);
        Assert.Contains("certificate", result.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Logins);
    }

    [Fact]
    public async Task A_server_that_speaks_clear_text_where_TLS_was_asked_for_is_left_alone()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port, MailSecurity.Tls, User, Password), 1);
        Assert.Equal("tls", Assert.IsType<MailResult.Unavailable>(await SendAsync(transport)).Code);
    }

    private static Task<MailResult> SendAsync(SmtpMailTransport transport) => transport.SendAsync(Letters.Plain(), CancellationToken.None);
}
