using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>How often something is held.</summary>
public enum Pattern
{
    Monthly,
    Weekly,
    Dates,
    ByHand,
}

/// <summary>When a rule ends.</summary>
public enum RuleEnd
{
    Until,
    Count,
    Open,
}

/// <summary>A day in a list, or a closed period, as it is typed.</summary>
public sealed class DayForm
{
    public DateOnly? Day { get; set; }
}

/// <summary>A closed period as it is typed.</summary>
public sealed class PeriodForm
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A rule with its times and closed periods as they are typed.</summary>
public sealed class RuleForm
{
    public Pattern Pattern { get; set; }

    public DateOnly? Start { get; set; }

    public RuleEnd End { get; set; }

    public DateOnly? Until { get; set; }

    public int? Count { get; set; }

    public int? Interval { get; set; } = 1;

    public WeekOfMonth Week { get; set; } = WeekOfMonth.Second;

    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

    public HolidayPolicy HolidayPolicy { get; set; }

    public List<DayForm> Days { get; } = [];

    public List<PeriodForm> Periods { get; } = [];

    public TimeOnly? StartTime { get; set; }

    public TimeOnly? EndTime { get; set; }

    public TimeOnly? DoorsTime { get; set; }

    public UsualTimes? Times => StartTime is { } start && EndTime is { } end ? new(start, end, DoorsTime) : null;

    public IReadOnlyList<ClosedPeriod> ClosedPeriods =>
        [.. Periods.Where(period => period is { From: not null, To: not null }).Select(period => new ClosedPeriod(period.From!.Value, period.To!.Value, period.Reason?.Trim() ?? ""))];

    public static RuleForm Of(RecurrenceRule? rule, TimeOnly? start, TimeOnly? end, TimeOnly? doors, IReadOnlyList<ClosedPeriod> periods)
    {
        var form = new RuleForm { StartTime = start, EndTime = end, DoorsTime = doors, Pattern = Pattern.ByHand, HolidayPolicy = rule?.HolidayPolicy ?? HolidayPolicy.Skip };
        form.Periods.AddRange(periods.Select(period => new PeriodForm { From = period.From, To = period.To, Reason = period.Reason }));
        if (rule is DatesRule dates)
        {
            form.Pattern = Pattern.Dates;
            form.Days.AddRange(dates.Dates.Order().Select(day => new DayForm { Day = day }));
        }
        else if (rule is RepeatingRule repeating)
        {
            form.Pattern = rule is MonthlyRule ? Pattern.Monthly : Pattern.Weekly;
            (form.Start, form.Interval, form.Weekday, form.Until, form.Count) = (repeating.Start, repeating.Interval, repeating.Weekday, repeating.Until, repeating.Count);
            form.End = repeating.Count is not null ? RuleEnd.Count : repeating.Until is not null ? RuleEnd.Until : RuleEnd.Open;
            if (rule is MonthlyRule monthly) form.Week = monthly.Week;
        }

        return form;
    }

    /// <summary>Null for dates entered by hand, and while something is missing.</summary>
    public RecurrenceRule? ToRule()
    {
        if (Pattern is Pattern.Dates)
        {
            return new DatesRule { Dates = [.. Days.Where(day => day.Day is not null).Select(day => day.Day!.Value).Distinct().Order()], HolidayPolicy = HolidayPolicy };
        }

        if (Pattern is Pattern.ByHand || Start is not { } start) return null;
        var (until, count) = (End is RuleEnd.Until ? Until : null, End is RuleEnd.Count ? Count : null);
        return Pattern is Pattern.Weekly
            ? new WeeklyRule { Start = start, Interval = Interval ?? 1, Weekday = Weekday, Until = until, Count = count, HolidayPolicy = HolidayPolicy }
            : new MonthlyRule { Start = start, Interval = Interval ?? 1, Weekday = Weekday, Week = Week, Until = until, Count = count, HolidayPolicy = HolidayPolicy };
    }

    /// <summary>Whether dates can be shown.</summary>
    public bool IsUsable => ToRule() is { Problem: null } && Times is not null;
}
