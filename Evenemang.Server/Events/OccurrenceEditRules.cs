using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>Whether an edit can be taken; every problem is found before anything is changed.</summary>
internal static class OccurrenceEditRules
{
    public static FieldProblems Look(OccurrenceEdit edit, IReadOnlyCollection<Guid> documents, IReadOnlyCollection<Guid> items)
    {
        FieldProblems problems = new();
        if (edit.Date is { IsMade: true, Value: var date }) Date(problems, date);
        problems.Text("title", edit.Title.Value, Series.MaxTitleLength);
        problems.Text("theme", edit.Theme.Value, Occurrence.MaxThemeLength);
        problems.Text("description", edit.Description.Value, Series.MaxDescriptionLength);
        problems.Text("dressCode", edit.DressCode.Value, Occurrence.MaxDressCodeLength);
        problems.Text("minutes", edit.Minutes.Value, ContentRules.MaxMinutesLength);
        problems.AddIf(!Enum.IsDefined(edit.ThemeDecision.Value), "themeDecision", FieldProblemCode.Unknown);
        problems.AddIf(!Enum.IsDefined(edit.VenueDecision.Value), "venueDecision", FieldProblemCode.Unknown);
        ContentRules.Venue(problems, "venue", edit.Venue.Value);
        ContentRules.Policy(problems, "registration", edit.Registration.Value);
        WeatherPlanRules.Look(problems, "weather", edit.Weather.Value, isOfSeries: false);
        ContentRules.Capacity(problems, "capacity", edit.Capacity.Value);
        problems.Each("agenda", edit.Agenda.Value, ContentRules.MaxItems, (at, item) =>
        {
            problems.Text($"{at}.text", item.Text, AgendaItem.MaxTextLength, required: true);
            problems.AddIf(item.DocumentIds?.All(documents.Contains) is false, $"{at}.documentIds", FieldProblemCode.Unknown);
        });
        problems.Each("contributors", edit.Contributors.Value, ContentRules.MaxItems, (at, contributor) =>
        {
            problems.Text($"{at}.name", contributor.Name, Series.MaxTitleLength, required: true);
            problems.Text($"{at}.role", contributor.Role, Series.MaxTitleLength);
            problems.Text($"{at}.organisation", contributor.Organisation, Series.MaxTitleLength);
        });
        problems.Each("links", edit.Links.Value, ContentRules.MaxItems, (at, link) => ContentRules.Link(problems, at, link));
        problems.Each("programme", edit.Programme.Value, ContentRules.MaxItems, (at, item) => Item(problems, at, item, items));
        return problems;
    }

    private static void Date(FieldProblems problems, DateEdit? date)
    {
        if (date is null || !Enum.IsDefined(date.Decision))
        {
            problems.Add("date.decision", date is null ? FieldProblemCode.Missing : FieldProblemCode.Unknown);
            return;
        }

        if (date.Decision is Decision.Undecided)
        {
            problems.Each("date.candidates", date.Candidates, ContentRules.MaxItems, (at, candidate) =>
                problems.AddIf(candidate.End <= candidate.Start, $"{at}.end", FieldProblemCode.OutOfOrder));
            return;
        }

        problems.AddIf(date.Start is null, "date.start", FieldProblemCode.Missing);
        problems.AddIf(date.End is null, "date.end", FieldProblemCode.Missing);
        problems.AddIf(date.End <= date.Start, "date.end", FieldProblemCode.OutOfOrder);
        problems.AddIf(date.Doors > date.Start, "date.doors", FieldProblemCode.OutOfOrder);
    }

    private static void Item(FieldProblems problems, string at, ProgrammeItemEdit item, IReadOnlyCollection<Guid> items)
    {
        problems.AddIf(item.Id is { } id && !items.Contains(id), $"{at}.id", FieldProblemCode.Unknown);
        problems.Text($"{at}.title", item.Title, ProgrammeItem.MaxTitleLength, required: true);
        problems.Text($"{at}.description", item.Description, ProgrammeItem.MaxDescriptionLength);
        problems.Text($"{at}.place", item.Place, Venue.MaxNameLength);
        problems.AddIf(item.End is not null && !(item.End > item.Start), $"{at}.end", FieldProblemCode.OutOfOrder);
        WeatherPlanRules.Look(problems, $"{at}.weather", item.Weather);
        ContentRules.Capacity(problems, $"{at}.capacity", item.Capacity);
    }
}
