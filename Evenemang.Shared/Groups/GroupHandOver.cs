using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Groups;

/// <summary>
/// From a meeting on a group runs itself ("överlämning"): one of its members is its contact, and nobody at the desk sees its members any more. Personal only through the registration.
/// </summary>
public sealed class GroupHandOver
{
    /// <summary>Which group; a group is handed over once.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>The first meeting it holds by itself.</summary>
    public Guid FromOccurrenceId { get; init; }

    /// <summary>UTC instant it takes effect: the start of that meeting. Follows the meeting until it has come, and then stands.</summary>
    public DateTime EffectiveFrom { get; set; }

    /// <summary>The member who is the contact: a registration.</summary>
    public Guid ContactId { get; set; }

    /// <summary>UTC instant it was decided.</summary>
    public DateTime PlannedAt { get; init; }

    /// <summary>Whether the group runs itself.</summary>
    /// <param name="now">UTC instant.</param>
    public bool IsInEffect(DateTime now) => EffectiveFrom <= now;

    /// <summary>Whether somebody can be the contact: a member with a place and an address to send the link to.</summary>
    public static bool CanBeContact(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return IsMember(registration) && !string.IsNullOrWhiteSpace(registration.Email);
    }

    /// <summary>Whether somebody is a member: a place in the whole series.</summary>
    public static bool IsMember(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return registration is { State: RegistrationState.Confirmed, OccurrenceId: null, IsShadow: false, ErasedAt: null };
    }

    /// <summary>The meeting that is proposed: the first to come that nobody leads.</summary>
    /// <param name="meetings">The group's meetings, in any order.</param>
    /// <param name="now">UTC instant.</param>
    /// <returns>Null when there is none to come.</returns>
    public static Occurrence? Proposed(IEnumerable<Occurrence> meetings, DateTime now)
    {
        List<Occurrence> coming = [.. meetings.Where(meeting => CanBeginWith(meeting, now)).OrderBy(meeting => meeting.StartUtc)];
        return coming.Find(meeting => !meeting.Facilitated) ?? coming.LastOrDefault();
    }

    /// <summary>Whether the group can run itself from a meeting on: it has a date, is on, and has not begun.</summary>
    public static bool CanBeginWith(Occurrence meeting, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.State is OccurrenceState.Tentative or OccurrenceState.Confirmed && meeting.StartUtc > now;
    }
}
