namespace Evenemang.Shared.Calendars;

/// <summary>A component as it stands in a file: what is known and what is not.</summary>
/// <param name="Name">Upper case, such as <c>VEVENT</c>.</param>
/// <param name="Line">Where it begins, 1-based, counted in physical lines.</param>
public sealed record IcsComponent(string Name, int Line)
{
    /// <summary>Its properties in the order of the file.</summary>
    public List<IcsProperty> Properties { get; } = [];

    /// <summary>Its components in the order of the file.</summary>
    public List<IcsComponent> Components { get; } = [];

    /// <summary>The first property called <paramref name="name"/> (upper case), or null.</summary>
    public IcsProperty? Find(string name) => Properties.Find(property => string.Equals(property.Name, name, StringComparison.Ordinal));

    /// <summary>The unescaped text of the first property called <paramref name="name"/>, or null.</summary>
    public string? Text(string name) => Find(name) is { } property ? IcsText.Unescape(property.Value) : null;
}

/// <summary>One unfolded content line.</summary>
/// <param name="Name">Upper case, such as <c>DTSTART</c>.</param>
/// <param name="Parameters">Names in upper case; of several values the first, without quotes.</param>
/// <param name="Value">As it stands, escapes included.</param>
/// <param name="Line">Where it begins, 1-based, counted in physical lines.</param>
public sealed record IcsProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value, int Line);

/// <summary>Something in a file that could not be read as it stands.</summary>
/// <param name="Line">1-based, counted in physical lines; 0 when it concerns the file as a whole.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">The name or value in question, as it stands in the file.</param>
public sealed record IcsProblem(int Line, IcsProblemKind Kind, string Detail);

/// <summary>What may be wrong with a calendar file.</summary>
public enum IcsProblemKind
{
    /// <summary>The file is larger than the reader accepts; nothing of it was read.</summary>
    TooLarge,

    /// <summary>It holds no VCALENDAR; nothing of it was read.</summary>
    NotACalendar,

    /// <summary>A line without name or value; it was passed over.</summary>
    MalformedLine,

    /// <summary>BEGIN and END do not match, or lie too deep; the rest was not read.</summary>
    BadNesting,

    /// <summary>An entry without UID or DTSTART; it was passed over.</summary>
    MissingProperty,

    /// <summary>A date, time, length or number that cannot be read; where the entry cannot do without it, it was passed over.</summary>
    BadValue,

    /// <summary>A zone that is not known here; the entry was passed over.</summary>
    UnknownZone,

    /// <summary>The entry repeats by a rule; only its first time was read.</summary>
    Repeats,

    /// <summary>There are more entries than the reader accepts; the rest was not read.</summary>
    TooManyEntries,
}

/// <summary>What came out of a file: a calendar, or null when it is none, and everything that was wrong on the way.</summary>
public sealed record IcsReading(CalendarFeed? Calendar, IReadOnlyList<IcsProblem> Problems);
