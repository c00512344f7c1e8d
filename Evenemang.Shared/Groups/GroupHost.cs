namespace Evenemang.Shared.Groups;

/// <summary>Who hosts a meeting of a group that runs itself, as its contact has chosen. Personal only through the registration.</summary>
public sealed class GroupHost
{
    /// <summary>Which meeting.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Which member.</summary>
    public Guid RegistrationId { get; set; }
}
