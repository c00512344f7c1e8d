using Evenemang.Shared.Notices;

namespace Evenemang.Tests.Notices;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData("", 0, 1, "Gsm7")]
    [InlineData("Din träff i kväll är inställd. Åäö ÅÄÖ É @£$¥ §¿", 48, 1, "Gsm7")]
    [InlineData("[€]", 6, 1, "Gsm7")]
    [InlineData("kl. 13.30–15.30", 15, 1, "Ucs2")]
    [InlineData("ę", 1, 1, "Ucs2")]
    [InlineData("😀", 2, 1, "Ucs2")]
    [InlineData("ç", 1, 1, "Ucs2")]
    public void Characters_are_counted_as_the_network_counts_them(string text, int units, int parts, string encoding) =>
        Assert.Equal(new SmsSize(Enum.Parse<SmsEncoding>(encoding), units, parts), SmsText.Count(text));

    [Theory]
    [InlineData('ä', 160, 1)]
    [InlineData('ä', 161, 2)]
    [InlineData('ä', 306, 2)]
    [InlineData('ä', 307, 3)]
    [InlineData('€', 80, 1)]
    [InlineData('€', 81, 2)]
    [InlineData('€', 152, 2)]
    [InlineData('€', 153, 3)]
    [InlineData('ę', 70, 1)]
    [InlineData('ę', 71, 2)]
    [InlineData('ę', 134, 2)]
    [InlineData('ę', 135, 3)]
    public void Long_texts_go_out_in_parts(char letter, int count, int parts) => Assert.Equal(parts, SmsText.Count(new string(letter, count)).Parts);

    [Fact]
    public void A_pair_is_never_torn_between_two_parts()
    {
        // 152 septets and then an escaped character: the pair does not fit in what is left of the part.
        Assert.Equal(3, SmsText.Count(new string('a', 152) + "€" + new string('a', 152)).Parts);
        Assert.Equal(2, SmsText.Count(new string('a', 151) + "€" + new string('a', 153)).Parts);
        Assert.Equal(3, SmsText.Count(string.Concat(Enumerable.Repeat("😀", 67))).Parts);
    }

    [Theory]
    [InlineData("kl. 13.30–15.30 — “Film” … ‘så’ ett\u00A0två", "kl. 13.30-15.30 - \"Film\" ... 'så' ett två")]
    [InlineData("A\u030Angström\u200B\r", "Ångström")]
    [InlineData("Rad ett\nRad två\u0007", "Rad ett\nRad två")]
    public void What_looks_well_in_letters_is_written_plainly(string written, string sent)
    {
        Assert.Equal(sent, SmsText.Clean(written));
        Assert.Equal(SmsEncoding.Gsm7, SmsText.Count(sent).Encoding);
    }
}
