namespace Evenemang.Shared.Events;

/// <summary>How settled a value is. Undecided is a value that is published as such, never a missing one.</summary>
public enum Decision
{
    /// <summary>Nobody has chosen yet; for a date there may be candidates.</summary>
    Undecided,

    /// <summary>A value is named but may still change.</summary>
    Preliminary,

    /// <summary>The value stands.</summary>
    Decided,
}
