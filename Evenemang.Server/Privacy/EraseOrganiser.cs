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
/// Where somebody else has the same name it stays in the log: nobody can tell whose lines they are.
/// </summary>
public sealed class EraseOrganiser(Store store, TimeProvider clock)
{
    /// <summary>What the lines of the log that are about accounts begin with; their details may name the account.</summary>
    private const string AccountActions = "organiser.";

    private const string GrantActions = "grant.";

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
                db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, Action = "organiser.erased", Detail = Stands(organiserId) });
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
        if (!await db.Set<Organiser>().AnyAsync(row => row.Id != id && row.DisplayName == name, cancel)) await ReplaceAsync(db, name, instead, cancel);
        await db.Set<CalendarFeedToken>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<ApiKey>().Where(row => row.OwnerId == id).ExecuteDeleteAsync(cancel);
        await db.Set<AccountLetter>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<OrganiserSession>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<SeriesGrant>().Where(row => row.OrganiserId == id).ExecuteDeleteAsync(cancel);
        // Claims, outside sign-ins, second factors and passkeys go with the row.
        await db.Set<Organiser>().Where(row => row.Id == id).ExecuteDeleteAsync(cancel);
    }

    private static async Task ReplaceAsync(EvenemangDb db, string name, string instead, CancellationToken cancel)
    {
        await db.AuditEntries.Where(row => row.Actor == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, instead), cancel);
        await db.AuditEntries.Where(row => (row.Action.StartsWith(AccountActions) || row.Action.StartsWith(GrantActions)) && row.Detail!.Contains(name))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, row => row.Detail!.Replace(name, instead)), cancel);
        await db.Occurrences.Where(row => row.CancelledBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelledBy, instead), cancel);
        await db.Set<CallTick>().Where(row => row.CalledBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalledBy, instead), cancel);
        await db.WeatherDecisions.Where(row => row.DecidedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, instead), cancel);
        await db.Set<SpeakerQuestion>().Where(row => row.TickedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.TickedBy, instead), cancel);
        await db.Set<RetentionHold>().Where(row => row.Actor == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, instead), cancel);
        await db.Set<JobState>().Where(row => row.PausedBy == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.PausedBy, instead), cancel);
    }
}
