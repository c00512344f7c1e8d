using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>Looks at an edit of a series and puts it in.</summary>
internal static class SeriesEditing
{
    private const int MaxNames = 30;
    private const int MaxClosedPeriods = 50;

    /// <param name="edit">The edit.</param>
    /// <param name="current">The series as it is; null for a new one.</param>
    public static FieldProblems Look(SeriesEdit edit, Series? current)
    {
        FieldProblems problems = new();
        problems.Text("title", edit.Title.Or(current?.Title!), Series.MaxTitleLength, required: true);
        problems.Text("summary", edit.Summary.Value, Series.MaxSummaryLength);
        problems.Text("description", edit.Description.Value, Series.MaxDescriptionLength);
        problems.Text("calendarTitle", edit.CalendarTitle.Value, Series.MaxCalendarTitleLength);
        problems.Text("organiser", edit.Organiser.Value, Series.MaxTitleLength);
        problems.Each("coOrganisers", edit.CoOrganisers.Value, MaxNames, (at, name) => problems.Text(at, name, Series.MaxTitleLength, required: true));
        ContentRules.Contact(problems, "contact", edit.Contact.Value);
        ContentRules.Venue(problems, "venue", edit.Venue.Value);
        ContentRules.Policy(problems, "registration", edit.Registration.Value);
        WeatherPlanRules.Look(problems, "weather", edit.Weather.Value, isOfSeries: true);
        problems.AddIf(edit.Registration is { IsMade: true, Value: null }, "registration", FieldProblemCode.Missing);
        NoticeSettings.Check(problems, "notices", edit.Notices.Value);
        problems.AddIf(edit.Notices is { IsMade: true, Value: null }, "notices", FieldProblemCode.Missing);
        problems.AddIf(edit.TimeZone.IsMade && !WallClock.IsKnownZone(edit.TimeZone.Value), "timeZone", FieldProblemCode.Unknown);
        problems.Each("closedPeriods", edit.ClosedPeriods.Value, MaxClosedPeriods, (at, period) =>
        {
            problems.Text($"{at}.reason", period.Reason, ClosedPeriod.MaxReasonLength, required: true);
            problems.AddIf(period.To < period.From, $"{at}.to", FieldProblemCode.OutOfOrder);
        });
        var (start, doors) = (edit.StartTime.Or(current?.StartTime), edit.DoorsTime.Or(current?.DoorsTime));
        problems.AddIf(doors > start, "doorsTime", FieldProblemCode.OutOfOrder);
        if (edit.Recurrence.Or(current?.Recurrence) is { } rule)
        {
            problems.AddIf(rule.Problem is not null, "recurrence", FieldProblemCode.UnusableRule);
            problems.AddIf(start is null, "startTime", FieldProblemCode.Missing);
            problems.AddIf(edit.EndTime.Or(current?.EndTime) is null, "endTime", FieldProblemCode.Missing);
        }

        return problems;
    }

    /// <summary>Everything but whether it is published.</summary>
    public static void Apply(SeriesEdit edit, Series series, DateTime now)
    {
        series.Title = edit.Title.Or(series.Title).Trim();
        series.Summary = Cleaned(edit.Summary.Or(series.Summary));
        series.Description = Cleaned(edit.Description.Or(series.Description));
        series.Organiser = Cleaned(edit.Organiser.Or(series.Organiser));
        series.CoOrganisers = edit.CoOrganisers.Or(series.CoOrganisers) ?? [];
        series.Contact = edit.Contact.Or(series.Contact);
        series.TimeZone = edit.TimeZone.Or(series.TimeZone);
        series.Venue = edit.Venue.Or(series.Venue);
        series.Recurrence = edit.Recurrence.Or(series.Recurrence);
        series.StartTime = edit.StartTime.Or(series.StartTime);
        series.EndTime = edit.EndTime.Or(series.EndTime);
        series.DoorsTime = edit.DoorsTime.Or(series.DoorsTime);
        series.ClosedPeriods = edit.ClosedPeriods.Or(series.ClosedPeriods) ?? [];
        series.Registration = edit.Registration.Or(series.Registration);
        series.Weather = edit.Weather.Or(series.Weather);
        series.Discreet = edit.Discreet.Or(series.Discreet);
        series.ShowsTimeAndPlace = edit.ShowsTimeAndPlace.Or(series.ShowsTimeAndPlace);
        series.CalendarTitle = Cleaned(edit.CalendarTitle.Or(series.CalendarTitle));
        series.HideCounts = edit.HideCounts.Or(series.HideCounts);
        series.Notices = edit.Notices.Or(series.Notices);
        series.UpdatedAt = now;
    }

    private static string? Cleaned(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
