namespace Evenemang.Server.Registrations;

/// <summary>What somebody signs up to, as its address names it.</summary>
public abstract record SignUpTo
{
    /// <summary>One occurrence; in a series that allows guests, one date as a guest.</summary>
    public sealed record Occurrence(string Slug) : SignUpTo;

    /// <summary>Every occurrence of a series.</summary>
    public sealed record Series(string Slug) : SignUpTo;

    /// <summary>One item of a day's programme.</summary>
    public sealed record ProgrammeItem(string OccurrenceSlug, Guid ItemId) : SignUpTo;
}
