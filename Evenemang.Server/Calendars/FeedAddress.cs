using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Calendars;

/// <summary>What a feed's address asks for.</summary>
internal enum FeedKind
{
    All,
    Series,
    EventKind,
    Occurrence,
    Mine,
    Organiser,
    News,
    SeriesNews,
}

/// <summary>A feed's address, taken apart. Two addresses that mean the same are equal.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Key">Slug, kind's name or token; empty for the feeds of everything.</param>
/// <param name="English">Whether it lies under /en.</param>
/// <param name="ShowsCancelled">Whether cancelled entries are to stay visible where readers hide them.</param>
internal readonly record struct FeedAddress(FeedKind Kind, string Key, bool English, bool ShowsCancelled)
{
    private const string EnglishPrefix = "/en";
    private const int MaxPathLength = 200;

    public bool IsPersonal => Kind is FeedKind.Mine or FeedKind.Organiser;

    public bool IsNews => Kind is FeedKind.News or FeedKind.SeriesNews;

    public CultureInfo Culture => CultureInfo.GetCultureInfo(English ? "en-GB" : "sv-SE");

    /// <summary>Path and query as we write them ourselves.</summary>
    public string Canonical => (English ? EnglishPrefix : "") + Path + (ShowsCancelled ? "?installda=visa" : "");

    private string Path => Kind switch
    {
        FeedKind.All => "/kalender/alla.ics",
        FeedKind.Series => $"/kalender/serier/{Key}.ics",
        FeedKind.EventKind => $"/kalender/typ/{Key}.ics",
        FeedKind.Occurrence => $"/kalender/evenemang/{Key}.ics",
        FeedKind.Mine => $"/kalender/min/{Key}.ics",
        FeedKind.Organiser => $"/kalender/arrangor/{Key}.ics",
        FeedKind.News => "/rss/alla.xml",
        _ => $"/rss/serier/{Key}.xml",
    };

    /// <summary>The address of a path, or null when no feed lies there.</summary>
    public static FeedAddress? Parse(PathString path, QueryString query)
    {
        if (path.Value is not { Length: <= MaxPathLength } text || !(text.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var english = text.StartsWith(EnglishPrefix + "/", StringComparison.OrdinalIgnoreCase);
        var parts = (english ? text[EnglishPrefix.Length..] : text)[1..^4].Split('/');
        var isNews = text.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        if (KindOf(parts, isNews) is not { } kind || (parts.Length == 3 && parts[2].Length == 0))
        {
            return null;
        }

        var isSecret = kind is FeedKind.Mine or FeedKind.Organiser;
        var key = parts.Length < 3 ? "" : isSecret ? parts[2] : parts[2].ToLowerInvariant();
        if (kind is FeedKind.EventKind && EventKindNames.KindOrNull(key) is null)
        {
            return null;
        }

        return new(kind, key, english, !isNews && AsksForCancelled(query));
    }

    private static FeedKind? KindOf(string[] parts, bool isNews) => (isNews, parts.Length) switch
    {
        (false, 2) when Is(parts[0], "kalender") && Is(parts[1], "alla") => FeedKind.All,
        (true, 2) when Is(parts[0], "rss") && Is(parts[1], "alla") => FeedKind.News,
        (true, 3) when Is(parts[0], "rss") && Is(parts[1], "serier") => FeedKind.SeriesNews,
        (false, 3) when Is(parts[0], "kalender") => parts[1].ToLowerInvariant() switch
        {
            "serier" => FeedKind.Series,
            "typ" => FeedKind.EventKind,
            "evenemang" => FeedKind.Occurrence,
            "min" => FeedKind.Mine,
            "arrangor" => FeedKind.Organiser,
            _ => null,
        },
        _ => null,
    };

    private static bool Is(string part, string name) => part.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool AsksForCancelled(QueryString query) =>
        query.HasValue && query.Value!.AsSpan(1).Contains("installda=visa", StringComparison.OrdinalIgnoreCase);
}
