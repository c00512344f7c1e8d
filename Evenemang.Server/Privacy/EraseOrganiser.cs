using Evenemang.Server.Accounts;
using Evenemang.Server.Calendars;
using Evenemang.Server.Jobs;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Privacy;

/// <summary>
/// Erases a closed account: the row with name, address and number, everything that hangs on it, and its name wherever acts were written down under it. What was done stays, under the account's id.
/// They are found by the account, not by the name, so those of somebody else of that name keep it. What was written down without an account is found by the name, as long as it is nobody else's.
/// </summary>
public sealed class EraseOrganiser(Store store, TimeProvider clock)
{
    /// <summary>What the lines of the log that are about accounts begin with; their details may name the account.</summary>
    private const string AccountActions = "organiser.";

    private const string GrantActions = "grant.";

    /// <summary>Their details are names of keys.</summary>
    private const string KeyActions = "apiKey.";

    /// <summary>What the names of keys begin with where they stand as the actor.</summary>
    private const string KeyPrefix = "api:";

    public Task<AccountOutcome> RunAsync(Guid organiserId, Actor actor, CancellationToken cancel) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                if (!actor.Access.May(Permission.ManageAccounts)) return AccountOutcome.Forbidden;
                var organiser = await db.Set<Organiser>().FirstOrDefaultAsync(row => row.Id == organiserId, inner);
                if (organiser is null) return AccountOutcome.NotFound;
                if (organiser.ClosedAt is null) return AccountOutcome.StillOpen;
                var now = clock.GetUtcNow().UtcDateTime;
                await EraseAsync(db, organiser, inner);
                db.Add(new Erasure { SubjectId = organiserId, At = now });
                db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "organiser.erased", Detail = Stands(organiserId) });
                await db.SaveChangesAsync(inner);
                return AccountOutcome.Done;
            },
            cancel);

    /// <summary>Erases again whoever a restored backup brought back.</summary>
    /// <returns>How many.</returns>
    public Task<int> RepeatAsync(CancellationToken cancel) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                var back = await db.Set<Organiser>().Where(row => db.Set<Erasure>().Any(erasure => erasure.SubjectId == row.Id)).ToListAsync(inner);
                foreach (var organiser in back) await EraseAsync(db, organiser, inner);
                return back.Count;
            },
            cancel);

    /// <summary>What stands in the place of the name.</summary>
    internal static string Stands(Guid organiserId) => $"konto {organiserId:N}";

    private static async Task EraseAsync(EvenemangDb db, Organiser organiser, CancellationToken cancel)
    {
        var (id, name, instead) = (organiser.Id, organiser.DisplayName, Stands(organiser.Id));
        await ReplaceAsync(db, id, instead, cancel);
        if (!await db.Set<Organiser>().AnyAsync(row => row.Id != id && row.DisplayName == name, cancel)) await ReplaceOldAsync(db, name, instead, cancel);
        await db.Set<CalendarFeedToken>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ApiKey>().Where(row => row.OwnerId == id).ExecuteDeleteAsync(cancel);
        await db.Set<AccountLetter>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<OrganiserSession>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<SeriesGrant>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        // Claims, outside sign-ins, second factors and passkeys go with the row.
        await db.Set<Organiser>().Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Everywhere the account stands by its id, under whatever name it had then. A key's name goes too: its owner chose it.</summary>
    private static async Task ReplaceAsync(EvenemangDb db, Guid id, string instead, CancellationToken cancel)
    {
        var asKey = $"{KeyPrefix}{instead}";
        await db.AuditEntries.Where(row => row.ActorId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, row => row.Actor.StartsWith(KeyPrefix) ? asKey : instead), cancel);
        await db.AuditEntries.Where(row => row.ActorId == id && row.Action.StartsWith(KeyActions)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, (string?)null), cancel);
        foreach (var detail in await db.AuditEntries.Where(row => row.AboutId == id && row.Detail != null).Select(row => row.Detail!).Distinct().ToListAsync(cancel))
        {
            var without = detail.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? instead + detail[colon..] : instead;
            await db.AuditEntries.Where(row => row.AboutId == id && row.Detail == detail).ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, without), cancel);
        }
        await db.Occurrences.Where(row => row.CancelledById == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelledBy, instead), cancel);
        await db.Set<CallTick>().Where(row => row.CalledById == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalledBy, instead), cancel);
        await db.WeatherDecisions.Where(row => row.DecidedById == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, instead), cancel);
        await db.Set<SpeakerQuestion>().Where(row => row.TickedById == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TickedBy, instead), cancel);
        await db.Set<RetentionHold>().Where(row => row.ActorId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, instead), cancel);
        await db.Set<JobState>().Where(row => row.PausedById == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PausedBy, instead), cancel);
    }

    /// <summary>What was written down before acts were kept with the account.</summary>
    private static async Task ReplaceOldAsync(EvenemangDb db, string name, string instead, CancellationToken cancel)
    {
        await db.AuditEntries.Where(row => row.ActorId == null && row.Actor == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, instead), cancel);
        await db.AuditEntries.Where(row => row.AboutId == null && (row.Action.StartsWith(AccountActions) || row.Action.StartsWith(GrantActions)) && row.Detail!.Contains(name))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, row => row.Detail!.Replace(name, instead)), cancel);
        await db.Occurrences.Where(row => row.CancelledById == null && row.CancelledBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelledBy, instead), cancel);
        await db.Set<CallTick>().Where(row => row.CalledById == null && row.CalledBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalledBy, instead), cancel);
        await db.WeatherDecisions.Where(row => row.DecidedById == null && row.DecidedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, instead), cancel);
        await db.Set<SpeakerQuestion>().Where(row => row.TickedById == null && row.TickedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.TickedBy, instead), cancel);
        await db.Set<RetentionHold>().Where(row => row.ActorId == null && row.Actor == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, instead), cancel);
        await db.Set<JobState>().Where(row => row.PausedById == null && row.PausedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.PausedBy, instead), cancel);
    }
}
