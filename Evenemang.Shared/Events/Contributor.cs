namespace Evenemang.Shared.Events;

/// <summary>Somebody taking part in the programme ("medverkande"); not a participant.</summary>
/// <param name="Name">The name as announced; may be a role alone.</param>
/// <param name="Role">What they do there or elsewhere.</param>
/// <param name="Organisation">Whom they represent.</param>
/// <param name="IsConfirmed">False while only hoped for ("inbjuden").</param>
public sealed record Contributor(string Name, string? Role = null, string? Organisation = null, bool IsConfirmed = true);
