using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Events;

/// <summary>What a new series of a kind begins with at the desk, so that the organiser only changes what differs.</summary>
/// <param name="Kind">Which of the kinds.</param>
/// <param name="Rule">When it meets.</param>
/// <param name="StartTime">Usual wall-clock start.</param>
/// <param name="EndTime">Usual wall-clock end.</param>
/// <param name="Registration">How people sign up.</param>
public sealed record KindTemplate(EventKind Kind, RecurrenceRule Rule, TimeOnly StartTime, TimeOnly EndTime, RegistrationPolicy Registration)
{
    private const int MonthsAhead = 10;
    private const int Meetings = 10;
    private const int SeatsAtBreakfast = 40;
    private const int SeatsInGroup = 8;

    /// <summary>Usual time the doors open or breakfast is served; null where people just arrive.</summary>
    public TimeOnly? DoorsTime { get; init; }

    /// <summary>Whether being there is nobody else's business.</summary>
    public bool Discreet { get; init; }

    /// <summary>How many of the first meetings a facilitator leads.</summary>
    public int FacilitatedMeetings { get; init; }

    /// <summary>The template of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="today">Repeating rules begin with the next month, single days lie ahead of this one.</param>
    public static KindTemplate Of(EventKind kind, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        return kind switch
        {
            EventKind.RecurringMeeting => new(kind, Monthly(first, WeekOfMonth.Second, DayOfWeek.Monday), new(13, 30), new(15, 30), KindDefaults.Registration(kind)),
            EventKind.BreakfastSeminar => new(kind, Monthly(first, WeekOfMonth.Second, DayOfWeek.Friday), new(8, 15), new(10, 0), new RegistrationPolicy
            {
                Capacity = SeatsAtBreakfast, ClosesHoursBefore = 15, Questions = [Question.Diet(), Question.Affiliation()],
            })
            {
                DoorsTime = new(7, 45),
            },
            EventKind.SelfHelpGroup => new(
                kind,
                new MonthlyRule { Start = first, Count = Meetings, Week = WeekOfMonth.Last, Weekday = DayOfWeek.Wednesday },
                new(13, 30), new(15, 30),
                KindDefaults.Registration(kind) with { Capacity = SeatsInGroup, Approval = true })
            {
                Discreet = true,
                FacilitatedMeetings = 3,
            },
            EventKind.OutdoorDay => new(kind, OneDay(NextSpringDay(today)), new(11, 0), new(15, 0), KindDefaults.Registration(kind)),
            _ => new(kind, OneDay(today.AddDays(28)), new(18, 0), new(20, 0), KindDefaults.Registration(kind)),
        };
    }

    private static MonthlyRule Monthly(DateOnly first, WeekOfMonth week, DayOfWeek weekday)
        => new() { Start = first, Until = first.AddMonths(MonthsAhead).AddDays(-1), Week = week, Weekday = weekday, HolidayPolicy = HolidayPolicy.ShiftOneWeek };

    private static DatesRule OneDay(DateOnly day) => new() { Dates = [day], HolidayPolicy = HolidayPolicy.Keep };

    // Våryran is held on 17 May.
    private static DateOnly NextSpringDay(DateOnly today)
    {
        var day = new DateOnly(today.Year, 5, 17);
        return day > today ? day : day.AddYears(1);
    }
}
