using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class SeatsTests
{
    private static readonly RegistrationPolicy Policy = new() { Capacity = 10 };

    [Theory]
    [InlineData(8, 2, 0, null, RegistrationState.Confirmed)] // the last two seats
    [InlineData(8, 3, 0, null, RegistrationState.Waitlisted)] // one seat too few
    [InlineData(8, 1, 1, 3, RegistrationState.Confirmed)] // the waiting party is too large for what is free
    [InlineData(8, 1, 1, 2, RegistrationState.Waitlisted)] // somebody waits who would fit
    [InlineData(12, 1, 0, null, RegistrationState.Waitlisted)] // the capacity was lowered below what is confirmed
    public void A_party_gets_seats_when_it_fits_and_overtakes_nobody_who_would_fit(int confirmed, int heads, int waiting, int? smallest, RegistrationState expected)
    {
        var decision = Seats.Decide(heads, new(10, confirmed, waiting, smallest), Policy);
        Assert.Equal(expected, decision.State);
        Assert.Equal(expected is RegistrationState.Waitlisted ? waiting + 1 : null, decision.Position);
    }

    [Fact]
    public void Where_large_parties_are_not_passed_nobody_new_gets_in_while_one_waits() =>
        Assert.Equal(RegistrationState.Waitlisted, Seats.Decide(1, new(10, 8, 1, 3), Policy with { SkipTooLarge = false }).State);

    [Fact]
    public void Without_a_waitlist_it_is_full() => Assert.True(Seats.Decide(1, new(10, 10), Policy with { Waitlist = false }).IsFull);

    [Fact]
    public void Without_a_limit_everybody_fits() => Assert.Equal(RegistrationState.Confirmed, Seats.Decide(50, new(null, 100_000), Policy).State);

    [Fact]
    public void Where_an_organiser_approves_a_sign_up_is_a_request_until_then()
    {
        var approving = Policy with { Approval = true };
        Assert.Equal(RegistrationState.Requested, Seats.Decide(1, new(10, 0), approving).State);
        Assert.Equal(RegistrationState.Confirmed, Seats.Decide(1, new(10, 0), approving, isApproved: true).State);
    }

    [Theory]
    [InlineData(3, true, new[] { 2, 1, 3, 1 }, new[] { 0, 1 })] // 2 and 1 fill it
    [InlineData(2, true, new[] { 3, 1, 2, 1 }, new[] { 1, 3 })] // 3 is passed, then 2 no longer fits
    [InlineData(2, false, new[] { 3, 1, 1 }, new int[0])] // 3 is not passed
    [InlineData(4, false, new[] { 3, 2, 1 }, new[] { 0 })] // 2 stops the line
    [InlineData(0, true, new[] { 1 }, new int[0])]
    public void Free_seats_go_to_whole_parties_in_order(int free, bool skipTooLarge, int[] waiting, int[] expected)
    {
        var parties = waiting.Select((heads, at) => new WaitingParty(Guid.NewGuid(), at, heads)).ToList();
        Assert.Equal(expected, Seats.Promote(free, parties, skipTooLarge).Select(party => party.Number));
    }

    [Fact]
    public void Without_a_limit_everybody_who_waits_is_moved_up() =>
        Assert.Equal(2, Seats.Promote(null, [new(Guid.NewGuid(), 1, 4), new(Guid.NewGuid(), 2, 1)], skipTooLarge: false).Count);

    [Theory]
    [InlineData("2027-02-08T07:30", 4, "2027-02-07T15:00", true)] // the afternoon before
    [InlineData("2027-02-08T07:30", 4, "2027-02-08T03:30", true)] // to the minute
    [InlineData("2027-02-08T07:30", 4, "2027-02-08T03:31", false)]
    public void Nobody_is_moved_up_after_the_cut_off(string start, int hours, string toldAt, bool expected) =>
        Assert.Equal(expected, Seats.IsBeforeCutoff(Utc(start), hours, Utc(toldAt)));

    [Theory]
    [InlineData("2027-01-11T19:59", "2027-01-11T19:59")] // 20.59 in Stockholm
    [InlineData("2027-01-11T20:00", "2027-01-12T06:00")] // 21.00 waits for 07.00
    [InlineData("2027-01-12T05:59", "2027-01-12T06:00")]
    [InlineData("2027-03-27T22:00", "2027-03-28T05:00")] // the night the clocks go forward: 07.00 is summer time
    public void Good_news_waits_for_the_morning(string utc, string expected) => Assert.Equal(Utc(expected), QuietHours.NextAllowed(Utc(utc), "Europe/Stockholm"));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
