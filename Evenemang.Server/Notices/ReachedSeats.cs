using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Those who got or are offered a seat after they had waited or asked, have no e-mail address, and do not know yet. Who signed up for a whole series stands on the list of the first meeting
/// that begins after they got it.
/// </summary>
internal static class ReachedSeats
{
    /// <param name="db">To read from.</param>
    /// <param name="occurrence">Whose list it is.</param>
    /// <param name="people">Sign-ups to it and to its series that stand, by person.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>In the order of their sign-up; empty when it is cancelled or has begun.</returns>
    public static async Task<IReadOnlyList<ConcernedPerson>> OfAsync(EvenemangDb db, Occurrence occurrence, List<IReadOnlyList<Registration>> people, DateTime now, CancellationToken cancel)
    {
        if (occurrence.State is OccurrenceState.Cancelled || occurrence.StartUtc <= now) return [];
        var seated = people.SelectMany(signUps => signUps)
            .Where(row => string.IsNullOrWhiteSpace(row.Email) && SeatedAt(row) is not null && !(row.OfferEndsAt <= now)).ToList();
        if (seated.Exists(row => row.OccurrenceId is null))
        {
            var meetings = await db.Occurrences
                .Where(row => row.SeriesId == occurrence.SeriesId && row.State != OccurrenceState.Cancelled && row.State != OccurrenceState.Draft)
                .OrderBy(row => row.StartUtc == null).ThenBy(row => row.StartUtc).Select(row => new { row.Id, row.StartUtc }).ToListAsync(cancel);
            seated.RemoveAll(row => row.OccurrenceId is null && meetings.Find(meeting => meeting.StartUtc is null || meeting.StartUtc > SeatedAt(row))?.Id != occurrence.Id);
        }
        var ids = seated.ConvertAll(row => row.Id);
        var rows = await db.Notices.AsNoTracking()
            .Where(row => ids.Contains(row.RegistrationId!.Value) && (row.Kind == NoticeKind.Promoted || row.Kind == NoticeKind.Approved || row.Kind == NoticeKind.SeatOffered) && row.State != NoticeState.Void).ToListAsync(cancel);
        // A meeting that was cancelled meanwhile takes no call back.
        var ticks = await db.Set<CallTick>().AsNoTracking().Where(row => ids.Contains(row.RegistrationId!.Value)).OrderByDescending(row => row.At).ToListAsync(cancel);
        return [.. from person in seated
                   let calls = ticks.Where(tick => tick.RegistrationId == person.Id && tick.At >= SeatedAt(person)).ToList()
                   let verdict = ReachRules.Judge(rows.FindAll(row => row.RegistrationId == person.Id), calls, now)
                   where verdict is { Reach: Reach.Call or Reach.Unsure }
                   select new ConcernedPerson(person.Id, person.Name ?? person.TeamName, person.Phone, person.Heads, verdict, calls) { AnswerBy = person.OfferEndsAt }];
    }

    /// <summary>Sign-ups that may stand on a list: the same rule, for the database.</summary>
    /// <param name="db">To read from.</param>
    public static IQueryable<Registration> MayNotKnow(EvenemangDb db) => db.Registrations.Where(person => person.Email == null && !person.IsShadow
        && ((person.State == RegistrationState.Confirmed && person.OfferedAt == null && person.ConfirmedAt > person.CreatedAt) || person.State == RegistrationState.Offered));

    /// <summary>When they were given or offered a seat after they had signed up; null for who has said yes to one, and for everybody else.</summary>
    private static DateTime? SeatedAt(Registration row) => row switch
    {
        { State: RegistrationState.Offered } => row.OfferedAt,
        { State: RegistrationState.Confirmed, OfferedAt: null, ConfirmedAt: { } at } when at > row.CreatedAt => at,
        _ => null,
    };
}
