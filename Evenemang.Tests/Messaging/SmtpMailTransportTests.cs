using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Messaging;

/// <summary>Each failure of a mail server, met on purpose.</summary>
public sealed class SmtpMailTransportTests
{
    [Fact]
    public async Task A_message_is_handed_over_with_our_name_and_our_envelope()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);

        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain() with { ReturnPath = Letters.Box("studs@example.test") }));

        Assert.Equal(
            ["EHLO evenemang.example.test", "MAIL FROM:<studs@example.test>", "RCPT TO:<deltagare@example.test>", "DATA"],
            server.Lines);
        Assert.Contains("Subject: Du har en plats\r\n", Assert.Single(server.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_may_ask_for_no_bounces()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        await SendAsync(transport, Letters.Plain() with { WithoutReturnPath = true });
        Assert.Contains("MAIL FROM:<>", server.Lines);
    }

    [Fact]
    public async Task One_connection_carries_many_messages()
    {
        await using var server = new ScriptedSmtpServer();
        await using (var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1))
        {
            for (var i = 0; i < 5; i++)
                Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain(messageId: $"brev-{i}@example.test")));
        }
        Assert.Equal(1, server.Connections);
        Assert.Equal(5, server.Messages.Count);
        Assert.Equal("QUIT", server.Lines.Last());
    }

    [Fact]
    public async Task Several_messages_go_side_by_side_over_no_more_connections_than_the_settings_say()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 3);
        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => SendAsync(transport, Letters.Plain(messageId: $"brev-{i}@example.test"))));
        Assert.All(results, result => Assert.IsType<MailResult.Accepted>(result));
        Assert.Equal(60, server.Messages.Count);
        Assert.InRange(server.Connections, 1, 3);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 busy", typeof(MailResult.Deferred))]
    [InlineData("RCPT", "550 5.1.1 no such user", typeof(MailResult.Refused))]
    [InlineData("RCPT", "554 5.7.1 relay access denied", typeof(MailResult.Unavailable))]
    [InlineData("MAIL", "452 4.3.1 disk full", typeof(MailResult.Deferred))]
    [InlineData("MAIL", "550 5.7.1 not your address", typeof(MailResult.Unavailable))]
    [InlineData("MAIL", "530 5.7.0 log in first", typeof(MailResult.Unavailable))]
    [InlineData("DATA", "451 4.3.0 later", typeof(MailResult.Deferred))]
    [InlineData("DATA", "554 5.5.1 no valid recipients", typeof(MailResult.Refused))]
    [InlineData("message", "451 4.7.1 greylisted", typeof(MailResult.Deferred))]
    [InlineData("message", "552 5.3.4 too big", typeof(MailResult.Refused))]
    [InlineData("message", "554 5.7.1 policy", typeof(MailResult.Unavailable))]
    [InlineData("message", "550-5.1.1 first line\r\n550-5.1.1 second\r\n550 5.1.1 last", typeof(MailResult.Refused))]
    public async Task A_refused_command_leaves_the_connection_usable_for_the_next_message(string stage, string answer, Type expected)
    {
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce(stage, answer);
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);

        Assert.IsType(expected, await SendAsync(transport, Letters.Plain()));
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain(messageId: "brev-2@example.test")));

        Assert.Equal(1, server.Connections);
        Assert.Contains("RSET", server.Lines);
    }

    [Theory]
    [InlineData("greeting", "421 4.3.2 too busy", false)]
    [InlineData("greeting", "554 5.7.1 you are on a list", true)]
    [InlineData("EHLO", "450 4.3.2 not now", false)]
    [InlineData("EHLO", "550 5.7.1 bad name", true)]
    [InlineData("MAIL", "421 4.7.0 too many", false)]
    [InlineData("greeting", "HTTP/1.1 400 Bad Request", true)]
    public async Task Trouble_that_is_nobodys_fault_stops_the_batch(string stage, string answer, bool isConfiguration)
    {
        await using var server = new ScriptedSmtpServer();
        server.Answers[stage] = answer;
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        var result = Assert.IsType<MailResult.Unavailable>(await SendAsync(transport, Letters.Plain()));
        Assert.Equal(isConfiguration, result.IsConfiguration);
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task A_connection_closed_before_the_message_went_is_the_servers_trouble(string stage)
    {
        await using var server = new ScriptedSmtpServer();
        server.Answers[stage] = ScriptedSmtpServer.Close;
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        Assert.False(Assert.IsType<MailResult.Unavailable>(await SendAsync(transport, Letters.Plain())).IsConfiguration);
        Assert.Empty(server.Messages);
    }

    [Theory]
    [InlineData(ScriptedSmtpServer.Close)]
    [InlineData(ScriptedSmtpServer.Silence)]
    public async Task A_message_without_an_answer_is_sent_again_later_under_the_same_identity(string answer)
    {
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce("message", answer);
        await using var transport = new SmtpMailTransport(Letters.Hasty(Letters.Settings(server.Port)), 1);
        Assert.Equal("no-answer", Assert.IsType<MailResult.Deferred>(await SendAsync(transport, Letters.Plain())).Code);
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain()));
        Assert.Equal(2, server.Messages.Count(message => message.Contains("Message-ID: <brev-1@example.test>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task A_server_that_says_nothing_is_left_after_the_time_limit(string stage)
    {
        await using var server = new ScriptedSmtpServer();
        server.Answers[stage] = ScriptedSmtpServer.Silence;
        await using var transport = new SmtpMailTransport(Letters.Hasty(Letters.Settings(server.Port)), 1);
        Assert.Equal("timeout", Assert.IsType<MailResult.Unavailable>(await SendAsync(transport, Letters.Plain())).Code);
    }

    [Theory]
    [InlineData(ScriptedSmtpServer.Close)]
    [InlineData("421 4.4.2 idle too long")]
    public async Task A_connection_that_was_closed_while_it_rested_is_replaced_without_anybody_noticing(string answer)
    {
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce("MAIL", "250 Ok", answer);
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain()));
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain(messageId: "brev-2@example.test")));
        Assert.Equal(2, server.Connections);
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        int port;
        await using (var server = new ScriptedSmtpServer())
            port = server.Port;
        await using var transport = new SmtpMailTransport(Letters.Settings(port), 1);
        var result = Assert.IsType<MailResult.Unavailable>(await SendAsync(transport, Letters.Plain()));
        Assert.False(result.IsConfiguration);
        Assert.Contains($"localhost:{port} cannot be reached", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_server_that_knows_only_HELO_is_spoken_to_in_its_own_words()
    {
        await using var server = new ScriptedSmtpServer();
        server.Answers["EHLO"] = "502 unknown command";
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        Assert.IsType<MailResult.Accepted>(await SendAsync(transport, Letters.Plain()));
        Assert.Contains("HELO evenemang.example.test", server.Lines);
    }

    [Fact]
    public async Task Lines_that_start_with_a_dot_arrive_as_they_were_written()
    {
        await using var server = new ScriptedSmtpServer();
        await using var transport = new SmtpMailTransport(Letters.Settings(server.Port), 1);
        await SendAsync(transport, Letters.Plain());
        var body = Assert.Single(server.Messages).Split("\r\n\r\n", 2)[1];
        Assert.Equal("Hej\r\n.\r\n..tv=C3=A5 punkter\r\n.slut\r\nFrom h=C3=A4r\r\n", body);
    }

    private static Task<MailResult> SendAsync(SmtpMailTransport transport, OutgoingMail mail) => transport.SendAsync(mail, CancellationToken.None);
}
