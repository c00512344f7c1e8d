using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.Home;

/// <summary>Something that waits for somebody.</summary>
/// <param name="Title">Of the occurrence or series.</param>
/// <param name="When">Local wall-clock start; null without a date.</param>
/// <param name="Path">Where it is done.</param>
/// <param name="Count">How many, where that matters.</param>
public sealed record WaitingThing(string Title, DateTime? When, string Path, int Count = 1);

/// <summary>What an organiser's day holds.</summary>
/// <param name="Coming">The next <see cref="FindToday.Days"/> days.</param>
/// <param name="Undecided">Published, to come, with a date or place that is not decided.</param>
/// <param name="Requests">Sign-ups that wait for a yes or no.</param>
/// <param name="NotHeld">Over, and nobody has said whether it was held.</param>
/// <param name="MinutesMissing">Meetings held without published minutes.</param>
/// <param name="TooFew">Groups whose first meeting is near and that wait for more people.</param>
public sealed record Today(
    IReadOnlyList<OccurrenceSummary> Coming,
    IReadOnlyList<WaitingThing> Undecided,
    IReadOnlyList<WaitingThing> Requests,
    IReadOnlyList<WaitingThing> NotHeld,
    IReadOnlyList<WaitingThing> MinutesMissing,
    IReadOnlyList<WaitingThing> TooFew)
{
    public bool NothingWaits => Undecided.Count + Requests.Count + NotHeld.Count + MinutesMissing.Count + TooFew.Count == 0;
}

/// <summary>Gathers what needs an organiser today, of the series they work on.</summary>
public sealed class FindToday(IDbContextFactory<EvenemangDb> contexts, OccurrenceReading reading, TimeProvider time)
{
    /// <summary>How far ahead the coming ones are shown.</summary>
    public const int Days = 14;

    private const int DaysBack = 60;

    public async Task<Today> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var series = (await db.Series.Select(row => new { row.Id, row.Discreet }).ToListAsync(cancel))
            .Where(row => actor.Access.May(Permission.SeeSeries, row.Id, row.Discreet)).ToList();
        var ids = series.Select(row => row.Id).ToList();
        var mine = db.Occurrences.Where(row => ids.Contains(row.SeriesId));
        var living = mine.Where(row => row.State == OccurrenceState.Tentative || row.State == OccurrenceState.Confirmed);
        var until = now.AddDays(Days);
        var coming = await mine.Where(row => row.State != OccurrenceState.Held && row.EndUtc > now && row.StartUtc < until)
            .OrderBy(row => row.SortUtc).ThenBy(row => row.Id).Select(OccurrenceRow.Columns).ToListAsync(cancel);
        var since = now.AddDays(-DaysBack);
        return new(
            await reading.WithSeatsAsync(coming, forOrganisers: true, cancel),
            await ThingsAsync(living.Where(row => (row.EndUtc == null || row.EndUtc > now) && (row.DateDecision != Decision.Decided || row.VenueDecision != Decision.Decided)), "", cancel),
            await RequestsAsync(db, [.. series.Where(row => actor.Access.May(Permission.ReadRegistrations, row.Id, row.Discreet)).Select(row => row.Id)], cancel),
            await ThingsAsync(living.Where(row => row.EndUtc <= now && row.EndUtc > since), "", cancel),
            await ThingsAsync(
                mine.Where(row => row.State == OccurrenceState.Held && row.MinutesPublishedAt == null && row.EndUtc > since && row.Series.Kind == EventKind.RecurringMeeting),
                "/minnesanteckningar", cancel),
            await TooFewAsync(db, ids, now, cancel));
    }

    private static async Task<IReadOnlyList<WaitingThing>> TooFewAsync(EvenemangDb db, List<Guid> series, DateTime now, CancellationToken cancel)
    {
        var until = now.AddDays(Days);
        var waiting = (await db.Series.AsNoTracking().Where(row => series.Contains(row.Id) && row.Published && row.StartConfirmedAt == null).ToListAsync(cancel)).Where(row => row.AwaitsStart).ToList();
        List<WaitingThing> things = [];
        foreach (var group in waiting)
        {
            var first = await db.Occurrences
                .Where(row => row.SeriesId == group.Id && row.Start != null && (row.State == OccurrenceState.Tentative || row.State == OccurrenceState.Confirmed))
                .OrderBy(row => row.StartUtc).Select(row => new { row.Start, row.StartUtc }).FirstOrDefaultAsync(cancel);
            if (!(first?.StartUtc < until)) continue;
            var heads = await db.Registrations.Where(row => row.TargetId == group.Id && row.State == RegistrationState.Confirmed && !row.IsShadow).SumAsync(row => row.Heads, cancel);
            things.Add(new(group.Title, first.Start, $"/arrangor/serier/{group.Slug}/grupp", heads));
        }

        return [.. things.OrderBy(thing => thing.When)];
    }

    private static async Task<IReadOnlyList<WaitingThing>> ThingsAsync(IQueryable<Occurrence> which, string tab, CancellationToken cancel) =>
        [.. (await which.OrderBy(row => row.SortUtc == null).ThenBy(row => row.SortUtc).ThenBy(row => row.Id)
            .Select(row => new { Title = row.Title ?? row.Series.Title, row.Start, row.Slug }).ToListAsync(cancel))
            .Select(row => new WaitingThing(row.Title, row.Start, $"/arrangor/evenemang/{row.Slug}{tab}"))];

    private static async Task<IReadOnlyList<WaitingThing>> RequestsAsync(EvenemangDb db, List<Guid> series, CancellationToken cancel)
    {
        var waiting = await db.Registrations.Where(row => series.Contains(row.SeriesId) && row.State == RegistrationState.Requested && !row.IsShadow)
            .GroupBy(row => new { row.SeriesId, row.OccurrenceId }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        List<WaitingThing> things = [];
        foreach (var (key, count) in waiting.Select(row => (row.Key, row.Count)))
        {
            things.Add(key.OccurrenceId is { } id
                ? await db.Occurrences.Where(row => row.Id == id)
                    .Select(row => new WaitingThing(row.Title ?? row.Series.Title, row.Start, $"/arrangor/evenemang/{row.Slug}/anmalningar", count)).SingleAsync(cancel)
                : await db.Series.Where(row => row.Id == key.SeriesId).Select(row => new WaitingThing(row.Title, null, $"/arrangor/serier/{row.Slug}/anmalningar", count)).SingleAsync(cancel));
        }

        return [.. things.OrderBy(thing => thing.When is null).ThenBy(thing => thing.When)];
    }
}
