using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>An act as the organiser is about to do it.</summary>
public abstract record PlannedAct
{
    private PlannedAct()
    {
    }

    /// <summary>Cancel, for a reason.</summary>
    public sealed record Cancel(string? Reason) : PlannedAct;

    /// <summary>Move.</summary>
    public sealed record Move(OccurrenceMove To) : PlannedAct;

    /// <summary>Decide the date.</summary>
    public sealed record Decide(DateChoice Choice) : PlannedAct;

    /// <summary>Take back a cancellation.</summary>
    public sealed record Reinstate : PlannedAct;
}

/// <summary>What an act would lead to.</summary>
/// <param name="Told">Who is told, and how.</param>
/// <param name="Subject">Subject of the mail; null when nobody is told by mail, or the act is refused.</param>
/// <param name="Text">The mail as plain text.</param>
/// <param name="Refused">Why it cannot be done; null when it can.</param>
public sealed record ActPreview(Audience Told, string? Subject, string? Text, TransitionRefused? Refused);

/// <summary>Shows an organiser what people would read, before anything is done: the act is carried out on a copy in memory, and the mail written from that.</summary>
public sealed class PreviewAct(IDbContextFactory<EvenemangDb> contexts, OwedNotices notices, SiteOptions site, TimeProvider time)
{
    private const string NobodysPlace = "/min-anmalan/…";

    /// <returns>Null when there is no such occurrence, or the actor may not tell people about it.</returns>
    public async Task<ActPreview?> RunAsync(string slug, PlannedAct act, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).Include(row => row.Programme).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null || !actor.Access.May(Permission.TellPeople, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var kind = act switch
        {
            PlannedAct.Cancel => NoticeKind.OccurrenceCancelled,
            PlannedAct.Reinstate => NoticeKind.OccurrenceReinstated,
            _ => NoticeKind.OccurrenceMoved,
        };
        var now = time.GetUtcNow().UtcDateTime;
        var told = occurrence.IsPublic && !occurrence.IsOver(now) ? await notices.PreviewAsync(db, kind, occurrence, now, cancel) : EventOutcome.Nobody;
        if (Do(occurrence, act, actor, now) is { } refused) return new(told, null, null, refused);
        var letter = NoticeLetter.Of(Facts(occurrence, kind, now), site);
        return new(told, letter.Subject, PlainLetter.Write(letter), null);
    }

    private static TransitionRefused? Do(Occurrence occurrence, PlannedAct act, Actor actor, DateTime now)
    {
        var zone = occurrence.Series.TimeZone;
        return act switch
        {
            // While the reason is still being written the text stands without it.
            PlannedAct.Cancel { Reason: var reason } => occurrence.Cancel(string.IsNullOrWhiteSpace(reason) ? "…" : reason.Trim(), actor.Name, now),
            PlannedAct.Move { To: { } to } => occurrence.Move(to.Start, to.End, to.Doors.Or(to.Start - (occurrence.Start - occurrence.Doors)), to.Venue, now),
            PlannedAct.Decide { Choice: { } choice } => DecideDate.Decide(occurrence, choice, now),
            PlannedAct.Reinstate => occurrence.Reinstate(now),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    /// <summary>As somebody with a place reads it, without a name.</summary>
    private NoticeFacts Facts(Occurrence occurrence, NoticeKind kind, DateTime now)
    {
        var wholeSeries = occurrence.EffectiveRegistration.Scope is RegistrationScope.Series;
        return new()
        {
            Kind = kind,
            OwedAt = now,
            Now = now,
            Culture = OccasionFacts.CultureOf("sv"),
            Registration = new Registration
            {
                Id = Guid.Empty,
                SeriesId = occurrence.SeriesId,
                OccurrenceId = wholeSeries ? null : occurrence.Id,
                TargetId = wholeSeries ? occurrence.SeriesId : occurrence.Id,
                State = RegistrationState.Confirmed,
                CreatedAt = now,
            },
            Series = occurrence.Series,
            Occurrence = occurrence,
            ManageUrl = site.BaseUrl + NobodysPlace,
            PageUrl = $"{site.BaseUrl}/evenemang/{occurrence.Slug}",
            FeedUrl = $"{site.BaseUrl}/kalender/min/….ics",
        };
    }
}
