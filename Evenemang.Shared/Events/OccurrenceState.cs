namespace Evenemang.Shared.Events;

/// <summary>
/// Where an occurrence is in its life: draft -> tentative -> confirmed -> held, or cancelled (and reinstated).
/// "Moved" is not a state: a moved occurrence is confirmed or tentative and remembers where it was (<see cref="Occurrence.MovedFrom"/>).
/// </summary>
public enum OccurrenceState
{
    /// <summary>Seen by its organisers only.</summary>
    Draft,

    /// <summary>Published with something undecided ("preliminärt").</summary>
    Tentative,

    /// <summary>Published and decided ("klart").</summary>
    Confirmed,

    /// <summary>It took place.</summary>
    Held,

    /// <summary>Called off ("inställt"), with a reason. Keeps its address and UID.</summary>
    Cancelled,
}
