using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

/// <summary>Until when somebody who waits may answer.</summary>
public sealed class SeatOfferTests
{
    private static readonly DateTime Now = new(2027, 1, 11, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Start = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, "2027-01-11T10:00")]
    [InlineData(24, "2027-01-12T09:00")]
    [InlineData(168, "2027-01-18T09:00")]
    public void There_are_so_many_hours_to_answer(int hours, string endsAt) => Assert.Equal(At(endsAt), SeatOffer.EndsAt(hours, Now, Start, 4));

    [Theory]
    [InlineData("2027-01-24T12:30", 24, "2027-01-25T08:30")]
    [InlineData("2027-01-25T07:30", 24, "2027-01-25T08:30")]
    [InlineData("2027-01-25T07:31", 24, null)]
    [InlineData("2027-01-25T09:00", 1, null)]
    public void Never_after_the_cutoff_and_nobody_is_asked_with_less_than_an_hour_left(string toldAt, int hours, string? endsAt) =>
        Assert.Equal(endsAt is null ? null : At(endsAt), SeatOffer.EndsAt(hours, At(toldAt), Start, 4));

    [Fact]
    public void The_last_time_is_a_whole_minute_so_that_the_letter_can_say_it_and_no_shorter_than_promised() =>
        Assert.Equal(At("2027-01-11T12:01"), SeatOffer.EndsAt(3, Now.AddSeconds(12), null, 4));

    [Theory]
    [InlineData("2027-01-18T12:30", "2027-01-12T09:00")]
    [InlineData("2027-01-12T10:00", "2027-01-12T06:00")]
    [InlineData("2027-01-11T12:00", "2027-01-11T10:00")]
    [InlineData("2027-01-11T09:30", "2027-01-11T09:30")]
    [InlineData(null, "2027-01-12T09:00")]
    public void A_move_shortens_the_time_to_the_new_cutoff_but_leaves_an_hour(string? start, string endsAt) =>
        Assert.Equal(At(endsAt), SeatOffer.AfterMove(Now.AddDays(1), start is null ? null : At(start), 4, Now));

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, 1)]
    [InlineData(true, 168)]
    [InlineData(false, 0)]
    [InlineData(false, 169)]
    public void Hours_lie_between_one_and_a_week(bool isValid, int? hours)
    {
        FieldProblems problems = new();
        ContentRules.Policy(problems, "registration", new() { OfferHours = hours });
        Assert.Equal(isValid, !problems.Any);
    }

    private static DateTime At(string utc) => DateTime.SpecifyKind(DateTime.Parse(utc, null), DateTimeKind.Utc);
}
