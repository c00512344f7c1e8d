using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Everything the sign-up page shows.</summary>
/// <param name="To">What for, as its address names it.</param>
/// <param name="Series">Its series.</param>
/// <param name="Occurrence">Its occurrence, with the series; null for a whole series.</param>
/// <param name="Item">Its programme item, if only that.</param>
/// <param name="Coming">For a whole series: its dates to come, in order, without cancelled ones.</param>
/// <param name="HasBegun">For a whole series: whether it has met.</param>
/// <param name="Terms">What is asked.</param>
/// <param name="Window">Whether it is open, and if not, why.</param>
/// <param name="Seats">How full it is.</param>
public sealed record SignUpView(
    SignUpTo To, Series Series, Occurrence? Occurrence, ProgrammeItem? Item, IReadOnlyList<Occurrence> Coming, bool HasBegun, SignUpTerms Terms, SignUpWindow Window, SeatCount Seats)
{
    public RegistrationPolicy Policy => Terms.Policy;

    /// <summary>A group that does not want to be found: its page tells how to join it, not when and where it meets; where its organisers say so, its start until that has begun.</summary>
    public bool HidesTimes => Series.Discreet && (Occurrence is not null || HasBegun || !Series.ShowsTimeAndPlace);

    /// <summary>Whether a party of one would get a seat now.</summary>
    public bool HasSeat => Shared.Registrations.Seats.MayTake(1, Seats, Policy.SkipTooLarge);
}

/// <summary>Opens the sign-up page.</summary>
public sealed class FindSignUp(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <returns>Null when there is no such thing, or it is not published.</returns>
    public async Task<SignUpView?> RunAsync(SignUpTo to, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return to switch
        {
            SignUpTo.Series { Slug: var slug } => await SeriesAsync(db, to, slug, cancel),
            SignUpTo.Occurrence { Slug: var slug } => await OccurrenceAsync(db, to, slug, null, cancel),
            SignUpTo.ProgrammeItem { OccurrenceSlug: var slug, ItemId: var item } => await OccurrenceAsync(db, to, slug, item, cancel),
            _ => throw new ArgumentException($"{to.GetType().Name} is not known here.", nameof(to)),
        };
    }

    private async Task<SignUpView?> OccurrenceAsync(EvenemangDb db, SignUpTo to, string slug, Guid? itemId, CancellationToken cancel)
    {
        var occurrence = await db.Occurrences.Include(row => row.Series).AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is not { IsPublic: true, Series.Published: true }) return null;
        // A discreet group's single dates are nobody else's business, and one joins it as a whole.
        if (occurrence.Series is { Discreet: true, Slug: var series } && !occurrence.EffectiveRegistration.TakesOccurrenceSignUps)
        {
            if (!occurrence.Series.IsOpenAboutTimeAndPlace) return null;
            return await SeriesAsync(db, new SignUpTo.Series(series), series, cancel);
        }
        var item = itemId is null ? null : await db.ProgrammeItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId && row.OccurrenceId == occurrence.Id, cancel);
        if (item is null && itemId is not null) return null;
        return await ViewAsync(db, to, occurrence.Series, occurrence, item, [], hasBegun: false, cancel);
    }

    private async Task<SignUpView?> SeriesAsync(EvenemangDb db, SignUpTo to, string slug, CancellationToken cancel)
    {
        var series = await db.Series.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug && row.Published, cancel);
        if (series is null) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var dates = await db.Occurrences.Include(row => row.Series).AsNoTracking()
            .Where(row => row.SeriesId == series.Id && row.State != OccurrenceState.Draft && row.State != OccurrenceState.Cancelled)
            .OrderBy(row => row.SortUtc)
            .ToListAsync(cancel);
        var coming = dates.Where(date => date.State is not OccurrenceState.Held && !(date.StartUtc <= now)).ToList();
        return await ViewAsync(db, to, series, null, null, coming, hasBegun: coming.Count < dates.Count, cancel);
    }

    private async Task<SignUpView> ViewAsync(
        EvenemangDb db, SignUpTo to, Series series, Occurrence? occurrence, ProgrammeItem? item, IReadOnlyList<Occurrence> coming, bool hasBegun, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var target = await SignUpTargets.FindAsync(db, series.Id, occurrence?.Id, item?.Id, cancel)
            ?? throw new InvalidOperationException("What was found a moment ago is gone.");
        var seats = await SeatCounts.CountAsync(db, target, now, cancel);
        return new(to, series, occurrence, item, coming, hasBegun, target.Terms(onBehalf: false), target.WindowAt(now), seats);
    }
}
