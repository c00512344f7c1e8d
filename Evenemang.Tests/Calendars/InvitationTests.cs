using Evenemang.Shared.Calendars;

namespace Evenemang.Tests.Calendars;

public sealed class InvitationTests
{
    private static readonly CalendarMailbox Organiser = new("Kontaktperson, Psykiatrisamordningen", "kontakt@example.se");
    private static readonly CalendarMailbox Attendee = new("Åsa Exempelsson", "asa@example.test");
    private static readonly DateTime Stamp = new(2027, 1, 20, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_request_reads_as_reviewed() =>
        GoldenCalendar.Matches("invitation-request", Invitation.Request(CalendarSamples.Breakfast(), Organiser, Attendee, Stamp));

    [Fact]
    public void A_cancellation_reads_as_reviewed() =>
        GoldenCalendar.Matches("invitation-cancel", Invitation.Cancel(CalendarSamples.Breakfast(), Organiser, Attendee, Stamp, addedSequence: 1));

    [Fact]
    public void An_invitation_has_the_identity_of_the_feed_and_asks_for_no_answer()
    {
        var entry = CalendarSamples.Breakfast();

        var read = IcsReader.Read(Invitation.Request(entry, Organiser, Attendee, Stamp)).Calendar!;

        Assert.Equal(CalendarMethod.Request, read.Method);
        var invited = Assert.Single(read.Entries);
        Assert.Equal(entry.Uid, invited.Uid);
        Assert.Equal(entry.Sequence, invited.Sequence);
        Assert.Equal(Stamp, invited.LastModified);
        Assert.Equal(Organiser, invited.Organizer);
        Assert.Equal(Attendee, invited.Attendee);
    }

    [Fact]
    public void A_cancellation_outranks_what_it_takes_away()
    {
        var entry = CalendarSamples.Breakfast();

        var cancelled = Assert.Single(IcsReader.Read(Invitation.Cancel(entry, Organiser, Attendee, Stamp, addedSequence: 1)).Calendar!.Entries);

        Assert.Equal(entry.Uid, cancelled.Uid);
        Assert.Equal(entry.Sequence + 1, cancelled.Sequence);
        Assert.Equal(CalendarStatus.Cancelled, cancelled.Status);
        Assert.True(cancelled.IsTransparent);
    }
}
