using System.Text.Json.Serialization;

namespace Evenemang.Shared.Events;

/// <summary>
/// On which days a series meets: <see cref="WeeklyRule"/>, <see cref="MonthlyRule"/> or <see cref="DatesRule"/>. An immutable value; in JSON
/// the property <c>pattern</c> (<c>weekly</c>, <c>monthly</c>, <c>dates</c>) tells which. <see cref="RecurrenceDates"/> turns it into dates.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "pattern")]
[JsonDerivedType(typeof(WeeklyRule), "weekly")]
[JsonDerivedType(typeof(MonthlyRule), "monthly")]
[JsonDerivedType(typeof(DatesRule), "dates")]
public abstract record RecurrenceRule
{
    /// <summary>The highest interval, in weeks or months.</summary>
    public const int MaxInterval = 52;

    /// <summary>The highest number of meetings a rule may count.</summary>
    public const int MaxCount = 520;

    /// <summary>What happens on a holiday or in a closed period.</summary>
    public HolidayPolicy HolidayPolicy { get; init; }

    /// <summary>What is wrong with the rule, or null when it can be used.</summary>
    [JsonIgnore]
    public abstract RecurrenceProblem? Problem { get; }
}

/// <summary>A rule that goes on: until a date, for a number of meetings, or for as long as the series lives.</summary>
public abstract record RepeatingRule : RecurrenceRule
{
    /// <summary>The first meeting is the first matching day on or after this one; intervals are counted from that meeting.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Every n-th week or month, 1 to <see cref="RecurrenceRule.MaxInterval"/>.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>The weekday of every meeting.</summary>
    public required DayOfWeek Weekday { get; init; }

    /// <summary>
    /// The number of meetings that take place, 1 to <see cref="RecurrenceRule.MaxCount"/>; null for no such limit. A skipped date does not count:
    /// "ten meetings" are ten meetings, however many holidays lie between.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>The last day the rule itself may give, inclusive; null for no such limit. A meeting shifted from this day may fall a week after it.</summary>
    public DateOnly? Until { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public override RecurrenceProblem? Problem => this switch
    {
        { Interval: < 1 or > MaxInterval } => RecurrenceProblem.IntervalOutOfRange,
        { Count: < 1 or > MaxCount } => RecurrenceProblem.CountOutOfRange,
        _ when Until < Start => RecurrenceProblem.UntilBeforeStart,
        _ when !Enum.IsDefined(Weekday) => RecurrenceProblem.UnknownWeekday,
        _ => null,
    };
}

/// <summary>Every n weeks on a weekday.</summary>
public sealed record WeeklyRule : RepeatingRule;

/// <summary>The first to fourth, or the last, of a weekday in every n-th month.</summary>
public sealed record MonthlyRule : RepeatingRule
{
    /// <summary>Which of the month's such weekdays.</summary>
    public required WeekOfMonth Week { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public override RecurrenceProblem? Problem => Enum.IsDefined(Week) ? base.Problem : RecurrenceProblem.UnknownWeekday;
}

/// <summary>Dates written down one by one.</summary>
public sealed record DatesRule : RecurrenceRule
{
    /// <summary>1 to <see cref="RecurrenceRule.MaxCount"/> dates in any order; one given twice counts once.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public override RecurrenceProblem? Problem => Dates.Count switch
    {
        0 => RecurrenceProblem.NoDates,
        > MaxCount => RecurrenceProblem.CountOutOfRange,
        _ => null,
    };

    /// <summary>Equal when the dates are the same in the same order.</summary>
    public bool Equals(DatesRule? other) => base.Equals(other) && Dates.SequenceEqual(other.Dates);

    /// <inheritdoc />
    public override int GetHashCode() => Dates.Aggregate(base.GetHashCode(), HashCode.Combine);
}

/// <summary>Why a rule cannot be used.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecurrenceProblem>))]
public enum RecurrenceProblem
{
    /// <summary>The interval is below 1 or above <see cref="RecurrenceRule.MaxInterval"/>.</summary>
    IntervalOutOfRange = 0,

    /// <summary>The number of meetings is below 1 or above <see cref="RecurrenceRule.MaxCount"/>.</summary>
    CountOutOfRange = 1,

    /// <summary>The last day lies before the first.</summary>
    UntilBeforeStart = 2,

    /// <summary>The weekday or the week of the month is none of those that exist.</summary>
    UnknownWeekday = 3,

    /// <summary>No dates were given.</summary>
    NoDates = 4,
}
