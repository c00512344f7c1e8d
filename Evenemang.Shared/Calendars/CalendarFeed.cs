namespace Evenemang.Shared.Calendars;

/// <summary>One VCALENDAR: what is said about the calendar as a whole, and its entries in the order they are written.</summary>
public sealed record CalendarFeed
{
    /// <summary>How often subscribers are asked to look (REFRESH-INTERVAL and X-PUBLISHED-TTL).</summary>
    public const string DefaultRefresh = "PT1H";

    /// <summary>The iTIP method (RFC 5546) of a mailed object; null for a feed and for a file.</summary>
    public CalendarMethod? Method { get; init; }

    /// <summary>What the calendar is called in the reader's list.</summary>
    public string? Name { get; init; }

    /// <summary>What it holds, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is fetched, an absolute address. Null for something that is not fetched again.</summary>
    public string? Source { get; init; }

    /// <summary>A CSS3 colour name (RFC 7986 section 5.9), such as <c>teal</c>.</summary>
    public string? Colour { get; init; }

    /// <summary>A duration such as <c>PT1H</c>; null for something that is not fetched again.</summary>
    public string? Refresh { get; init; }

    /// <summary>The IANA zone readers should think in (X-WR-TIMEZONE).</summary>
    public string? TimeZone { get; init; }

    /// <summary>The entries.</summary>
    public IReadOnlyList<CalendarEntry> Entries { get; init; } = [];
}

/// <summary>What a mailed calendar object asks its reader to do.</summary>
public enum CalendarMethod
{
    /// <summary>Put this in the calendar, or change what is there.</summary>
    Request,

    /// <summary>Take this out of the calendar.</summary>
    Cancel,

    /// <summary>Something else; seen in files from elsewhere, such as PUBLISH.</summary>
    Publish,
}
