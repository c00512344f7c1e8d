using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Messaging;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("namn@exempel.se")]
    [InlineData("for.efter+tag@under.exempel.se")]
    [InlineData("o'neill@exempel.se")]
    public void An_ordinary_address_is_taken_as_it_stands(string text)
    {
        Assert.True(Mailbox.TryParse(text, out var mailbox));
        Assert.Equal(text, mailbox.Address);
        Assert.Null(mailbox.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("namn")]
    [InlineData("namn@")]
    [InlineData("@exempel.se")]
    [InlineData("namn@exempel")]
    [InlineData("namn@exempel.se.")]
    [InlineData("a@exempel.se, b@exempel.se")]
    [InlineData("a@exempel.se;b@exempel.se")]
    [InlineData("Namn <namn@exempel.se>")]
    [InlineData("<namn@exempel.se>")]
    [InlineData(" namn@exempel.se")]
    [InlineData("namn@exempel.se ")]
    [InlineData("namn@exempel.se\r\nRCPT TO:<annan@exempel.se>")]
    [InlineData("na mn@exempel.se")]
    [InlineData("\"na mn\"@exempel.se")]
    [InlineData("namn(kommentar)@exempel.se")]
    [InlineData("namn@[127.0.0.1]")]
    [InlineData("namn@exem_pel.se")]
    [InlineData(".namn@exempel.se")]
    [InlineData("na..mn@exempel.se")]
    [InlineData("åsa@exempel.se")]
    [InlineData("a@b@exempel.se")]
    public void Anything_else_is_refused(string? text) => Assert.False(Mailbox.TryParse(text, out _));

    [Fact]
    public void An_address_that_is_too_long_is_refused()
    {
        Assert.False(Mailbox.TryParse(new string('a', 65) + "@exempel.se", out _));
        Assert.False(Mailbox.TryParse("a@" + string.Join('.', Enumerable.Repeat("exempel", 40)) + ".se", out _));
    }

    [Fact]
    public void A_host_outside_ascii_goes_out_as_mail_servers_read_it()
    {
        Assert.True(Mailbox.TryParse("namn@förening.exempel.se", out var mailbox));
        Assert.Equal("namn@xn--frening-90a.exempel.se", mailbox.Address);
    }

    [Theory]
    [InlineData("Evenemang <evenemang@exempel.se>", "Evenemang")]
    [InlineData("\"Möten, med mera\" <evenemang@exempel.se>", "Möten, med mera")]
    [InlineData("evenemang@exempel.se", null)]
    [InlineData("<evenemang@exempel.se>", null)]
    public void A_setting_may_hold_a_name_before_the_address(string text, string? name)
    {
        Assert.True(Mailbox.TryParseNamed(text, out var mailbox));
        Assert.Equal("evenemang@exempel.se", mailbox.Address);
        Assert.Equal(name, mailbox.Name);
    }

    [Theory]
    [InlineData("Evenemang <evenemang>")]
    [InlineData("Evenemang <evenemang@exempel.se> med mera")]
    [InlineData("Evenemang\r\nBcc: <annan@exempel.se>")]
    public void A_setting_that_is_no_address_is_refused(string text) => Assert.False(Mailbox.TryParseNamed(text, out _));
}
