using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class MobileNumberTests
{
    [Theory]
    [InlineData("070-174 06 00", "+46701740600")]
    [InlineData("0701740600", "+46701740600")]
    [InlineData("+46 70 174 06 00", "+46701740600")]
    [InlineData("+46 (0)70-174 06 00", "+46701740600")]
    [InlineData("0046 70 174 06 00", "+46701740600")]
    [InlineData(" 031-390 06 12 ", "+46313900612")]
    [InlineData("+47 22 00 00 00", "+4722000000")]
    [InlineData("46701740600", null)]
    [InlineData("ring mig", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("+0701740600", null)]
    public void A_number_is_written_as_the_network_wants_it(string? written, string? expected) => Assert.Equal(expected, PhoneNumber.ToE164(written));

    [Theory]
    [InlineData("070-174 06 00", true)]
    [InlineData("079-174 06 00", true)]
    [InlineData("031-390 06 12", false)]
    [InlineData("0771-793 336", false)]
    [InlineData("070-174 06 0", false)]
    [InlineData("070-174 06 000", false)]
    [InlineData("074-174 06 00", false)]
    [InlineData("+45 32 10 00 00", true)]
    [InlineData("+358 40 000 0000", true)]
    [InlineData("+1 900 555 0100", false)]
    [InlineData("+882 13 300 0000", false)]
    public void Only_Nordic_mobile_numbers_get_SMS(string written, bool expected) => Assert.Equal(expected, PhoneNumber.MobileOrNull(written) is not null);
}
