using Evenemang.Server.Persistence;
using Evenemang.Server.Weather;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>A day whose weather is watched.</summary>
/// <param name="Slug">Which occurrence.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Start">Local wall-clock start.</param>
/// <param name="Shown">The verdict; null without a forecast.</param>
/// <param name="IsStale">The forecast is too old to decide by.</param>
/// <param name="Waits">Somebody must decide.</param>
internal sealed record WatchedLine(string Slug, string Title, DateTime Start, WeatherLevel? Shown, bool IsStale, bool Waits);

/// <summary>The days whose weather is watched now, of the series somebody works on. Those that wait for a decision first.</summary>
internal sealed class FindWatched(IDbContextFactory<EvenemangDb> contexts, TimeProvider time)
{
    public async Task<IReadOnlyList<WatchedLine>> RunAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        List<WatchedLine> lines = [];
        foreach (var day in await WatchedDays.FindAsync(db, now, cancel))
        {
            var row = day.Occurrence;
            if (!actor.Access.May(Permission.SeeSeries, row.SeriesId, row.Series.Discreet, row.Id)) continue;
            var (last, decisions) = await WatchedDays.StandingAsync(db, day, cancel);
            var waits = decisions.Any(decision => decision.State is WeatherDecisionState.Open);
            lines.Add(new(row.Slug, row.ShownTitle, row.Start!.Value, last?.Shown, last?.IsStale(now) is true, waits));
        }

        return [.. lines.OrderByDescending(line => line.Waits).ThenBy(line => line.Start)];
    }
}
