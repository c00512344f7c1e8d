using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of handing a group over.</summary>
public enum HandOverOutcome
{
    /// <summary>It is decided, and the contact is owed word of it.</summary>
    Planned,

    /// <summary>The group runs itself already.</summary>
    TooLate,

    /// <summary>It is no meeting of the group that has a date and is to come.</summary>
    NoSuchMeeting,

    /// <summary>The one who was chosen has no place in the group.</summary>
    NotAMember,

    /// <summary>The one who was chosen has no e-mail address, and so no link of their own.</summary>
    NoAddress,

    /// <summary>People do not sign up to the series as a whole.</summary>
    NotAGroup,

    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>There is no such series.</summary>
    NotFound,
}

/// <summary>
/// Decides from which meeting a group runs itself, and which member is then its contact. As long as that meeting has not begun it can be decided anew, or undone; after that nobody at the
/// desk sees who is in the group.
/// </summary>
public sealed class HandOverGroup(Store store, SiteOptions site, TimeProvider clock)
{
    /// <param name="slug">Which group.</param>
    /// <param name="from">The first meeting it holds by itself.</param>
    /// <param name="contact">The registration of the member who is the contact.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<HandOverOutcome> RunAsync(string slug, Guid from, Guid contact, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, stop) => RunAsync(db, slug, from, contact, actor, stop), cancel);

    private async Task<HandOverOutcome> RunAsync(EvenemangDb db, string slug, Guid from, Guid contact, Actor actor, CancellationToken cancel)
    {
        if (await SeriesRow.FindAsync(db, slug, cancel) is not { } series) return HandOverOutcome.NotFound;
        var isOver = actor.Access.IsHandedOver(series.Id) && actor.Access.May(Permission.EditOccurrences, series.Id, series.Discreet);
        if (!isOver && !actor.Access.May(Permission.EditRegistrations, series.Id, series.Discreet)) return HandOverOutcome.Forbidden;
        if (isOver) return HandOverOutcome.TooLate;
        if (!series.IsGroup) return HandOverOutcome.NotAGroup;
        await db.LockSeriesAsync(series.Id, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var earlier = await db.Set<GroupHandOver>().AsTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel);
        if (earlier?.IsInEffect(now) is true) return HandOverOutcome.TooLate;
        var meeting = await db.Occurrences.AsNoTracking().FirstOrDefaultAsync(row => row.Id == from && row.SeriesId == series.Id, cancel);
        if (meeting is null || !GroupHandOver.CanBeginWith(meeting, now)) return HandOverOutcome.NoSuchMeeting;
        var member = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == contact && row.SeriesId == series.Id, cancel);
        if (member is null || !GroupHandOver.IsMember(member)) return HandOverOutcome.NotAMember;
        if (!GroupHandOver.CanBeContact(member)) return HandOverOutcome.NoAddress;

        if (earlier is not null)
        {
            await UndoHandOver.VoidAsync(db, series.Id, cancel);
            db.Remove(earlier);
            await db.SaveChangesAsync(cancel);
            db.Entry(earlier).State = EntityState.Detached;
        }
        db.Add(new GroupHandOver { SeriesId = series.Id, FromOccurrenceId = meeting.Id, EffectiveFrom = meeting.StartUtc!.Value, ContactId = member.Id, PlannedAt = now });
        db.Notices.Add(GroupRows.ToContact(member, now, series.TimeZone, site.UidDomain));
        db.AuditEntries.Add(GroupRows.Audit(actor, "group.handOverPlanned", now, series.Id, meeting.Id, member.Id));
        await db.SaveChangesAsync(cancel);
        return HandOverOutcome.Planned;
    }
}
