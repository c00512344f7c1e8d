using Evenemang.Server.Accounts;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>
/// Writes the notices that the weather is the reason for, inside the transaction of the act; the one place that does. The caller saves. What a cancellation or a move owes
/// to everybody is written by their own verbs.
/// </summary>
public sealed class WeatherTelling(SiteOptions site)
{
    /// <summary>Owes the responsible organisers word: those who hold the series; when nobody does, and with a reminder, the administrators too.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="decision">The question.</param>
    /// <param name="kind">What about it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task OrganisersAsync(EvenemangDb db, WeatherDecision decision, NoticeKind kind, DateTime now, CancellationToken cancel)
    {
        var open = db.Set<Organiser>().Where(account => account.ClosedAt == null && account.Email != null);
        var holders = await db.Set<SeriesGrant>()
            .Where(grant => grant.SeriesId == decision.SeriesId && (grant.OccurrenceId == null || grant.OccurrenceId == decision.OccurrenceId) && grant.Kind == GrantKind.Organiser)
            .Where(grant => open.Any(account => account.Id == grant.OrganiserId)).Select(grant => grant.OrganiserId).Distinct().ToListAsync(cancel);
        if (kind is NoticeKind.WeatherReminded || holders.Count == 0)
            holders = [.. holders.Union(await open.Where(account => account.Role == OrganiserRole.Administrator).Select(account => account.Id).ToListAsync(cancel))];
        foreach (var organiser in holders) db.Notices.Add(New(kind, decision, now, organiser: organiser));
    }

    /// <summary>Owes everybody who has to do with the day word that it takes place.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="decision">The decision to go ahead.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<Audience> AllClearAsync(EvenemangDb db, WeatherDecision decision, DateTime now, CancellationToken cancel)
    {
        var active = await db.Registrations.AsNoTracking()
            .Where(row => row.SeriesId == decision.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == decision.OccurrenceId))
            .Where(row => row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted)
            .OrderBy(row => row.Number).ToListAsync(cancel);
        var absent = await db.Absences.Where(row => row.OccurrenceId == decision.OccurrenceId).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        List<Registration> concerned = [.. active.Where(row => NoticePlan.IsConcerned(NoticeKind.OccurrenceReinstated, row, absent.Contains(row.Id)))
            .DistinctBy(row => row.AddressHash is { } hash ? Convert.ToHexString(hash) : $"{row.Id:N}")];
        foreach (var registration in concerned.Where(row => !string.IsNullOrWhiteSpace(row.Email))) db.Notices.Add(New(NoticeKind.WeatherAllClear, decision, now, registration: registration.Id));
        return new(
            concerned.Count(row => !string.IsNullOrWhiteSpace(row.Email)),
            concerned.Count(row => string.IsNullOrWhiteSpace(row.Email) && !string.IsNullOrWhiteSpace(row.Phone)),
            concerned.Count(row => string.IsNullOrWhiteSpace(row.Email) && string.IsNullOrWhiteSpace(row.Phone)));
    }

    private Notice New(NoticeKind kind, WeatherDecision decision, DateTime now, Guid? organiser = null, Guid? registration = null)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        // What is due sooner is claimed first: organisers hear of a cancellation before everybody does.
        var due = organiser is null ? now : now.AddSeconds(-1);
        return new()
        {
            Id = id,
            Kind = kind,
            OrganiserId = organiser,
            RegistrationId = registration,
            OccurrenceId = decision.OccurrenceId,
            SeriesId = decision.SeriesId,
            UniqueKey = $"{kind}:{organiser ?? registration:N}:{decision.Id:N}",
            MessageId = $"{id:N}@{site.UidDomain}",
            DueAt = due,
            NextAttemptAt = due,
            CreatedAt = now,
        };
    }
}
