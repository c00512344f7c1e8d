using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>What a decision would lead to: who is told, and in which words. Shown before anybody decides.</summary>
/// <param name="Told">Who would be told.</param>
/// <param name="Text">What they would be told, unless an organiser writes otherwise.</param>
/// <param name="Missing">The field of the plan that must be filled in first; null when nothing is missing.</param>
public sealed record WeatherPreview(Audience Told, WeatherAnnouncement Text, string? Missing);

/// <summary>Previews a decision and changes nothing.</summary>
public sealed class PreviewWeatherDecision(IDbContextFactory<EvenemangDb> contexts, PreviewAudience audience, FollowersToTell followers)
{
    /// <returns>Null when there is no such occurrence, or the actor may not decide on it.</returns>
    public async Task<WeatherPreview?> RunAsync(string slug, WeatherChoice choice, bool allClear, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await WatchedDays.Whole(db).FirstOrDefaultAsync(row => row.Slug == slug, cancel) is not { } occurrence
            || !actor.Access.May(Permission.TellPeople, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        NoticeKind? kind = choice switch
        {
            WeatherChoice.CallOff => NoticeKind.OccurrenceCancelled,
            WeatherChoice.GoAhead => allClear ? NoticeKind.OccurrenceReinstated : null,
            _ => NoticeKind.OccurrenceMoved,
        };
        var told = EventOutcome.Nobody;
        if (kind is { } owed)
        {
            var colleagues = await WeatherTelling.ColleaguesAsync(db, occurrence.SeriesId, occurrence.Id, actor, cancel);
            told = (await audience.RunAsync(slug, owed, cancel) ?? told).With(new(colleagues.Count, 0, 0));
            if (choice is WeatherChoice.GoAhead)
            {
                // Followers hear of an all-clear however long it is until the day.
                var signedUp = await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel);
                told = told with { Followers = (await followers.OfAsync(db, occurrence, signedUp, cancel)).Count };
            }
        }

        var findings = occurrence.StartUtc is { } start ? (await WatchedDays.LastReadingAsync(db, occurrence.Id, start, cancel))?.Verdict.Findings ?? [] : [];
        return new(told, WeatherAnnouncement.Of(occurrence, occurrence.EffectiveWeather, findings, choice), DecideWeather.Unprepared(choice, occurrence.EffectiveWeather));
    }
}
