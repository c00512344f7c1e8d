using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Adds an occurrence to a series by hand, as a draft.</summary>
public sealed class AddOccurrence(Store store, TimeProvider time, SiteOptions site)
{
    /// <param name="series">Slug of the series.</param>
    /// <param name="content">Everything about it; without a date the date is undecided.</param>
    /// <param name="slug">Its own slug; null for one made of the series' slug and the date.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<EventOutcome> RunAsync(string series, OccurrenceEdit content, string? slug, Actor actor, CancellationToken cancel)
        => store.WriteAsync((db, inner) => AddAsync(db, series, content, slug, actor, inner), cancel);

    /// <summary>Adds one that comes from a calendar file, and keeps the identity it has there, so that it is recognised the next time.</summary>
    internal Task<EventOutcome> ImportAsync(string series, OccurrenceEdit content, string uid, Actor actor, CancellationToken cancel)
        => store.WriteAsync((db, inner) => AddAsync(db, series, content, null, actor, inner, uid), cancel);

    private async Task<EventOutcome> AddAsync(EvenemangDb db, string seriesSlug, OccurrenceEdit content, string? slug, Actor actor, CancellationToken cancel, string? uid = null)
    {
        var seriesId = await db.Series.Where(row => row.Slug == seriesSlug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (seriesId == Guid.Empty) return new EventOutcome.NotFound();
        await db.LockSeriesAsync(seriesId, cancel);
        var series = await db.Series.AsTracking().SingleAsync(row => row.Id == seriesId, cancel);
        if (!actor.Access.May(Permission.EditOccurrences, series.Id, series.Discreet)) return new EventOutcome.Forbidden();
        var problems = OccurrenceEditRules.Look(content, [], []);
        problems.AddIf(slug is not null && !Slugs.IsValid(slug), "slug", FieldProblemCode.Malformed);
        problems.AddIf(slug is not null && await db.Occurrences.AnyAsync(row => row.Slug == slug, cancel), "slug", FieldProblemCode.Taken);
        if (problems.Any) return new EventOutcome.Invalid(problems.All);

        var now = time.GetUtcNow().UtcDateTime;
        var date = content.Date is { IsMade: true, Value: { } given } ? given.Start ?? given.Candidates?.Select(candidate => (DateTime?)candidate.Start).Min() : null;
        var occurrence = new Occurrence
        {
            Id = Guid.CreateVersion7(),
            SeriesId = series.Id,
            Series = series,
            Slug = slug ?? await FreeSlugs.ForOccurrenceAsync(db, series.Slug, date is { } day ? DateOnly.FromDateTime(day) : null, cancel),
            Uid = uid ?? OccurrenceEditing.NewUid(site.UidDomain),
            ThemeDecision = KindDefaults.HasThemes(series.Kind) ? Decision.Undecided : Decision.Decided,
            IsHandEdited = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Occurrences.Add(occurrence);
        if (OccurrenceEditing.ApplyDate(content, occurrence, site.UidDomain, now) is { } refused) return new EventOutcome.Refused(refused);
        OccurrenceEditing.ApplyContent(content, occurrence, now);
        await OccurrenceEditing.ApplyProgrammeAsync(db, content, occurrence, cancel);
        db.AuditEntries.Add(Audit.Entry(actor, uid is null ? "occurrence.added" : "occurrence.imported", now, series.Id, occurrence.Id, null));
        await db.SaveChangesAsync(cancel);
        return new EventOutcome.Done(occurrence.Id, occurrence.Slug, occurrence.Version, EventOutcome.Nobody);
    }
}
