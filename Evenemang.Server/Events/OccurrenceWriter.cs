using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>An occurrence under the organiser's hand: loaded with its series, locked, and of the version the edit was made from.</summary>
internal sealed class OccurrenceChange(EvenemangDb db, Occurrence occurrence, OwedNotices notices, SiteOptions site, DateTime now, CancellationToken cancel)
{
    public EvenemangDb Db { get; } = db;

    public Occurrence Occurrence { get; } = occurrence;

    /// <summary>As it was before.</summary>
    public ToldFacts Before { get; } = ToldFacts.Of(occurrence);

    public DateTime Now { get; } = now;

    public string UidDomain { get; } = site.UidDomain;

    public CancellationToken Cancel { get; } = cancel;

    public Audience Told { get; private set; } = EventOutcome.Nobody;

    /// <summary>For the log; no personal data.</summary>
    public string? Detail { get; set; }

    /// <summary>Owes everyone concerned word of what differs now. A draft, and what is over, concerns nobody.</summary>
    public async Task TellAsync()
    {
        if (Occurrence.IsOver(Now) || !Occurrence.IsPublic || Occurrence.State is OccurrenceState.Held) return;
        Told = await notices.OweAsync(Db, Occurrence, Before, Now, Cancel);
    }

    /// <summary>Others are told as well, by a room that writes notices of its own.</summary>
    public void AlsoTold(Audience audience) => Told = Told.With(audience);

    /// <summary>Owes those who were there word of the minutes.</summary>
    public Task TellOfMinutesAsync() => notices.OweMinutesAsync(Db, Occurrence, Now, Cancel);
}

/// <summary>The way every organiser's verb on an occurrence goes: lock, load, compare versions, decide, log, save once.</summary>
public sealed class OccurrenceWriter(Store store, OwedNotices notices, TimeProvider time, SiteOptions site)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="expectedVersion">The version the organiser saw; null to overwrite whatever is there.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">For the log: "occurrence.cancelled".</param>
    /// <param name="decide">Changes the occurrence and answers null, or answers why not and changes nothing.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="needed">What the actor must be allowed to do.</param>
    internal async Task<EventOutcome> ChangeAsync(
        string slug, int? expectedVersion, Actor actor, string action, Func<OccurrenceChange, Task<EventOutcome?>> decide, CancellationToken cancel,
        Permission needed = Permission.EditOccurrences)
    {
        try
        {
            return await store.WriteAsync((db, inner) => ChangeAsync(db, slug, expectedVersion, actor, action, decide, needed, inner), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new EventOutcome.Conflict(null);
        }
    }

    private async Task<EventOutcome> ChangeAsync(
        EvenemangDb db, string slug, int? expectedVersion, Actor actor, string action, Func<OccurrenceChange, Task<EventOutcome?>> decide, Permission needed, CancellationToken cancel)
    {
        var id = await db.Occurrences.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return new EventOutcome.NotFound();
        await db.LockOccurrenceAsync(id, cancel);
        var occurrence = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Id == id, cancel);
        if (!actor.MayKnow(occurrence)) return new EventOutcome.NotFound();
        if (!actor.Access.May(needed, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return new EventOutcome.Forbidden();
        if (expectedVersion is { } expected && expected != occurrence.Version) return new EventOutcome.Conflict(occurrence.Version);

        var change = new OccurrenceChange(db, occurrence, notices, site, time.GetUtcNow().UtcDateTime, cancel);
        var startBefore = occurrence.StartUtc;
        if (await decide(change) is { } refused) return refused;
        db.AuditEntries.Add(Audit.Entry(actor, action, change.Now, occurrence.SeriesId, occurrence.Id, change.Detail));
        await db.SaveChangesAsync(cancel);
        if (occurrence.StartUtc != startBefore) await StandingOffers.FollowMoveAsync(db, occurrence, change.Now, cancel);
        await HandOverTime.FollowAsync(db, occurrence.SeriesId, change.Now, cancel);
        return new EventOutcome.Done(occurrence.Id, occurrence.Slug, occurrence.Version, change.Told);
    }
}

/// <summary>The log's entries for this room.</summary>
internal static class Audit
{
    public static AuditEntry Entry(Actor actor, string action, DateTime now, Guid seriesId, Guid? occurrenceId, string? detail) => new()
    {
        Id = Guid.CreateVersion7(),
        At = now,
        Actor = Cut(actor.Name, AuditEntry.MaxActorLength)!,
        ActorId = actor.OrganiserId,
        Action = action,
        SeriesId = seriesId,
        OccurrenceId = occurrenceId,
        Detail = Cut(detail, AuditEntry.MaxDetailLength),
    };

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
