namespace Evenemang.Shared.Events;

/// <summary>What is wrong with a field that an organiser filled in.</summary>
public enum FieldProblemCode
{
    /// <summary>Nothing was written where something must be.</summary>
    Missing,

    /// <summary>Longer than <see cref="FieldProblem.Limit"/> characters.</summary>
    TooLong,

    /// <summary>More than <see cref="FieldProblem.Limit"/> of them.</summary>
    TooMany,

    /// <summary>Below 1 (or 0 where nothing is fine) or above <see cref="FieldProblem.Limit"/>.</summary>
    OutOfRange,

    /// <summary>The end is not after the start, the doors open after the start, or a period ends before it begins.</summary>
    OutOfOrder,

    /// <summary>Not one of those that exist: a time zone, a document, a value of a list.</summary>
    Unknown,

    /// <summary>Not of the form it must have: an address, a slug, a key.</summary>
    Malformed,

    /// <summary>Somebody else has it already.</summary>
    Taken,

    /// <summary>People have signed up to it, so it must stay.</summary>
    InUse,

    /// <summary>The rule for the dates cannot be used.</summary>
    UnusableRule,

    /// <summary>The text holds a place to fill in, <see cref="FieldProblem.Value"/>, that there is not.</summary>
    UnknownPlaceholder,
}

/// <summary>One field that must be filled in otherwise.</summary>
/// <param name="Field">The field in lower camel case, with its place in lists: <c>agenda[2].text</c>.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Limit">The most there may be, where the code speaks of one.</param>
/// <param name="Value">What was written, where the code speaks of it.</param>
public sealed record FieldProblem(string Field, FieldProblemCode Code, int? Limit = null, string? Value = null);

/// <summary>Gathers problems, so that somebody who filled in a form hears of all of them at once.</summary>
public sealed class FieldProblems
{
    private readonly List<FieldProblem> _problems = [];

    /// <summary>All so far.</summary>
    public IReadOnlyList<FieldProblem> All => _problems;

    /// <summary>Whether there are any.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>Adds one.</summary>
    public void Add(string field, FieldProblemCode code, int? limit = null) => _problems.Add(new FieldProblem(field, code, limit));

    /// <summary>Adds one that names what was written.</summary>
    public void Add(string field, FieldProblemCode code, string value) => _problems.Add(new FieldProblem(field, code, Value: value));

    /// <summary>Adds one when the condition holds.</summary>
    public void AddIf(bool condition, string field, FieldProblemCode code, int? limit = null)
    {
        if (condition) Add(field, code, limit);
    }

    /// <summary>A text of at most so many characters.</summary>
    public void Text(string field, string? text, int maxLength, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text)) AddIf(required, field, FieldProblemCode.Missing);
        else AddIf(text.Length > maxLength, field, FieldProblemCode.TooLong, maxLength);
    }

    /// <summary>A list of at most so many, each looked at by itself.</summary>
    public void Each<T>(string field, IReadOnlyList<T>? list, int maxCount, Action<string, T> look)
    {
        ArgumentNullException.ThrowIfNull(look);
        if (list is null) return;
        AddIf(list.Count > maxCount, field, FieldProblemCode.TooMany, maxCount);
        for (var i = 0; i < Math.Min(list.Count, maxCount); i++) look($"{field}[{i}]", list[i]);
    }
}
