using System.Globalization;
using System.Text.Json.Serialization;

namespace Evenemang.Shared.Events;

/// <summary>What became of a date that a rule gave.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlannedOutcome>))]
public enum PlannedOutcome
{
    /// <summary>The meeting is on the rule's own date.</summary>
    Kept = 0,

    /// <summary>There is no meeting.</summary>
    Skipped = 1,

    /// <summary>The meeting is a week after the rule's date.</summary>
    Shifted = 2,
}

/// <summary>A date that a rule gave, and what happened to it.</summary>
/// <param name="RuleDate">The date the rule itself gave: the meeting's identity within the series, whatever happens to it later.</param>
/// <param name="Date">The day of the meeting; null when it was skipped.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Conflict">What stood in the way; null when nothing did. A kept date has one where the series meets on holidays.</param>
public sealed record PlannedDate(DateOnly RuleDate, DateOnly? Date, PlannedOutcome Outcome, DateConflict? Conflict);

/// <summary>What stands in the way of a meeting: a holiday or a closed period; exactly one of the two is given.</summary>
/// <param name="Holiday">The holiday.</param>
/// <param name="ClosedReason">The closed period's reason, in the organiser's words.</param>
public sealed record DateConflict(SwedishHoliday? Holiday, string? ClosedReason)
{
    /// <summary>"annandag påsk" or "Easter Monday"; a closed period's reason is in the organiser's own language.</summary>
    public string Name(CultureInfo culture) => Holiday is { } day ? SwedishHolidays.Name(day, culture) : ClosedReason ?? "";
}
