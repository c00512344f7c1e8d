using System.Globalization;
using System.Resources;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>The words of calendar entries and feeds, in Swedish and English.</summary>
public static class CalendarWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Shared.Calendars.CalendarText", typeof(CalendarWords).Assembly);

    /// <summary>The text of <paramref name="key"/> with its places filled in.</summary>
    public static string Get(string key, CultureInfo culture, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"CalendarText has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }

    /// <summary>"Frukostseminarium", "Breakfast seminar": one entry's category.</summary>
    public static string Kind(EventKind kind, CultureInfo culture) => Get($"Kind{kind}", culture);

    /// <summary>What the feed of all series of a kind is called.</summary>
    public static string FeedOf(EventKind kind, string site, CultureInfo culture) => Get($"FeedKind{kind}", culture, site);
}
