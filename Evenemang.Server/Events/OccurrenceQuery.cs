using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Which occurrences a caller asks for. Without <see cref="From"/> those that are not over.</summary>
/// <param name="From">UTC instant, inclusive.</param>
/// <param name="To">UTC instant, exclusive; those without a date are then left out.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Series">Slug of a series.</param>
internal sealed record OccurrenceQuery(DateTime? From, DateTime? To, EventKind? Kind, string? Series)
{
    /// <summary>Reads <c>from</c>, <c>to</c>, <c>kind</c> and <c>series</c>.</summary>
    public static (OccurrenceQuery Query, ApiProblem? Problem) Read(HttpContext http, string siteZone)
    {
        var query = http.Request.Query;
        DateTime? from = null, to = null;
        EventKind? kind = null;
        string? series = null;
        if (query.TryGetValue("from", out var first) && (from = ReadTime(first.ToString(), siteZone, endOfDay: false)) is null) return Bad("from", "BadTime");
        if (query.TryGetValue("to", out var last) && (to = ReadTime(last.ToString(), siteZone, endOfDay: true)) is null) return Bad("to", "BadTime");
        if (query.TryGetValue("kind", out var name) && (kind = ReadKind(name.ToString())) is null) return Bad("kind", "BadKind");
        if (query.TryGetValue("series", out var slug) && !Slugs.IsValid(series = slug.ToString())) return Bad("series", "BadSlug");
        return (new(from, to, kind, series), null);

        (OccurrenceQuery, ApiProblem) Bad(string field, string text) => (null!, ApiProblem.BadField(field, text, http.Culture()));
    }

    /// <summary>A day in the site's zone, or an instant with an offset (whose plus may have become a space on the way).</summary>
    private static DateTime? ReadTime(string text, string zone, bool endOfDay)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= Years.First and <= Years.Last)
        {
            return WallClock.ToUtc((endOfDay ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue), zone);
        }
        return InstantWithOffset.TryParse(text.Replace(' ', '+'), out var instant) ? instant.UtcDateTime : null;
    }

    private static EventKind? ReadKind(string text)
    {
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            if (System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) == text) return kind;
        }
        return null;
    }
}
