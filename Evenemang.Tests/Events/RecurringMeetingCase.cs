using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Events;

/// <summary>Gemensam utvecklingsgrupp, entered as it happened in 2015 and 2018-2019 (people are roles).</summary>
public sealed class RecurringMeetingCase
{
    private const string Group = "gemensam-utvecklingsgrupp";

    private static readonly SeriesEdit Content = new()
    {
        Title = "Gemensam utvecklingsgrupp",
        Summary = "Öppet möte för alla som vill göra vården och stödet bättre. Ta gärna med en vän.",
        Organiser = "Socialförvaltningen",
        Contact = new Contact("Psykiatrisamordnaren", "samordnaren@example.se", "031-390 06 01"),
        Venue = new Venue("Mötesplatsen", Street: "Storgatan 1", City: "Helsingborg"),
        StartTime = new TimeOnly(14, 0),
        EndTime = new TimeOnly(15, 0),
        Published = true,
    };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_other_Monday_of_the_spring_2015(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2015-02-09T09:00");

        var done = await desk.CreateAsync(EventKind.RecurringMeeting, Content with
        {
            Recurrence = new WeeklyRule { Start = Desk.Day("2015-02-16"), Interval = 2, Weekday = DayOfWeek.Monday, Until = Desk.Day("2015-06-08") },
        });

        // Annandag påsk was 6 April that year, a Monday between two meetings; 25 May was an ordinary day since annandag pingst is no longer a holiday.
        Assert.Equal(Group, done.Slug);
        Assert.All(done.Planned, date => Assert.Equal(PlannedOutcome.Kept, date.Outcome));
        var coming = (await desk.SeenSeriesAsync(Group)).Coming;
        Assert.Equal(
            ["2015-02-16", "2015-03-02", "2015-03-16", "2015-03-30", "2015-04-13", "2015-04-27", "2015-05-11", "2015-05-25", "2015-06-08"],
            coming.Select(meeting => $"{meeting.Start:yyyy-MM-dd}"));
        Assert.All(coming, meeting => Assert.Equal((OccurrenceState.Confirmed, "14:00", "15:00"), (meeting.State, $"{meeting.Start:HH:mm}", $"{meeting.End:HH:mm}")));
        // Winter time before 29 March, summer time after.
        Assert.Equal(["13:00", "13:00", "13:00", "12:00"], coming.Take(4).Select(meeting => $"{meeting.StartUtc:HH:mm}"));
        Assert.Equal("gemensam-utvecklingsgrupp-2015-03-02", coming[1].Slug);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Second_Mondays_at_another_place_and_time_with_January_on_the_third(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2018-11-26T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Content with
        {
            Registration = new RegistrationPolicy(),
            Venue = new Venue("Kulturhuset", "Sal 2", "Drottninggatan 2", City: "Helsingborg"),
            StartTime = new TimeOnly(13, 30),
            EndTime = new TimeOnly(15, 30),
            Recurrence = new MonthlyRule { Start = Desk.Day("2018-12-01"), Weekday = DayOfWeek.Monday, Week = WeekOfMonth.Second, Until = Desk.Day("2019-05-31") },
        });
        await desk.SignUpAsync($"{Group}-2019-01-14", "Deltagare ett", "ett@example.se");

        var moved = Desk.Done(await desk.MoveAsync($"{Group}-2019-01-14", new OccurrenceMove(Desk.At("2019-01-21T13:30"), Desk.At("2019-01-21T15:30"))));

        var series = await desk.SeenSeriesAsync(Group);
        Assert.Equal(["2018-12-10", "2019-01-21", "2019-02-11", "2019-03-11", "2019-04-08", "2019-05-13"], series.Coming.Select(meeting => $"{meeting.Start:yyyy-MM-dd}"));
        var january = await desk.SeenAsync($"{Group}-2019-01-14");
        Assert.Equal((Desk.At("2019-01-14T13:30"), 1, OccurrenceState.Confirmed), (january.Summary.MovedFrom!.Start!.Value, january.Sequence, january.Summary.State));
        Assert.Equal(1, moved.Told.Email);
        Assert.Equal(january.Summary.Id, Assert.Single(await desk.NoticesAsync(NoticeKind.OccurrenceMoved)).OccurrenceId);
        Assert.Equal(($"{Group}-2018-12-10", $"{Group}-2019-02-11"), (january.Earlier!.Slug, january.Next!.Slug));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_year_is_published_before_everything_is_known(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2018-11-26T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Content with { Registration = new RegistrationPolicy() });
        var january = await desk.AddAsync(Group, new()
        {
            Date = new DateEdit(Decision.Undecided, Candidates: [new(Desk.At("2019-01-14T13:30"), Desk.At("2019-01-14T15:30")), new(Desk.At("2019-01-21T13:30"), Desk.At("2019-01-21T15:30"))]),
        });
        var february = await desk.AddAsync(Group, Monday("2019-02-11") with { Theme = "Stöd till anhöriga" });
        var march = await desk.AddAsync(Group, Monday("2019-03-11"));
        var later = await desk.AddAsync(Group, new());

        var coming = (await desk.SeenSeriesAsync(Group)).Coming;
        Assert.Equal([january, february, march, later], coming.Select(meeting => meeting.Slug));
        Assert.Equal([OccurrenceState.Tentative, OccurrenceState.Confirmed, OccurrenceState.Confirmed, OccurrenceState.Tentative], coming.Select(meeting => meeting.State));
        Assert.Equal([Decision.Undecided, Decision.Decided, Decision.Undecided, Decision.Undecided], coming.Select(meeting => meeting.ThemeDecision));
        Assert.Equal("14 eller 21 januari 2019", DateWords.Candidates(
            coming[0].Candidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)), System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), Desk.Day("2018-11-26")));
        Assert.Null(coming[0].Start);
        Assert.Null(coming[3].SortUtc);

        await desk.SignUpAsync(january, "Deltagare ett", "ett@example.se");
        var chosen = coming[0].Candidates[1];
        var decided = Desk.Done(await desk.DecideAsync(january, new() { CandidateId = chosen.Id }));

        var seen = await desk.SeenAsync(january);
        Assert.Equal((OccurrenceState.Confirmed, Desk.At("2019-01-21T13:30"), chosen.Uid, 1), (seen.Summary.State, seen.Summary.Start!.Value, seen.Uid, seen.Sequence));
        Assert.Empty(seen.Summary.Candidates);
        Assert.Equal([false, true], (await desk.RowAsync(january)).Candidates.OrderBy(candidate => candidate.IsDropped).Select(candidate => candidate.IsDropped));
        Assert.Equal(1, decided.Told.Email);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Agenda_with_a_draft_to_comment_on_hoped_for_guests_and_minutes_afterwards(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2019-02-01T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Content);
        var slug = await desk.AddAsync(Group, Monday("2019-02-11") with { Theme = "Stöd till anhöriga" });
        var document = Assert.IsType<AddDocumentOutcome.Added>(await desk.Get<AddDocument>().RunAsync(
            slug, new("Utkast till anhörigplan.pdf", "%PDF-1.7 utkast %%EOF"u8.ToArray()), Desk.Organiser, default)).Id;

        Desk.Done(await desk.EditAsync(slug, new()
        {
            Agenda = new Change<IReadOnlyList<AgendaItem>>(
            [
                new(1, "Anhörigplanen: vad saknas?", DocumentIds: [document]),
                new(2, "Rapporter från våra arbetsgrupper", IsStanding: true),
                new(3, "Övriga frågor", IsStanding: true),
            ]),
            Contributors = new Change<IReadOnlyList<Contributor>>(
            [
                new("Anhörigkonsulenten", "Konsulent", "Socialförvaltningen"),
                new("Enhetschefen", "Chef", "Psykiatrin", IsConfirmed: false),
            ]),
        }));

        var before = await desk.SeenAsync(slug);
        Assert.Equal(["Anhörigplanen: vad saknas?", "Rapporter från våra arbetsgrupper", "Övriga frågor"], before.Agenda.Select(item => item.Text));
        Assert.Equal(document, Assert.Single(before.Agenda[0].DocumentIds!));
        Assert.Equal(("Utkast till anhörigplan.pdf", 21), (before.Documents[0].Name, before.Documents[0].Length));
        Assert.Equal([true, false], before.Contributors.Select(contributor => contributor.IsConfirmed));
        Assert.Equal(0, before.Sequence);

        desk.SetClock("2019-02-11T16:00");
        Desk.Done(await desk.HoldAsync(slug));
        Desk.Done(await desk.EditAsync(slug, new() { Minutes = "Vi enades om **tre** saker." }));
        Assert.Null((await desk.SeenAsync(slug)).Minutes);
        Desk.Done(await desk.EditAsync(slug, new() { MinutesPublished = true }));

        var after = await desk.SeenAsync(slug);
        Assert.Equal((OccurrenceState.Held, "Vi enades om **tre** saker.", 0), (after.Summary.State, after.Minutes, after.Sequence));
        var earlier = Assert.Single((await desk.SeenSeriesAsync(Group)).Earlier);
        Assert.True(earlier.HasMinutes);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task I_am_coming_needs_no_form_and_there_is_no_limit(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2019-02-01T09:00");
        await desk.CreateAsync(EventKind.RecurringMeeting, Content);
        var slug = await desk.AddAsync(Group, Monday("2019-02-11"));

        for (var i = 0; i < 3; i++) await desk.SignUpAsync(new SignUpTo.Occurrence(slug), new SignUpRequest());

        var seats = (await desk.SeenAsync(slug)).Summary.Seats!;
        Assert.Equal((3, null, null), (seats.Confirmed, seats.Capacity, seats.Left));
        Assert.Equal(new(0, 0, 3), await desk.Get<PreviewAudience>().RunAsync(slug, NoticeKind.OccurrenceCancelled, default));
    }

    private static OccurrenceEdit Monday(string date)
        => new() { Date = new DateEdit(Decision.Decided, Desk.At($"{date}T13:30"), Desk.At($"{date}T15:30")) };
}
