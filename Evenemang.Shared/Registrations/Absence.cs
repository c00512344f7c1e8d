namespace Evenemang.Shared.Registrations;

/// <summary>A participant of a whole series who cannot come to one occurrence. Personal only through the registration.</summary>
public sealed class Absence
{
    /// <summary>Who.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>Which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>UTC instant it was reported.</summary>
    public DateTime CreatedAt { get; init; }
}
