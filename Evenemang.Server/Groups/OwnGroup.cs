using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>A group in the hands of its contact, whose link has been opened.</summary>
/// <param name="Contact">The contact's own registration.</param>
/// <param name="Series">The group.</param>
/// <param name="HandOver">That it runs itself.</param>
internal sealed record OwnGroup(Registration Contact, Series Series, GroupHandOver HandOver)
{
    /// <summary>Opens it by the contact's own link.</summary>
    /// <returns>Null when the link opens nothing, is not the contact's, or the group does not run itself yet.</returns>
    public static async Task<OwnGroup?> OpenAsync(EvenemangDb db, string token, DateTime now, CancellationToken cancel)
    {
        var reference = new RegistrationReference.ByToken(token);
        var contact = await RegistrationLookup.Which(db, reference).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (contact is null || !RegistrationLookup.IsOpenedBy(contact, reference) || !GroupHandOver.IsMember(contact)) return null;
        var handOver = await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == contact.SeriesId && row.ContactId == contact.Id, cancel);
        if (handOver?.IsInEffect(now) is not true) return null;
        return new(contact, await db.Series.AsNoTracking().SingleAsync(row => row.Id == contact.SeriesId, cancel), handOver);
    }

    /// <summary>Everybody with a place, in the order of sign-up.</summary>
    public Task<List<Registration>> MembersAsync(EvenemangDb db, CancellationToken cancel) =>
        db.Registrations.AsNoTracking()
            .Where(row => row.TargetId == Series.Id && row.State == RegistrationState.Confirmed && !row.IsShadow && row.ErasedAt == null).OrderBy(row => row.Number).ToListAsync(cancel);

    /// <summary>Those who have asked to join and have no answer.</summary>
    public IQueryable<Registration> Requests(EvenemangDb db) =>
        db.Registrations.AsNoTracking().Where(row => row.TargetId == Series.Id && row.State == RegistrationState.Requested && !row.IsShadow && row.ErasedAt == null);

    /// <summary>A member by the number of their sign-up: the contact is shown numbers and names, never what opens anything.</summary>
    public Task<Registration?> MemberAsync(EvenemangDb db, int number, CancellationToken cancel) =>
        db.Registrations.AsNoTracking().FirstOrDefaultAsync(
            row => row.TargetId == Series.Id && row.Number == number && row.State == RegistrationState.Confirmed && !row.IsShadow && row.ErasedAt == null, cancel);

    /// <summary>A meeting of the group that is on and has not begun: one of its own.</summary>
    public Task<Occurrence?> MeetingAsync(EvenemangDb db, Guid id, DateTime now, CancellationToken cancel) =>
        db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(
            row => row.Id == id && row.SeriesId == Series.Id && row.StartUtc > now && (row.State == OccurrenceState.Tentative || row.State == OccurrenceState.Confirmed), cancel);
}
