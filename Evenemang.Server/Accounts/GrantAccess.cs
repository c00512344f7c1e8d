using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Lets somebody who has an account work on a series. Several organisations may share one.</summary>
public sealed class GrantAccess(Store store, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <param name="email">Of the account.</param>
    /// <param name="grant">As what, and on which series or occurrence.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<AccountOutcome> RunAsync(string email, Grant grant, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            var series = await db.Series.Where(row => row.Id == grant.SeriesId).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(inner);
            if (series is null) return AccountOutcome.NotFound;
            if (!actor.Access.May(Permission.ShareSeries, series.Id, series.Discreet)) return AccountOutcome.Forbidden;
            if (!Enum.IsDefined(grant.Kind) || (grant.Kind is GrantKind.Door) != (grant.OccurrenceId is not null)) return AccountOutcome.Invalid;
            if (grant.OccurrenceId is { } occurrence && !await db.Occurrences.AnyAsync(row => row.Id == occurrence && row.SeriesId == series.Id, inner)) return AccountOutcome.NotFound;
            var normalized = normalizer.NormalizeEmail(email.Trim());
            var organiser = await db.Set<Organiser>().Where(row => row.NormalizedEmail == normalized && row.ClosedAt == null)
                .Select(row => new { row.Id, row.DisplayName }).FirstOrDefaultAsync(inner);
            if (organiser is null) return AccountOutcome.NotFound;
            var known = await db.Set<SeriesGrant>().AsTracking()
                .FirstOrDefaultAsync(row => row.OrganiserId == organiser.Id && row.SeriesId == series.Id && row.OccurrenceId == grant.OccurrenceId, inner);
            if (known?.Kind == grant.Kind) return AccountOutcome.Already;
            var now = clock.GetUtcNow().UtcDateTime;
            if (known is not null) db.Remove(known);
            await db.SaveChangesAsync(inner);
            db.Add(new SeriesGrant
            {
                Id = Guid.CreateVersion7(), OrganiserId = organiser.Id, SeriesId = series.Id, OccurrenceId = grant.OccurrenceId, Kind = grant.Kind, GrantedAt = now,
            });
            db.AuditEntries.Add(AccountAudit.Entry(actor, "grant.given", now, $"{organiser.DisplayName}: {grant.Kind}", series.Id, grant.OccurrenceId, organiser.Id));
            await db.SaveChangesAsync(inner);
            return AccountOutcome.Done;
        },
        cancel);
}

/// <summary>Takes a grant back; it works at the next thing the person does.</summary>
public sealed class TakeBackGrant(Store store, TimeProvider clock)
{
    public Task<AccountOutcome> RunAsync(Guid grantId, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            if (await db.Set<SeriesGrant>().AsTracking().FirstOrDefaultAsync(row => row.Id == grantId, inner) is not { } grant) return AccountOutcome.NotFound;
            var isDiscreet = await db.Series.Where(row => row.Id == grant.SeriesId).Select(row => row.Discreet).FirstAsync(inner);
            if (!actor.Access.May(Permission.ShareSeries, grant.SeriesId, isDiscreet)) return AccountOutcome.Forbidden;
            var name = await db.Set<Organiser>().Where(row => row.Id == grant.OrganiserId).Select(row => row.DisplayName).FirstAsync(inner);
            db.Remove(grant);
            db.AuditEntries.Add(AccountAudit.Entry(actor, "grant.takenBack", clock.GetUtcNow().UtcDateTime, $"{name}: {grant.Kind}", grant.SeriesId, grant.OccurrenceId, grant.OrganiserId));
            await db.SaveChangesAsync(inner);
            return AccountOutcome.Done;
        },
        cancel);
}
