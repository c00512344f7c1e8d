using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Server.Settings;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>
/// The calendar object that goes with a notice. SEQUENCE = the occurrence's own + how often the address' places have come and gone
/// (<see cref="NoticeFacts.CalendarChanges"/>); DTSTAMP = when the notice became owed. So a later object always counts for more, and one rendered twice is the same.
/// </summary>
public static class NoticeInvitation
{
    private const string SeriesFileName = "datum.ics";

    /// <summary>The part, or null where there is nothing to put in or take out of a calendar.</summary>
    public static CalendarPart? Of(NoticeFacts facts, SiteOptions site, Mailbox sender, Mailbox? answers)
    {
        if (facts.IsAwaitingStart) return null;
        if (facts.IsAboutSeries) return OfSeries(facts, site, sender, answers);
        if (OccurrenceEntries.OfDecidedDate(facts.Occurrence!, Options(facts, facts.Occurrence!, site)) is not { } entry) return null;
        var (organiser, attendee) = (Organiser(facts, sender, answers), new CalendarMailbox(facts.Series.Discreet ? "" : facts.Registration.Name ?? "", facts.Registration.Email!));
        return Method(facts) switch
        {
            CalendarMethod.Request => new("REQUEST", Text(Invitation.Request(entry, organiser, attendee, facts.OwedAt, facts.CalendarChanges)), Invitation.FileName),
            CalendarMethod.Cancel => new("CANCEL", Text(Invitation.Cancel(entry, organiser, attendee, facts.OwedAt, facts.CalendarChanges)), Invitation.FileName),
            _ => null,
        };
    }

    private static CalendarMethod? Method(NoticeFacts facts) => facts.Kind switch
    {
        // Somebody who waits or asks has no place, and so nothing in the calendar.
        NoticeKind.Withdrawn or NoticeKind.Removed when facts.Registration.ConfirmedAt is null || facts.KeepsCalendarEntry => null,
        NoticeKind.Withdrawn or NoticeKind.Removed => CalendarMethod.Cancel,
        _ when facts.Registration.State is not RegistrationState.Confirmed => null,
        NoticeKind.OccurrenceCancelled => CalendarMethod.Cancel,
        NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.Changed or NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged or NoticeKind.OccurrenceReinstated
            => CalendarMethod.Request,
        _ => null,
    };

    /// <summary>
    /// An iMIP message carries one UID (RFC 5546 section 3.2 and RFC 6047), and a mail with ten invitations is shown as ten questions or as the first alone. So a sign-up
    /// to a whole series gets its dates as a file to import (PUBLISH, the same UIDs as everywhere) and the address of the personal feed, which keeps itself
    /// up to date; what later happens to one date is mailed as an invitation of its own.
    /// </summary>
    private static CalendarPart? OfSeries(NoticeFacts facts, SiteOptions site, Mailbox sender, Mailbox? answers)
    {
        if (facts.Kind is not (NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.GroupStarts) || facts.Registration.State is not RegistrationState.Confirmed) return null;
        var entries = facts.Coming.Select(occurrence => OccurrenceEntries.OfDecidedDate(occurrence, Options(facts, occurrence, site))).OfType<CalendarEntry>()
            .Select(entry => entry with { Organizer = Organiser(facts, sender, answers) })
            .ToList();
        if (entries.Count == 0) return null;
        var feed = new CalendarFeed { Method = CalendarMethod.Publish, TimeZone = facts.Series.TimeZone, Entries = entries };
        return new("PUBLISH", Text(IcsWriter.Write(feed)), SeriesFileName, IsInvitation: false);
    }

    private static EntryOptions Options(NoticeFacts facts, Occurrence occurrence, SiteOptions site)
    {
        EntryOptions options = new(site.BaseUrl, site.UidDomain, facts.Culture);
        return facts.Series.Discreet ? options with { IsNeutral = true, OwnTitle = CalendarTitle.Of(occurrence, facts.Registration, facts.Culture) } : options;
    }

    // Answers and questions from calendars go where answers to the letter go; a sender nobody reads gives bounces.
    private static CalendarMailbox Organiser(NoticeFacts facts, Mailbox sender, Mailbox? answers)
    {
        var name = facts.Series.Discreet ? sender.Name ?? "" : facts.Series.Contact?.Name ?? facts.Series.Organiser ?? sender.Name ?? "";
        return new(name, (answers ?? sender).Address);
    }

    private static string Text(byte[] octets) => Encoding.UTF8.GetString(octets);
}
