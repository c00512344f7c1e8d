using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A series to be created.</summary>
/// <param name="Kind">Which of the kinds; chooses what is not set.</param>
/// <param name="Content">Everything about it; the title is required.</param>
public sealed record NewSeries(EventKind Kind, SeriesEdit Content)
{
    /// <summary>Null for one made of the title; at most <see cref="Slugs.MaxTitleSlugLength"/> characters.</summary>
    public string? Slug { get; init; }

    /// <summary>How many of the first meetings that the rule gives a facilitator leads.</summary>
    public int FacilitatedMeetings { get; init; }
}

/// <summary>Creates a series and, where it has a rule, its occurrences from the rule's start onwards; drafts unless the series is published at once.</summary>
public sealed class CreateSeries(Store store, TimeProvider time, SiteOptions site)
{
    public async Task<EventOutcome> RunAsync(NewSeries wanted, Actor actor, CancellationToken cancel)
    {
        EvenemangDb? used = null;
        try
        {
            return await store.WriteAsync((db, inner) => CreateAsync(used = db, wanted, actor, inner), cancel);
        }
        catch (DbUpdateException failure) when (used!.IsUniqueViolation(failure))
        {
            return new EventOutcome.Invalid("slug", FieldProblemCode.Taken);
        }
    }

    private async Task<EventOutcome> CreateAsync(EvenemangDb db, NewSeries wanted, Actor actor, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!actor.Access.May(Permission.CreateSeries)) return new EventOutcome.Forbidden();
        var problems = SeriesEditing.Look(wanted.Content, current: null);
        problems.AddIf(!Enum.IsDefined(wanted.Kind), "kind", FieldProblemCode.Unknown);
        problems.AddIf(wanted.Slug is not null && !(Slugs.IsValid(wanted.Slug) && wanted.Slug.Length <= Slugs.MaxTitleSlugLength), "slug", FieldProblemCode.Malformed, Slugs.MaxTitleSlugLength);
        problems.AddIf(wanted.Slug is not null && await db.Series.AnyAsync(row => row.Slug == wanted.Slug, cancel), "slug", FieldProblemCode.Taken);
        if (problems.Any) return new EventOutcome.Invalid(problems.All);

        var series = new Series
        {
            Id = Guid.CreateVersion7(),
            Slug = wanted.Slug ?? await FreeSlugs.ForSeriesAsync(db, wanted.Content.Title.Value, cancel),
            Kind = wanted.Kind,
            Title = wanted.Content.Title.Value,
            TimeZone = site.TimeZone,
            Registration = KindDefaults.Registration(wanted.Kind),
            Discreet = KindDefaults.Discreet(wanted.Kind),
            Notices = NoticeSettings.Default(wanted.Kind),
            CreatedAt = now,
        };
        SeriesEditing.Apply(wanted.Content, series, now);
        series.Published = wanted.Content.Published.Or(false);
        db.Series.Add(series);
        var (planned, added) = await SeriesPlanning.AddMissingAsync(db, series, [], from: null, site.UidDomain, now, cancel);
        foreach (var occurrence in added.Take(wanted.FacilitatedMeetings)) occurrence.Facilitated = true;
        // Whoever creates a series works on it from the same moment on.
        if (actor.OrganiserId is { } creator)
        {
            db.Add(new SeriesGrant { Id = Guid.CreateVersion7(), OrganiserId = creator, SeriesId = series.Id, Kind = GrantKind.Organiser, GrantedAt = now });
        }

        db.AuditEntries.Add(Audit.Entry(actor, "series.created", now, series.Id, null, null));
        await db.SaveChangesAsync(cancel);
        return new EventOutcome.SeriesDone(series.Id, series.Slug, series.Version, planned, []);
    }
}
