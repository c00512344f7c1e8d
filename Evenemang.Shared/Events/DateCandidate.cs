namespace Evenemang.Shared.Events;

/// <summary>One of several dates an occurrence may fall on. Each has its own calendar entry with its own UID.</summary>
/// <param name="Id">Names the candidate in the API and at the desk.</param>
/// <param name="Uid">iCalendar UID; never changes and never belongs to another entry.</param>
/// <param name="Start">Local wall-clock start.</param>
/// <param name="End">Local wall-clock end, after <paramref name="Start"/>.</param>
/// <param name="Sequence">RFC 5545 section 3.8.7.4; raised when the candidate is dropped.</param>
/// <param name="IsDropped">True once another date was decided: its entry is then CANCELLED.</param>
public sealed record DateCandidate(Guid Id, string Uid, DateTime Start, DateTime End, int Sequence = 0, bool IsDropped = false);
