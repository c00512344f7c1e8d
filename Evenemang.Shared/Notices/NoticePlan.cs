using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>
/// Whether a notice is still worth sending when its turn comes. The act that ends a reason also voids what waits in its own transaction; this is the second net,
/// which holds however the row came to be.
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
