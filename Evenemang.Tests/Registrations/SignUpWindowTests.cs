using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class SignUpWindowTests
{
    private const string Zone = "Europe/Stockholm";

    private static readonly RegistrationPolicy Policy = new() { OpensAt = new(2027, 1, 10, 8, 0, 0), ClosesHoursBefore = 24 };
    private static readonly SignUpSubject Breakfast = new(Zone, Utc("2027-02-05T06:45"), IsPublic: true, OccurrenceState.Confirmed);

    [Theory]
    [InlineData("2027-01-10T06:59", SignUpWindowState.NotYetOpen)]
    [InlineData("2027-01-10T07:00", SignUpWindowState.Open)] // 08.00 in Stockholm
    [InlineData("2027-02-04T06:44", SignUpWindowState.Open)]
    [InlineData("2027-02-04T06:45", SignUpWindowState.Closed)] // a day before
    [InlineData("2027-02-05T06:45", SignUpWindowState.Started)]
    public void It_opens_and_closes_by_the_clock_on_the_wall(string now, SignUpWindowState expected)
    {
        var window = SignUpWindow.Of(Policy, isOffered: true, Breakfast, Utc(now));
        Assert.Equal(expected, window.State);
        Assert.Equal(new DateTime(2027, 2, 4, 7, 45, 0), window.ClosesAt);
    }

    [Theory]
    [InlineData(OccurrenceState.Cancelled, SignUpWindowState.Cancelled)]
    [InlineData(OccurrenceState.Held, SignUpWindowState.Held)]
    [InlineData(OccurrenceState.Tentative, SignUpWindowState.Open)]
    public void Its_state_comes_first(OccurrenceState state, SignUpWindowState expected) =>
        Assert.Equal(expected, SignUpWindow.Of(Policy, isOffered: true, Breakfast with { State = state }, Utc("2027-01-20T12:00")).State);

    [Fact]
    public void A_set_closing_time_stands_whenever_it_starts()
    {
        var policy = Policy with { ClosesAt = new(2027, 3, 28, 2, 30, 0) }; // in the gap: 03.30 summer time
        Assert.Equal(SignUpWindowState.Open, SignUpWindow.Of(policy, isOffered: true, Breakfast with { StartUtc = null }, Utc("2027-03-28T01:29")).State);
        Assert.Equal(SignUpWindowState.Closed, SignUpWindow.Of(policy, isOffered: true, Breakfast with { StartUtc = null }, Utc("2027-03-28T01:30")).State);
    }

    [Fact]
    public void Without_a_date_it_is_open_and_does_not_say_when_it_closes()
    {
        var window = SignUpWindow.Of(new(), isOffered: true, Breakfast with { StartUtc = null }, Utc("2027-01-20T12:00"));
        Assert.Equal(new(SignUpWindowState.Open), window);
    }

    [Fact]
    public void What_takes_no_sign_ups_or_is_not_public_offers_none()
    {
        Assert.Equal(SignUpWindowState.NotOffered, SignUpWindow.Of(Policy, isOffered: false, Breakfast, Utc("2027-01-20T12:00")).State);
        Assert.Equal(SignUpWindowState.NotOffered, SignUpWindow.Of(Policy, isOffered: true, Breakfast with { IsPublic = false }, Utc("2027-01-20T12:00")).State);
    }

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
