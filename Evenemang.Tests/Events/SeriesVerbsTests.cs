using Evenemang.Server.Events;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Events;

public sealed class SeriesVerbsTests
{
    private static readonly SeriesEdit Mondays = new()
    {
        Title = "Öppet hus",
        StartTime = new TimeOnly(13, 0),
        EndTime = new TimeOnly(15, 0),
        Venue = new Venue("Mötesplatsen"),
        Recurrence = new WeeklyRule { Start = Desk.Day("2027-03-15"), Weekday = DayOfWeek.Monday, Count = 4 },
    };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Conflicts_are_shown_when_a_series_is_created(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");

        var done = await desk.CreateAsync(EventKind.RecurringMeeting, Mondays);

        var skipped = Assert.Single(done.Planned, date => date.Outcome is PlannedOutcome.Skipped);
        Assert.Equal((Desk.Day("2027-03-29"), "annandag påsk"), (skipped.RuleDate, skipped.Conflict!.Name(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"))));
        Assert.Equal(["2027-03-15", "2027-03-22", "2027-04-05", "2027-04-12"], await DatesAsync(desk));
        Assert.Null(await desk.Get<PublicSeries>().FindAsync("oppet-hus", default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Publishing_a_series_publishes_what_its_rule_gave_and_nothing_added_by_hand(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays);
        await desk.AddAsync("oppet-hus", new() { Date = new DateEdit(Decision.Decided, Desk.At("2027-05-03T13:00"), Desk.At("2027-05-03T15:00")) }, publish: false);

        Desk.Done(await desk.EditSeriesAsync("oppet-hus", new() { Published = true }));

        Assert.Equal(4, (await desk.SeenSeriesAsync("oppet-hus")).Coming.Count);
        Assert.Equal(TransitionRefused.HasPublishedOccurrences, Desk.Refused(await desk.EditSeriesAsync("oppet-hus", new() { Published = false })));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_changed_rule_moves_untouched_drafts_and_names_the_rest(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays);
        Desk.Done(await desk.PublishAsync("oppet-hus-2027-03-15"));
        Desk.Done(await desk.EditAsync("oppet-hus-2027-03-22", new() { Theme = "Mat" }));

        var done = Assert.IsType<EventOutcome.SeriesDone>(await desk.EditSeriesAsync("oppet-hus", new()
        {
            StartTime = new TimeOnly(14, 0),
            EndTime = new TimeOnly(16, 0),
            Recurrence = new WeeklyRule { Start = Desk.Day("2027-03-22"), Weekday = DayOfWeek.Monday, Count = 3 },
        }));

        Assert.Equal(["oppet-hus-2027-03-15"], done.Differing);
        Assert.Equal(["2027-03-15", "2027-03-22", "2027-04-05", "2027-04-12"], await DatesAsync(desk));
        Assert.Equal("13:00", $"{(await desk.RowAsync("oppet-hus-2027-03-22")).Start:HH:mm}");
        Assert.Equal("14:00", $"{(await desk.RowAsync("oppet-hus-2027-04-05")).Start:HH:mm}");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Dates_the_rule_no_longer_gives_go_while_they_are_untouched_drafts(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays);

        Desk.Done(await desk.EditSeriesAsync("oppet-hus", new() { Recurrence = new DatesRule { Dates = [Desk.Day("2027-03-22"), Desk.Day("2027-03-24")] } }));

        Assert.Equal(["2027-03-22", "2027-03-24"], await DatesAsync(desk));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_place_is_the_place_of_all_that_share_it_and_calendars_hear_of_it(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays with { Published = true });
        Desk.Done(await desk.EditAsync("oppet-hus-2027-03-22", new() { Venue = new Venue("Biblioteket") }));

        Desk.Done(await desk.EditSeriesAsync("oppet-hus", new() { Venue = new Venue("Kulturhuset") }));

        var sharing = await desk.SeenAsync("oppet-hus-2027-03-15");
        var other = await desk.SeenAsync("oppet-hus-2027-03-22");
        Assert.Equal(("Kulturhuset", 1), (sharing.Summary.Venue!.Name, sharing.Sequence));
        Assert.Equal(("Biblioteket", 1), (other.Summary.Venue!.Name, other.Sequence));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Another_zone_keeps_the_clock_on_the_wall(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays with { Published = true });

        Desk.Done(await desk.EditSeriesAsync("oppet-hus", new() { TimeZone = "Europe/Helsinki" }));

        var seen = await desk.SeenAsync("oppet-hus-2027-03-15");
        Assert.Equal((Desk.At("2027-03-15T13:00"), 11, 1), (seen.Summary.Start!.Value, seen.Summary.StartUtc!.Value.Hour, seen.Sequence));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_open_rule_is_extended_as_time_goes_by_and_nothing_there_is_touched(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Mondays with
        {
            Recurrence = new MonthlyRule { Start = Desk.Day("2027-01-01"), Weekday = DayOfWeek.Monday, Week = WeekOfMonth.Last, Interval = 2 },
            Published = true,
        });
        Desk.Done(await desk.MoveAsync("oppet-hus-2027-05-31", new OccurrenceMove(Desk.At("2027-06-07T13:00"), Desk.At("2027-06-07T15:00"))));
        Desk.Done(await desk.CancelAsync("oppet-hus-2027-07-26", "Semester."));
        var before = await DatesAsync(desk);
        Assert.Equal(0, await desk.Get<ExtendSeries>().RunAsync(default));

        desk.SetClock("2027-08-01T09:00");
        Assert.Equal(3, await desk.Get<ExtendSeries>().RunAsync(default));
        Assert.Equal(0, await desk.Get<ExtendSeries>().RunAsync(default));

        var after = await DatesAsync(desk);
        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(["2028-03-27", "2028-05-29", "2028-07-31"], after.Skip(before.Count));
        Assert.Equal(OccurrenceState.Cancelled, (await desk.RowAsync("oppet-hus-2027-07-26")).State);
        Assert.Equal(OccurrenceState.Confirmed, (await desk.RowAsync("oppet-hus-2028-07-31")).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_series_of_the_same_name_get_an_address_each(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");

        var slugs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => desk.Get<CreateSeries>().RunAsync(new(EventKind.Other, new() { Title = "Film" }), Desk.Organiser, default)));

        // Where two come to the same name in the same moment one may be turned back; nobody gets somebody else's.
        var done = slugs.OfType<EventOutcome.SeriesDone>().Select(series => series.Slug).ToList();
        Assert.Contains("film", done);
        Assert.Equal(done.Count, done.Distinct().Count());
        Assert.All(slugs.Where(outcome => outcome is not EventOutcome.SeriesDone), outcome => Assert.Equal(FieldProblemCode.Taken, Assert.Single(Assert.IsType<EventOutcome.Invalid>(outcome).Problems).Code));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_problem_of_a_series_is_named_at_once(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");

        var problems = Assert.IsType<EventOutcome.Invalid>(await desk.Get<CreateSeries>().RunAsync(new((EventKind)99, new()
        {
            TimeZone = "Mars/Olympus",
            Contact = new Contact("", "inte en adress"),
            ClosedPeriods = new Change<IReadOnlyList<ClosedPeriod>>([new(Desk.Day("2027-07-01"), Desk.Day("2027-06-01"), "")]),
            Recurrence = new WeeklyRule { Start = Desk.Day("2027-01-01"), Weekday = DayOfWeek.Monday, Interval = 0 },
            DoorsTime = new TimeOnly(9, 0),
            StartTime = new TimeOnly(8, 0),
        }) { Slug = "Åäö" }, Desk.Organiser, default)).Problems;

        Assert.Equal(
            ["title", "contact.name", "contact.email", "timeZone", "closedPeriods[0].reason", "closedPeriods[0].to", "doorsTime", "recurrence", "endTime", "kind", "slug"],
            problems.Select(problem => problem.Field));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_meeting_past_midnight_ends_the_day_after(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.Other, Mondays with { StartTime = new TimeOnly(22, 0), EndTime = new TimeOnly(1, 0), Published = true });

        Assert.Equal(Desk.At("2027-03-16T01:00"), (await desk.SeenAsync("oppet-hus-2027-03-15")).Summary.End);
    }

    private static Task<List<string>> DatesAsync(Desk desk) => desk.Host.ReadAsync(async db =>
        (await db.Occurrences.OrderBy(row => row.SortUtc).ToListAsync()).ConvertAll(row => $"{row.Start:yyyy-MM-dd}"));
}
