using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class LinkLifeTests
{
    private static readonly LinkPeriods Periods = new(DaysAfterEnd: 60, UnusedDays: 365);
    private static readonly DateTime SignedUp = new(2027, 1, 11, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_link_ends_some_time_after_the_last_meeting() => Assert.Equal(SignedUp.AddDays(100 + 60), LinkLife.EndsAt(Of(), SignedUp.AddDays(100), Periods));

    [Fact]
    public void Without_an_end_it_ends_when_nobody_has_used_it_for_long()
    {
        Assert.Equal(SignedUp.AddDays(365), LinkLife.EndsAt(Of(), null, Periods));
        Assert.Equal(SignedUp.AddDays(40 + 365), LinkLife.EndsAt(Of(used: 40), null, Periods));
        Assert.Equal(SignedUp.AddDays(365), LinkLife.EndsAt(Of(), SignedUp.AddDays(2000), Periods));
    }

    [Fact]
    public void One_that_was_asked_for_after_the_end_is_of_use_for_a_while() => Assert.Equal(SignedUp.AddDays(300 + 60), LinkLife.EndsAt(Of(issued: 300), SignedUp.AddDays(100), Periods));

    [Theory]
    [InlineData(null, null, 29, false)]
    [InlineData(null, null, 30, true)]
    [InlineData(20, null, 49, false)]
    [InlineData(20, null, 50, true)]
    [InlineData(null, 20, 49, false)]
    public void Use_is_noted_once_a_month(int? used, int? issued, int now, bool expected) => Assert.Equal(expected, LinkLife.IsUseWorthNoting(Of(used, issued), SignedUp.AddDays(now)));

    private static Registration Of(int? used = null, int? issued = null) => new()
    {
        CreatedAt = SignedUp,
        LinkUsedAt = used is { } days ? SignedUp.AddDays(days) : null,
        LinkIssuedAt = issued is { } later ? SignedUp.AddDays(later) : null,
    };
}
