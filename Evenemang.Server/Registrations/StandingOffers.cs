using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What happens to offers that stand when something happens to their day, in the transaction of that act, the occurrence locked.</summary>
internal static class StandingOffers
{
    /// <summary>The day was moved: nobody may answer after its new cut-off. The message about the move says until when.</summary>
    public static async Task FollowMoveAsync(EvenemangDb db, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var offers = await db.Registrations.AsTracking().Where(row => row.OccurrenceId == occurrence.Id && row.State == RegistrationState.Offered).ToListAsync(cancel);
        var cutoffHours = occurrence.EffectiveRegistration.PromotionCutoffHours;
        foreach (var offer in offers) offer.OfferEndsAt = SeatOffer.AfterMove(offer.OfferEndsAt!.Value, occurrence.StartUtc, cutoffHours, now);
        if (offers.Count > 0) await db.SaveChangesAsync(cancel);
    }

    /// <summary>The same for a series whose dates were laid anew.</summary>
    /// <param name="db">The context of that transaction, saved.</param>
    /// <param name="series">With all its occurrences.</param>
    /// <param name="startsBefore">When each began before.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task FollowMovesAsync(EvenemangDb db, Series series, IReadOnlyDictionary<Guid, DateTime?> startsBefore, DateTime now, CancellationToken cancel)
    {
        foreach (var occurrence in series.Occurrences.Where(row => startsBefore.TryGetValue(row.Id, out var before) && before != row.StartUtc)) await FollowMoveAsync(db, occurrence, now, cancel);
    }

    /// <summary>It takes place after all. While it was cancelled nobody could answer: those who were asked wait where they stood, and are asked anew with those who are promoted after this.</summary>
    public static async Task TakeBackAsync(EvenemangDb db, Guid occurrenceId, DateTime now, CancellationToken cancel)
    {
        var offers = await db.Registrations.AsTracking().Where(row => row.OccurrenceId == occurrenceId && row.State == RegistrationState.Offered).ToListAsync(cancel);
        foreach (var offer in offers) offer.LoseOffer(now);
        if (offers.Count > 0) await db.SaveChangesAsync(cancel);
    }
}
