namespace Evenemang.Shared.Events;

/// <summary>One numbered item ("punkt") of a meeting's agenda.</summary>
/// <param name="Number">1-based place in the agenda.</param>
/// <param name="Text">What it is about, at most <see cref="MaxTextLength"/> characters.</param>
/// <param name="IsStanding">Whether it returns at every meeting ("övriga frågor").</param>
/// <param name="DocumentIds">Documents of the same occurrence that belong to the item.</param>
public sealed record AgendaItem(int Number, string Text, bool IsStanding = false, IReadOnlyList<Guid>? DocumentIds = null)
{
    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int MaxTextLength = 500;
}
