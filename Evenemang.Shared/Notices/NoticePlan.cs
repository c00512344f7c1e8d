using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>
/// Who hears of what happens to an occurrence, what then is void, and whether a notice is still worth sending when its turn comes: the second net, which holds
/// however the row came to be.
/// </summary>
public static class NoticePlan
{
    /// <summary>Decides from what is true now.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">About which occurrence; null when about the whole series.</param>
    /// <param name="lastEndUtc">End of the occurrence, or of the last one of the series (UTC); null while it has no date.</param>
    /// <param name="now">UTC instant.</param>
    public static NoticeVerdict Judge(NoticeKind kind, Registration registration, Occurrence? occurrence, DateTime? lastEndUtc, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (string.IsNullOrWhiteSpace(registration.Email) || !IsStillTrue(kind, registration, occurrence)) return NoticeVerdict.Void;
        return lastEndUtc < now ? NoticeVerdict.Missed : NoticeVerdict.Send;
    }

    /// <summary>Decides for a follower from what is true now.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="follower">To whom.</param>
    public static NoticeVerdict JudgeForFollower(NoticeKind kind, Follower follower)
    {
        ArgumentNullException.ThrowIfNull(follower);
        var isQuestion = kind is NoticeKind.FollowConfirmation;
        return isQuestion == follower.State is FollowerState.Unconfirmed ? NoticeVerdict.Send : NoticeVerdict.Void;
    }

    /// <summary>Whether a notice is about an occurrence as such, so that all who have to do with it get one.</summary>
    public static bool IsForEverybody(NoticeKind kind) =>
        kind is NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceReinstated;

    /// <summary>The key no two rows may share.</summary>
    /// <param name="kind">One for which <see cref="IsForEverybody"/> holds.</param>
    /// <param name="registrationId">To whom.</param>
    /// <param name="occurrenceId">The occurrence, because one sign-up to a series hears of many.</param>
    /// <param name="sequence">The occurrence's sequence after the act.</param>
    public static string Key(NoticeKind kind, Guid registrationId, Guid occurrenceId, int sequence) => $"{kind}:{registrationId:N}:{occurrenceId:N}:{sequence}";

    /// <summary>Whether an unsent notice about an occurrence loses its reason when a newer one about the same occurrence becomes owed.</summary>
    public static bool Voids(NoticeKind newer, NoticeKind older) => newer switch
    {
        // Texts say what is true when they are sent, so of two moves the later says it all.
        NoticeKind.OccurrenceMoved => older is NoticeKind.OccurrenceMoved,
        // Nobody is told of a place in something that will not be. That a sign-up has ended stays true.
        NoticeKind.OccurrenceCancelled => older is not (NoticeKind.Withdrawn or NoticeKind.Removed or NoticeKind.Declined or NoticeKind.Repeated),
        NoticeKind.OccurrenceReinstated => older is NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceMoved,
        _ => false,
    };

    /// <summary>Whether a sign-up hears of something about its occurrence.</summary>
    /// <param name="kind">One for which <see cref="IsForEverybody"/> holds.</param>
    /// <param name="registration">A sign-up to the occurrence, to one of its programme items, or to its series.</param>
    /// <param name="isAbsent">Whether it has reported absence from the occurrence.</param>
    /// <returns>
    /// True for those who have, ask for or wait for a place. Somebody who is not coming anyway is spared a cancellation, but may be able to come to another day.
    /// </returns>
    public static bool IsConcerned(NoticeKind kind, Registration registration, bool isAbsent)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return registration.IsActive && !registration.IsShadow && !(isAbsent && kind is not NoticeKind.OccurrenceMoved);
    }

    private static bool IsStillTrue(NoticeKind kind, Registration registration, Occurrence? occurrence)
    {
        var isOn = occurrence?.State is not OccurrenceState.Cancelled;
        return kind switch
        {
            NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved => isOn && registration.State is RegistrationState.Confirmed,
            NoticeKind.Waitlisted => isOn && registration.State is RegistrationState.Waitlisted,
            NoticeKind.Requested => isOn && registration.State is RegistrationState.Requested,
            NoticeKind.Changed => isOn && registration.IsActive,
            NoticeKind.Repeated => registration.IsActive,
            NoticeKind.Withdrawn => registration.State is RegistrationState.Withdrawn,
            NoticeKind.Removed => registration.State is RegistrationState.Removed,
            NoticeKind.Declined => registration.State is RegistrationState.Declined,
            NoticeKind.OccurrenceCancelled => !isOn && registration.IsActive,
            NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated => isOn && registration.IsActive,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}

/// <summary>What to do with a notice whose turn has come.</summary>
public enum NoticeVerdict
{
    /// <summary>Send it.</summary>
    Send,

    /// <summary>Its reason has vanished, or there is nobody left to send it to.</summary>
    Void,

    /// <summary>What it is about is over: show it, never send it.</summary>
    Missed,
}
