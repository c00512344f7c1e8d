namespace Evenemang.Shared.Calendars;

/// <summary>
/// The calendar object of a mail to one person (iMIP, RFC 6047): the same UID as in every feed, the attendee already counted as coming.
/// Of two objects with one UID readers keep the one with the higher SEQUENCE, and of equal ones the later DTSTAMP (RFC 5546 section 2.1.5);
/// so <c>stamp</c> is the moment the notice became owed (UTC), not the moment of sending, and a notice rendered twice has the same bytes.
/// </summary>
public static class Invitation
{
    /// <summary>The media type of the alternative part for <see cref="Request"/>.</summary>
    public const string RequestMediaType = "text/calendar; method=REQUEST; charset=utf-8";

    /// <summary>The media type of the alternative part for <see cref="Cancel"/>.</summary>
    public const string CancelMediaType = "text/calendar; method=CANCEL; charset=utf-8";

    /// <summary>The name of the same object as an attached file (<c>application/ics</c>).</summary>
    public const string FileName = "invite.ics";

    /// <summary>Puts <paramref name="entry"/> into the attendee's calendar, or moves what is there.</summary>
    /// <param name="entry">The entry as the feeds hold it.</param>
    /// <param name="organiser">A mailbox that somebody reads.</param>
    /// <param name="attendee">The one person the mail goes to.</param>
    /// <param name="stamp">When this became true (UTC).</param>
    /// <param name="addedSequence">How often the person's own place has changed since the entry's sequence last rose; 0 or more.</param>
    public static byte[] Request(CalendarEntry entry, CalendarMailbox organiser, CalendarMailbox attendee, DateTime stamp, int addedSequence = 0) =>
        IcsWriter.Write(Of(CalendarMethod.Request, entry, organiser, attendee, stamp, addedSequence));

    /// <summary>Takes <paramref name="entry"/> out of the attendee's calendar: the occurrence is cancelled, or the person has withdrawn.</summary>
    /// <inheritdoc cref="Request" path="/param"/>
    public static byte[] Cancel(CalendarEntry entry, CalendarMailbox organiser, CalendarMailbox attendee, DateTime stamp, int addedSequence = 0) =>
        IcsWriter.Write(Of(CalendarMethod.Cancel, entry, organiser, attendee, stamp, addedSequence));

    private static CalendarFeed Of(
        CalendarMethod method, CalendarEntry entry, CalendarMailbox organiser, CalendarMailbox attendee, DateTime stamp, int addedSequence)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(organiser);
        ArgumentNullException.ThrowIfNull(attendee);
        ArgumentOutOfRangeException.ThrowIfNegative(addedSequence);
        var isCancel = method == CalendarMethod.Cancel;
        return new CalendarFeed
        {
            Method = method,
            Entries =
            [
                entry with
                {
                    Sequence = entry.Sequence + addedSequence,
                    LastModified = stamp,
                    Status = isCancel ? CalendarStatus.Cancelled : entry.Status,
                    IsTransparent = isCancel || entry.IsTransparent,
                    Organizer = organiser,
                    Attendee = attendee,
                },
            ],
        };
    }
}
