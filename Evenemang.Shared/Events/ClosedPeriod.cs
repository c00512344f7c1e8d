namespace Evenemang.Shared.Events;

/// <summary>Days on which the organiser holds no meetings, such as a summer break.</summary>
/// <param name="From">First closed day, inclusive.</param>
/// <param name="To">Last closed day, inclusive; not before <paramref name="From"/>.</param>
/// <param name="Reason">In the organiser's words, for example "sommaruppehåll"; at most <see cref="MaxReasonLength"/> characters.</param>
public sealed record ClosedPeriod(DateOnly From, DateOnly To, string Reason)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 100;

    /// <summary>Whether the day is closed. Both ends count.</summary>
    public bool Contains(DateOnly date) => From <= date && date <= To;
}
