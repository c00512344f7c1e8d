namespace Evenemang.Shared.Events;

/// <summary>Where and when an occurrence was before it last moved.</summary>
/// <param name="Start">Local wall-clock start before the move.</param>
/// <param name="End">Local wall-clock end before the move.</param>
/// <param name="VenueName">The place before the move, when the place changed.</param>
/// <param name="At">UTC instant of the move.</param>
public sealed record MovedFrom(DateTime? Start, DateTime? End, string? VenueName, DateTime At);
