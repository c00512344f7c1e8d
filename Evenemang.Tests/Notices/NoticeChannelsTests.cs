using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Notices;

public sealed class NoticeChannelsTests
{
    private const string Mobile = "070-174 06 00";

    // Wednesday 13 January 2027, 12.00 in Stockholm.
    private static readonly DateTime Now = new(2027, 1, 13, 11, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(NoticeKind.OccurrenceCancelled, null, Mobile, false, true)]
    [InlineData(NoticeKind.OccurrenceMoved, null, Mobile, false, true)]
    [InlineData(NoticeKind.OccurrenceReinstated, null, Mobile, false, true)]
    [InlineData(NoticeKind.OccurrenceCancelled, "kim@exempel.se", Mobile, true, true)]
    [InlineData(NoticeKind.OccurrenceCancelled, "kim@exempel.se", Mobile, false, false)]
    [InlineData(NoticeKind.OccurrenceCancelled, null, "031-390 06 00", false, false)]
    [InlineData(NoticeKind.OccurrenceCancelled, null, null, true, false)]
    [InlineData(NoticeKind.Reminder, "kim@exempel.se", Mobile, true, true)]
    [InlineData(NoticeKind.Reminder, null, Mobile, true, true)]
    [InlineData(NoticeKind.Reminder, null, Mobile, false, false)]
    [InlineData(NoticeKind.Reminder, "kim@exempel.se", Mobile, false, false)]
    [InlineData(NoticeKind.Reminder, "kim@exempel.se", "031-390 06 00", true, false)]
    [InlineData(NoticeKind.Confirmed, null, Mobile, true, false)]
    [InlineData(NoticeKind.Changed, "kim@exempel.se", Mobile, true, false)]
    public void SMS_go_to_those_who_wish_them_and_to_those_who_have_nothing_else(NoticeKind kind, string? email, string? phone, bool wishes, bool expected) =>
        Assert.Equal(expected, NoticeChannels.GetsSms(kind, Person(email, phone, wishes), Now.AddDays(7), Now));

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void A_place_that_opens_up_is_urgent_on_the_last_day_and_always_to_those_who_have_nothing_else(int hoursBefore, bool expected)
    {
        Assert.Equal(expected, NoticeChannels.GetsSms(NoticeKind.Promoted, Person("kim@exempel.se", Mobile, true), Now.AddHours(hoursBefore), Now));
        Assert.True(NoticeChannels.GetsSms(NoticeKind.Promoted, Person(null, Mobile, false), Now.AddHours(hoursBefore), Now));
        Assert.False(NoticeChannels.IsUrgent(NoticeKind.Promoted, null, Now));
        // However long it is until then, an offer runs out.
        Assert.True(NoticeChannels.GetsSms(NoticeKind.SeatOffered, Person("kim@exempel.se", Mobile, true), Now.AddHours(hoursBefore), Now));
        Assert.True(NoticeChannels.GetsSms(NoticeKind.SeatOffered, Person(null, Mobile, false), Now.AddHours(hoursBefore), Now));
        Assert.False(NoticeChannels.GetsSms(NoticeKind.OfferLapsed, Person(null, Mobile, true), Now.AddHours(hoursBefore), Now));
    }

    [Theory]
    [InlineData("2027-01-13T11:00", "2027-01-20T13:00", "2027-01-13T11:00")] // noon: at once
    [InlineData("2027-01-13T21:30", "2027-01-14T13:00", "2027-01-14T06:00")] // 22.30, begins at 14: in the morning at 07
    [InlineData("2027-01-13T21:30", "2027-01-14T08:00", "2027-01-13T21:30")] // 22.30, begins at 09: now
    [InlineData("2027-01-13T21:30", "2027-01-14T09:00", "2027-01-14T06:00")] // 22.30, begins at 10: 07 is early enough
    [InlineData("2027-01-13T04:00", "2027-01-13T07:00", "2027-01-13T04:00")] // 05.00, begins at 08: now
    [InlineData("2027-03-27T22:00", "2027-03-28T20:00", "2027-03-28T05:00")] // the night the clocks go forward
    public void At_night_an_SMS_waits_for_morning_unless_that_is_too_late(string now, string start, string expected) =>
        Assert.Equal(Utc(expected), NoticeChannels.SmsDueAt(Utc(now), Utc(start), "Europe/Stockholm"));

    [Fact]
    public void Without_a_day_it_can_wait() =>
        Assert.Equal(Utc("2027-01-14T06:00"), NoticeChannels.SmsDueAt(Utc("2027-01-13T21:30"), null, "Europe/Stockholm"));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static Registration Person(string? email, string? phone, bool wishes) => new() { Email = email, Phone = phone, WishesSms = wishes, State = RegistrationState.Confirmed };
}
