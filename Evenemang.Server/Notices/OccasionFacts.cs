using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>What a letter to anybody says about a series or one of its dates, as it is true now.</summary>
public record OccasionFacts
{
    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>About which series.</summary>
    public required Series Series { get; init; }

    /// <summary>About which occurrence, with its series; null when about the whole series.</summary>
    public Occurrence? Occurrence { get; init; }

    /// <summary>The one programme item signed up to, if only that.</summary>
    public ProgrammeItem? Item { get; init; }

    /// <summary>For a whole series: its dates to come, in order, with their series.</summary>
    public IReadOnlyList<Occurrence> Coming { get; init; } = [];

    /// <summary>For a change: what the reader was last told; null for other letters.</summary>
    public ToldFacts? Told { get; init; }

    /// <summary>Swedish or English, as the reader chose.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>The public page.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The reader's date, by which years are left out.</summary>
    public DateOnly Today => DateOnly.FromDateTime(WallClock.ToLocal(Now, Series.TimeZone));

    /// <summary>The occurrence, or for a whole series the next one; null when there is none.</summary>
    public Occurrence? Next => Occurrence ?? (Coming.Count > 0 ? Coming[0] : null);

    /// <summary>The culture of a language.</summary>
    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "sv-SE");
}
