namespace Evenemang.Shared.Registrations;

/// <summary>
/// One tap at the door of one occurrence: somebody came or did not, or somebody came who had not signed up. Its identity is made by the telephone that was
/// tapped, so that a tap which is sent again after a lost connection counts once. Personal only through the registration.
/// </summary>
public sealed class DoorTap
{
    /// <summary>Most people one tap counts or takes back.</summary>
    public const int MaxDropIns = 20;

    /// <summary>Identity, made where it was tapped.</summary>
    public Guid Id { get; init; }

    /// <summary>In which series.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>At which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Whom it marks; null when it counts drop-ins.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>What they were marked as; null when it counts drop-ins.</summary>
    public Attendance? Mark { get; init; }

    /// <summary>People counted who had not signed up; negative when taken back.</summary>
    public int DropIns { get; init; }

    /// <summary>UTC instant it reached us.</summary>
    public DateTime At { get; init; }
}
