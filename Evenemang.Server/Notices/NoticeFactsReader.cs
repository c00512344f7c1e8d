using Evenemang.Server.Calendars;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Notices;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Reads what is true about a notice to a participant when its turn has come.</summary>
public sealed class NoticeFactsReader(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, CalendarLinks calendars, SiteOptions site)
{
    /// <summary>The facts; null when the sign-up is gone. With them, the end of what it is about (UTC), null while there is none.</summary>
    public async Task<(NoticeFacts Facts, DateTime? LastEndUtc)?> ReadAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.RegistrationId, cancel) is not { } registration) return null;
        var series = await db.Series.AsNoTracking().FirstAsync(row => row.Id == notice.SeriesId, cancel);
        var occurrence = notice.OccurrenceId is { } id
            ? await db.Occurrences.AsNoTracking().Include(row => row.Series).Include(row => row.Programme).FirstOrDefaultAsync(row => row.Id == id, cancel)
            : null;
        var dates = occurrence is null ? await DatesAsync(db, registration, cancel) : [];
        var handOver = await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel);
        var isContact = handOver?.ContactId == registration.Id;
        var written = notice.Detail?.MessageId is { } message ? await db.Set<OrganiserMessage>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == message, cancel) : null;
        var prefix = registration.Language == "en" ? "/en" : "";
        var facts = new NoticeFacts
        {
            Kind = notice.Kind,
            OwedAt = notice.CreatedAt,
            Now = now,
            Registration = registration,
            Culture = OccasionFacts.CultureOf(registration.Language),
            Told = notice.Detail?.Told,
            Message = written,
            WrittenBy = written?.FromId is { } writer ? await WriterAsync(db, writer, cancel) : null,
            Series = series,
            Occurrence = occurrence,
            Item = registration.ProgrammeItemId is { } item ? occurrence?.Programme.Find(row => row.Id == item) : null,
            Coming = [.. dates.Where(date => !(date.EndUtc < now) && date.State is not OccurrenceState.Cancelled)],
            IsOfOwnGroup = handOver?.IsInEffect(now) is true,
            IsToContact = isContact && handOver!.IsInEffect(now),
            RunsItselfFrom = notice.Kind is NoticeKind.GroupContact && isContact ? WallClock.ToLocal(handOver!.EffectiveFrom, series.TimeZone) : null,
            SurveyUrl = notice.Kind is NoticeKind.FollowUp && occurrence is not null ? await SurveyAsync(db, registration, occurrence, prefix, cancel) : null,
            DoorCode = registration.State is RegistrationState.Confirmed ? secrets.DoorCode(registration.Id) : null,
            Position = await PositionAsync(db, registration, cancel),
            CalendarChanges = await CalendarChangesAsync(db, registration, cancel),
            KeepsCalendarEntry = await KeepsCalendarEntryAsync(db, registration, occurrence, cancel),
            // A link that has run out is asked for anew on a page of its own.
            ManageUrl = $"{site.BaseUrl}{prefix}/min-anmalan" + (registration.LinkEndedAt is null ? $"/{secrets.ManageToken(registration)}" : ""),
            PageUrl = occurrence is null ? $"{site.BaseUrl}{prefix}/serier/{series.Slug}" : $"{site.BaseUrl}{prefix}/evenemang/{occurrence.Slug}",
            FeedUrl = calendars.Person(registration),
            Thread = await db.Notices.Where(row => row.RegistrationId == registration.Id && row.State == NoticeState.Sent && row.Id != notice.Id)
                .OrderBy(row => row.SentAt).ThenBy(row => row.Id).Select(row => row.MessageId).ToListAsync(cancel),
        };
        return (facts, LastEnd(occurrence, dates));
    }

    /// <summary>What a member calls themselves now; null when they gave no name or have been erased.</summary>
    private static Task<string?> WriterAsync(EvenemangDb db, Guid writer, CancellationToken cancel) =>
        db.Registrations.Where(row => row.Id == writer).Select(row => row.Name).FirstOrDefaultAsync(cancel);

    private async Task<string?> SurveyAsync(EvenemangDb db, Registration registration, Occurrence occurrence, string prefix, CancellationToken cancel)
    {
        var survey = await db.Set<Survey>().Where(row => row.SeriesId == occurrence.SeriesId).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
        return survey is { } id ? $"{site.BaseUrl}{prefix}{SurveyTokens.Path(SurveyTokens.For(secrets, id, occurrence.Id, registration.Id))}" : null;
    }

    private static Task<List<Occurrence>> DatesAsync(EvenemangDb db, Registration registration, CancellationToken cancel) =>
        db.Occurrences.AsNoTracking().Include(row => row.Series).Include(row => row.Programme).AsSplitQuery()
            .Where(row => row.SeriesId == registration.SeriesId && row.State != OccurrenceState.Draft)
            .Where(row => !db.Absences.Any(absence => absence.RegistrationId == registration.Id && absence.OccurrenceId == row.Id))
            .OrderBy(row => row.SortUtc).ThenBy(row => row.Id)
            .ToListAsync(cancel);

    private static DateTime? LastEnd(Occurrence? occurrence, List<Occurrence> dates)
    {
        if (occurrence is not null) return occurrence.EndUtc;
        return dates.Count == 0 || dates.Exists(date => date.EndUtc is null) ? null : dates.Max(date => date.EndUtc);
    }

    private static async Task<int?> PositionAsync(EvenemangDb db, Registration registration, CancellationToken cancel) =>
        registration.State is RegistrationState.Waitlisted
            ? 1 + await db.Registrations.CountAsync(
                row => row.TargetId == registration.TargetId && row.State == RegistrationState.Waitlisted && !row.IsShadow && row.Number < registration.Number, cancel)
            : null;

    // Each sign-up adds one and each ending one, whichever of several sign-ups it is; the first of all counts nothing.
    private static async Task<int> CalendarChangesAsync(EvenemangDb db, Registration registration, CancellationToken cancel)
    {
        if (registration.AddressHash is not { } hash) return registration.CalendarVersion;
        var same = await db.Registrations.Where(row => row.SeriesId == registration.SeriesId && row.AddressHash == hash && !row.IsShadow)
            .Select(row => row.CalendarVersion).ToListAsync(cancel);
        return Math.Max(0, same.Sum() + same.Count - 1);
    }

    private static async Task<bool> KeepsCalendarEntryAsync(EvenemangDb db, Registration registration, Occurrence? occurrence, CancellationToken cancel) =>
        occurrence is not null && registration.AddressHash is { } hash
        && await db.Registrations.AnyAsync(
            row => row.Id != registration.Id && row.AddressHash == hash && !row.IsShadow && row.State == RegistrationState.Confirmed
                && (row.OccurrenceId == occurrence.Id
                    || (row.OccurrenceId == null && row.SeriesId == occurrence.SeriesId
                        && !db.Absences.Any(absence => absence.RegistrationId == row.Id && absence.OccurrenceId == occurrence.Id))),
            cancel);
}
