namespace Evenemang.Shared.Registrations;

/// <summary>
/// Where a sign-up is in its life. "Cancelled with the occurrence" is not stored: it follows from the occurrence's state, so that reinstating needs no repair.
/// </summary>
public enum RegistrationState
{
    /// <summary>Waits for an organiser's approval; holds no seat.</summary>
    Requested,

    /// <summary>Holds its seats.</summary>
    Confirmed,

    /// <summary>Waits for seats, in the order of <see cref="Registration.Number"/>.</summary>
    Waitlisted,

    /// <summary>Left by the participant.</summary>
    Withdrawn,

    /// <summary>Removed by an organiser.</summary>
    Removed,

    /// <summary>The organiser said no to a request.</summary>
    Declined,

    /// <summary>Waited, and is offered seats until <see cref="Registration.OfferEndsAt"/>. They are kept for it, but it has not said yes.</summary>
    Offered,

    /// <summary>Was offered seats and did not answer in time.</summary>
    Lapsed,
}

/// <summary>Whether a confirmed participant came.</summary>
public enum Attendance
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Was there.</summary>
    Attended,

    /// <summary>Did not come and had not withdrawn.</summary>
    Absent,
}

/// <summary>How a sign-up came in.</summary>
public enum RegistrationSource
{
    /// <summary>The public form.</summary>
    Web,

    /// <summary>The public API.</summary>
    Api,

    /// <summary>An organiser, for somebody who called or has no e-mail.</summary>
    OnBehalf,
}
