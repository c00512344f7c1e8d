namespace Evenemang.Shared.Registrations;

/// <summary>Whether a participant of a whole series came to one of its dates. Personal only through the registration.</summary>
public sealed class MemberAttendance
{
    /// <summary>Who.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>To which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Whether they came.</summary>
    public Attendance Attendance { get; set; }

    /// <summary>UTC instant it was last said.</summary>
    public DateTime UpdatedAt { get; set; }
}
