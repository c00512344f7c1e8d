using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of passing the contact's part on.</summary>
public enum PassOnContactOutcome
{
    /// <summary>Somebody else is the contact now, and is told.</summary>
    Passed,

    /// <summary>There is no such member.</summary>
    NotThere,

    /// <summary>They have no e-mail address, and so no link of their own.</summary>
    NoAddress,

    /// <summary>The link gives no right to it.</summary>
    NotAllowed,
}

/// <summary>The contact hands the part on to another member; or a member takes it when the contact has left the group.</summary>
public sealed class PassOnContact(Store store, SiteOptions site, TimeProvider clock)
{
    /// <param name="token">The contact's secret.</param>
    /// <param name="member">Number of the sign-up of the next contact.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<PassOnContactOutcome> RunAsync(string token, int member, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await OwnGroup.OpenAsync(db, token, now, stop) is not { } group) return PassOnContactOutcome.NotAllowed;
            if (await group.MemberAsync(db, member, stop) is not { } next || next.Id == group.Contact.Id) return PassOnContactOutcome.NotThere;
            if (!GroupHandOver.CanBeContact(next)) return PassOnContactOutcome.NoAddress;
            await PassAsync(db, group.Contact.Id, next, group.Series.TimeZone, now, stop);
            return PassOnContactOutcome.Passed;
        },
        cancel);

    /// <summary>Where the contact has withdrawn or been erased, whoever has a place may take the part.</summary>
    /// <param name="token">The member's secret.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<PassOnContactOutcome> TakeAsync(string token, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var reference = new RegistrationReference.ByToken(token);
            var member = await RegistrationLookup.Which(db, reference).AsNoTracking().FirstOrDefaultAsync(stop);
            if (member is null || !RegistrationLookup.IsOpenedBy(member, reference) || !GroupHandOver.CanBeContact(member)) return PassOnContactOutcome.NotAllowed;
            await db.LockSeriesAsync(member.SeriesId, stop);
            var handOver = await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == member.SeriesId, stop);
            if (handOver?.IsInEffect(now) is not true) return PassOnContactOutcome.NotAllowed;
            var isThere = await db.Registrations.AnyAsync(row => row.Id == handOver.ContactId && row.State == RegistrationState.Confirmed && row.ErasedAt == null, stop);
            if (isThere) return PassOnContactOutcome.NotAllowed;
            var zone = await db.Series.Where(row => row.Id == member.SeriesId).Select(row => row.TimeZone).SingleAsync(stop);
            await PassAsync(db, handOver.ContactId, member, zone, now, stop);
            return PassOnContactOutcome.Passed;
        },
        cancel);

    private async Task PassAsync(EvenemangDb db, Guid from, Registration to, string zone, DateTime now, CancellationToken cancel)
    {
        var changed = await db.Set<GroupHandOver>().Where(row => row.SeriesId == to.SeriesId && row.ContactId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.ContactId, to.Id), cancel);
        if (changed == 0) return;
        await UndoHandOver.VoidAsync(db, to.SeriesId, cancel);
        db.Notices.Add(GroupRows.ToContact(to, now, zone, site.UidDomain));
        db.AuditEntries.Add(GroupRows.Audit(GroupRows.Contact, "group.contactChanged", now, to.SeriesId));
        await db.SaveChangesAsync(cancel);
    }
}
