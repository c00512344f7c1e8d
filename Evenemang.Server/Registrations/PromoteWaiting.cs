using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>
/// Gives free seats to those who wait, or offers them where the policy says so. Part of the transaction that frees the seats: called after that has been saved, while the target's lock is held.
/// </summary>
public sealed class PromoteWaiting(NoticesOwed notices, StartGroup start, TimeProvider clock)
{
    private const int PageSize = 50;

    /// <summary>For an occurrence whose capacity or policy was changed, within the transaction of that change and after it was saved.</summary>
    /// <returns>Number of parties moved up or asked.</returns>
    public async Task<int> RunForOccurrenceAsync(EvenemangDb db, Guid seriesId, Guid occurrenceId, CancellationToken cancel)
    {
        var promoted = await RunAsync(db, await SignUpTargets.LockAsync(db, seriesId, occurrenceId, null, cancel), cancel);
        var items = await db.ProgrammeItems.Where(item => item.OccurrenceId == occurrenceId && item.TakesRegistrations).Select(item => item.Id).ToListAsync(cancel);
        foreach (var item in items) promoted += await RunAsync(db, await SignUpTargets.FindAsync(db, seriesId, occurrenceId, item, cancel), cancel);
        return promoted;
    }

    /// <summary>For a series whose capacity or policy was changed, within the transaction of that change and after it was saved.</summary>
    /// <returns>Number of parties moved up or asked, at the series and at each of its occurrences to come.</returns>
    public async Task<int> RunForSeriesAsync(EvenemangDb db, Guid seriesId, CancellationToken cancel)
    {
        var promoted = await RunAsync(db, await SignUpTargets.LockAsync(db, seriesId, null, null, cancel), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var dates = await db.Registrations
            .Where(row => row.SeriesId == seriesId && row.OccurrenceId != null && row.State == RegistrationState.Waitlisted && !row.IsShadow)
            .Select(row => row.OccurrenceId!.Value)
            .Distinct()
            .Where(id => db.Occurrences.Any(occurrence => occurrence.Id == id && (occurrence.StartUtc == null || occurrence.StartUtc > now)))
            .ToListAsync(cancel);
        foreach (var date in dates.Order()) promoted += await RunForOccurrenceAsync(db, seriesId, date, cancel);
        return promoted;
    }

    /// <summary>After seats became free at a target; for members of a series that takes guests, at each of its dates too.</summary>
    internal async Task<int> AfterSeatsFreedAsync(EvenemangDb db, SignUpTarget target, CancellationToken cancel)
    {
        var promoted = await RunAsync(db, target, cancel);
        if (!target.SharesSeatsWithGuests && !target.IsGuestDate) return promoted;
        // Seats shared by members and guests: what one kind leaves the other may take.
        var now = clock.GetUtcNow().UtcDateTime;
        if (target.IsGuestDate) promoted += await RunAsync(db, await SignUpTargets.FindAsync(db, target.SeriesId, null, null, cancel), cancel);
        var dates = await db.Occurrences
            .Where(date => date.SeriesId == target.SeriesId && (date.StartUtc == null || date.StartUtc > now)
                && db.Registrations.Any(row => row.TargetId == date.Id && row.State == RegistrationState.Waitlisted && !row.IsShadow))
            .OrderBy(date => date.StartUtc)
            .Select(date => date.Id)
            .ToListAsync(cancel);
        foreach (var date in dates) promoted += await RunAsync(db, await SignUpTargets.FindAsync(db, target.SeriesId, date, null, cancel), cancel);
        return promoted;
    }

    private async Task<int> RunAsync(EvenemangDb db, SignUpTarget? target, CancellationToken cancel)
    {
        if (target is not { IsAlive: true }) return 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var toldAt = QuietHours.NextAllowed(now, target.Subject.Zone);
        if (!Seats.IsBeforeCutoff(target.Subject.StartUtc, target.Policy.PromotionCutoffHours, toldAt)) return 0;
        var offer = target.Policy.OfferHours is { } hours ? SeatOffer.EndsAt(hours, toldAt, target.Subject.StartUtc, target.Policy.PromotionCutoffHours) : null;
        // Too late to ask anybody: staff see the free seat.
        if (target.Policy.OfferHours is not null && offer is null) return 0;
        var promoted = await MoveUpAsync(db, target, offer, now, toldAt, cancel);
        if (promoted > 0 && offer is null) await start.AfterSeatsGivenAsync(db, target, null, now, cancel);
        return promoted;
    }

    private async Task<int> MoveUpAsync(EvenemangDb db, SignUpTarget target, DateTime? offerEndsAt, DateTime now, DateTime toldAt, CancellationToken cancel)
    {
        var promoted = 0;
        var after = 0;
        while (true)
        {
            var count = await SeatCounts.CountAsync(db, target, now, cancel);
            if (count.Waiting == 0 || count.Free == 0 || (target.Policy.SkipTooLarge && count.SmallestWaiting > count.Free)) return promoted;
            var page = await WaitingAsync(db, target, count.Free, after, cancel);
            var next = Seats.Promote(count.Free, page.Select(row => new WaitingParty(row.Id, row.Number, row.Heads)), target.Policy.SkipTooLarge);
            foreach (var party in next) await PromoteAsync(db, page.First(row => row.Id == party.Id), offerEndsAt, now, toldAt, cancel);
            await db.SaveChangesAsync(cancel);
            promoted += next.Count;
            if (page.Count < PageSize || next.Count == 0) return promoted;
            after = page[^1].Number;
        }
    }

    /// <summary>The first who wait; where a smaller party may pass, only those that could fit.</summary>
    private static Task<List<Registration>> WaitingAsync(EvenemangDb db, SignUpTarget target, int? free, int after, CancellationToken cancel)
    {
        var targetId = target.Id;
        var waiting = db.Registrations.AsTracking()
            .Where(row => row.TargetId == targetId && row.State == RegistrationState.Waitlisted && !row.IsShadow && row.Number > after);
        if (target.Policy.SkipTooLarge && free is { } most) waiting = waiting.Where(row => row.Heads <= most);
        return waiting.OrderBy(row => row.Number).Take(PageSize).ToListAsync(cancel);
    }

    private async Task PromoteAsync(EvenemangDb db, Registration registration, DateTime? offerEndsAt, DateTime now, DateTime toldAt, CancellationToken cancel)
    {
        if (offerEndsAt is { } endsAt) registration.OfferSeats(endsAt, now);
        else registration.GiveSeats(now);
        await NoticesOwed.VoidStateAsync(db, registration.Id, cancel);
        notices.Owe(db, offerEndsAt is null ? NoticeKind.Promoted : NoticeKind.SeatOffered, registration, now, toldAt);
    }
}
