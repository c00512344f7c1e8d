using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Which public occurrences are asked for. Without <see cref="From"/> those that are not over, and those without a date last.</summary>
public sealed record OccurrenceFilter
{
    /// <summary>First local day, inclusive; may lie in the past.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, inclusive.</summary>
    public DateOnly? To { get; init; }

    public EventKind? Kind { get; init; }

    /// <summary>Slug of a series.</summary>
    public string? Series { get; init; }

    /// <summary>Every word must occur in title, theme, summary, organiser or place, whatever its case. Looked for among the first <see cref="MaxSearched"/>.</summary>
    public string? Search { get; init; }

    /// <summary>The most occurrences a search looks through.</summary>
    public const int MaxSearched = 2_000;

    /// <summary>The whole calendar month that the day lies in.</summary>
    public static OccurrenceFilter Month(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new() { From = first, To = first.AddMonths(1).AddDays(-1) };
    }
}

/// <summary>Where the next page of a list begins. Opaque to those outside.</summary>
/// <param name="SortUtc">Sort instant of the last one shown; null for one without a date.</param>
/// <param name="Id">The last one shown.</param>
public sealed record OccurrenceCursor(DateTime? SortUtc, Guid Id)
{
    /// <summary>As it stands in addresses.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{SortUtc?.Ticks ?? 0:x}-{Id:N}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static OccurrenceCursor? Parse(string? text)
    {
        var parts = text?.Split('-');
        return parts is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var last)
                ? new OccurrenceCursor(at == 0 ? null : new DateTime(at, DateTimeKind.Utc), last)
                : null;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Items">By sort instant; without a date last.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
public sealed record OccurrencePage(IReadOnlyList<OccurrenceSummary> Items, OccurrenceCursor? Next);
