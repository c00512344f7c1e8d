using System.Globalization;
using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Messaging;

public sealed class SmtpVerdictTests
{
    [Theory]
    [InlineData("550 5.1.1 no such user")]
    [InlineData("550 no such user")]
    [InlineData("551 5.1.6 moved")]
    [InlineData("552 5.2.2 full")]
    [InlineData("553 5.1.3 bad name")]
    [InlineData("554 5.1.1 no")]
    [InlineData("554 no")]
    [InlineData("501 5.1.3 bad address")]
    public void A_permanent_refusal_of_a_recipient_is_the_recipients(string reply) =>
        Assert.IsType<MailResult.Refused>(Judge(SmtpStage.Recipient, reply));

    [Theory]
    [InlineData("530 5.7.0 authentication required")]
    [InlineData("534 5.7.9 stronger mechanism")]
    [InlineData("535 5.7.8 wrong password")]
    [InlineData("538 5.7.11 encryption required")]
    [InlineData("554 5.7.1 relay access denied")]
    [InlineData("503 bad sequence")]
    [InlineData("521 takes no mail")]
    public void Login_and_policy_are_settings_and_never_the_recipients_fault(string reply)
    {
        foreach (var stage in Enum.GetValues<SmtpStage>())
            Assert.True(Assert.IsType<MailResult.Unavailable>(Judge(stage, reply)).IsConfiguration);
    }

    [Fact]
    public void A_refused_sender_says_nothing_about_the_recipient() =>
        Assert.True(Assert.IsType<MailResult.Unavailable>(Judge(SmtpStage.Sender, "550 5.1.8 sender unknown")).IsConfiguration);

    [Theory]
    [InlineData("450 4.2.0 busy")]
    [InlineData("451 greylisted")]
    [InlineData("452 4.3.1 disk full")]
    public void A_transient_answer_defers_the_message_at_every_stage(string reply)
    {
        foreach (var stage in Enum.GetValues<SmtpStage>())
            Assert.Equal(reply[..3], Assert.IsType<MailResult.Deferred>(Judge(stage, reply)).Code[..3]);
    }

    [Fact]
    public void Closing_is_the_servers_own_trouble() =>
        Assert.False(Assert.IsType<MailResult.Unavailable>(Judge(SmtpStage.Recipient, "421 4.3.2 shutting down")).IsConfiguration);

    [Fact]
    public void Codes_can_be_logged_and_words_cannot()
    {
        var refused = Assert.IsType<MailResult.Refused>(Judge(SmtpStage.Recipient, "550 5.1.1 <deltagare@example.test>: unknown"));
        Assert.Equal("550 5.1.1", refused.Code);
        Assert.Contains("deltagare@example.test", refused.Reason, StringComparison.Ordinal);
    }

    private static MailResult Judge(SmtpStage stage, string reply) =>
        SmtpVerdict.Judge(stage, new SmtpReply(int.Parse(reply[..3], CultureInfo.InvariantCulture), [reply[4..]]));
}
