using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Events;

/// <summary>The self-help group that started on Wednesday 30 January 2019.</summary>
public sealed class SelfHelpGroupCase
{
    private const string Group = "sjalvhjalpsgrupp-om-oro";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Ten_last_Wednesdays_one_sign_up_and_a_facilitator_for_the_first(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        var meetings = await desk.Host.ReadAsync(db => Task.FromResult(db.Occurrences.OrderBy(row => row.SortUtc).ToList()));

        Assert.Equal(
            ["2019-01-30", "2019-02-27", "2019-03-27", "2019-04-24", "2019-05-29", "2019-08-28", "2019-09-25", "2019-10-30", "2019-11-27", "2020-01-29"],
            meetings.Select(meeting => $"{meeting.Start:yyyy-MM-dd}"));
        Assert.All(meetings, meeting => Assert.Equal(("13:30", "15:30"), ($"{meeting.Start:HH:mm}", $"{meeting.End:HH:mm}")));
        Assert.Equal([true, true, true, false, false, false, false, false, false, false], meetings.Select(meeting => meeting.Facilitated));
        var series = await desk.SeenSeriesAsync(Group);
        Assert.Equal((RegistrationScope.Series, true, 8), (series.Registration.Scope, series.Discreet, series.Registration.Capacity));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nobody_but_its_organisers_sees_when_and_where_it_meets_unless_they_say_so(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var organiser = Actor.System;

        Assert.Empty(await desk.ListAsync());
        var series = await desk.SeenSeriesAsync(Group);
        Assert.True(series is { IsTimeAndPlaceHidden: true, Venue: null, Recurrence: null, StartTime: null, EndTime: null, Next: null, Seats: null, CalendarTitle: null, Contact.Name: "Kontaktperson" });
        Assert.Empty(series.Coming);
        Assert.Null(await desk.Get<PublicOccurrences>().FindAsync($"{Group}-2019-01-30", default));
        Assert.Null(await desk.Get<FindSignUp>().RunAsync(new SignUpTo.Occurrence($"{Group}-2019-01-30"), default));
        Assert.True((await desk.Get<FindSignUp>().RunAsync(new SignUpTo.Series(Group), default))!.HidesTimes);
        Assert.Equal(Desk.At("2019-01-30T13:30"), (await desk.Get<PublicSeries>().FindForOrganisersAsync(Group, default))!.Coming[0].Start);

        Desk.Done(await desk.Get<EditSeries>().RunAsync(Group, new() { ShowsTimeAndPlace = true, CalendarTitle = " Onsdagsträffen " }, null, organiser, default));

        series = await desk.SeenSeriesAsync(Group);
        Assert.True(series is { IsTimeAndPlaceHidden: false, Venue.Name: "Mötesplatsen", CalendarTitle: null });
        Assert.Single(series.Coming);
        Assert.Equal("Onsdagsträffen", (await desk.Get<PublicSeries>().FindForOrganisersAsync(Group, default))!.CalendarTitle);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Where_its_organisers_say_so_everyone_sees_where_it_starts_and_no_later_date(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, showsTimeAndPlace: true);

        var series = await desk.SeenSeriesAsync(Group);
        var first = Assert.Single(series.Coming);
        Assert.Equal((Desk.At("2019-01-30T13:30"), "Mötesplatsen"), (first.Start!.Value, first.Venue!.Name));
        Assert.Equal([first.Slug], (await desk.ListAsync()).Select(occurrence => occurrence.Slug));
        var second = await desk.SeenAsync($"{Group}-2019-02-27");
        Assert.True(second.Summary is { IsTimeAndPlaceHidden: true, Start: null, StartUtc: null, SortUtc: null, Venue: null, Theme: null });
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Once_it_has_started_the_public_sees_that_it_exists_and_its_organisers_everything(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await desk.SignUpAsync(new SignUpTo.Series(Group), new() { Name = "Kim", Email = "kim@example.se" });
        desk.SetClock("2019-01-30T13:30");

        Assert.Empty(await desk.ListAsync());
        Assert.Empty(await desk.ListAsync(OccurrenceFilter.Month(Desk.Day("2019-02-01"))));
        var series = await desk.SeenSeriesAsync(Group);
        Assert.True(series is { IsTimeAndPlaceHidden: true, Venue: null, Recurrence: null, StartTime: null, Next: null, Seats: null, Contact.Name: "Kontaktperson" });
        Assert.Empty(series.Coming);
        Assert.Null(await desk.Get<PublicOccurrences>().FindAsync($"{Group}-2019-01-30", default));

        var whole = await desk.Get<PublicSeries>().FindForOrganisersAsync(Group, default);
        Assert.Equal((10, 1), (whole!.Coming.Count, whole.Seats!.Confirmed));
        Assert.Equal(1, whole.Coming[0].Seats!.Confirmed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Each_meeting_takes_a_chapter_and_the_series_name_is_all_the_public_reads(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, showsTimeAndPlace: true);
        Desk.Done(await desk.EditAsync($"{Group}-2019-02-27", new() { Theme = "Kapitel 2: Att andas", Agenda = new Change<IReadOnlyList<AgendaItem>>([new(1, "Läs sidorna 20 till 31")]) }));

        var hidden = await desk.SeenAsync($"{Group}-2019-02-27");
        Assert.Equal(("Självhjälpsgrupp om oro", null), (hidden.Summary.Title, hidden.Summary.Theme));
        Assert.Empty(hidden.Agenda);
        Assert.Equal("Kapitel 2: Att andas", (await desk.Get<OrganisersOccurrences>().FindAsync($"{Group}-2019-02-27", default))!.Summary.Theme);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_cancelled_meeting_is_told_to_members_by_mail_and_to_those_without_by_phone(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var absent = await desk.SignUpAsync(new SignUpTo.Series(Group), new() { Name = "Kim", Email = "kim@example.se" });
        await desk.SignUpAsync(new SignUpTo.Series(Group), new() { Name = "Lo", Email = "lo@example.se" });
        await desk.SignUpAsync(new SignUpTo.Series(Group), new() { Name = "Mika", Phone = "070-174 06 01" }, onBehalf: true);
        await desk.SignUpAsync(new SignUpTo.Series(Group), new() { Name = "Robin" }, onBehalf: true);
        var meeting = await desk.RowAsync($"{Group}-2019-02-27");
        Assert.Equal(AbsenceOutcome.Done, await desk.Get<ReportAbsence>().RunAsync(new RegistrationReference.ByToken(absent.Token), meeting.Id, default));

        Assert.Equal(new(1, 1, 1), await desk.Get<PreviewAudience>().RunAsync(meeting.Slug, NoticeKind.OccurrenceCancelled, default));
        var done = Desk.Done(await desk.CancelAsync(meeting.Slug, "Igångsättaren är sjuk."));

        Assert.Equal(new(1, 1, 1), done.Told);
        Assert.Equal(meeting.Id, Assert.Single(await desk.NoticesAsync(NoticeKind.OccurrenceCancelled)).OccurrenceId);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_the_facilitator_a_participant_is_the_contact(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        Desk.Done(await desk.EditSeriesAsync(Group, new() { Contact = new Contact("Gruppens kontakt", Phone: "031-390 06 02") }));

        Assert.Equal("Gruppens kontakt", (await desk.SeenSeriesAsync(Group)).Contact!.Name);
    }

    private static async Task<Desk> OpenAsync(DatabaseKind database, bool showsTimeAndPlace = false)
    {
        var desk = await Desk.OpenAsync(database, "2019-01-07T09:00");
        await desk.CreateAsync(
            EventKind.SelfHelpGroup,
            new()
            {
                Title = "Självhjälpsgrupp om oro",
                Contact = new Contact("Kontaktperson", "kontakt@example.se", "031-390 06 01"),
                Venue = new Venue("Mötesplatsen", Street: "Storgatan 1"),
                StartTime = new TimeOnly(13, 30),
                EndTime = new TimeOnly(15, 30),
                Registration = KindDefaults.Registration(EventKind.SelfHelpGroup) with { Capacity = 8 },
                Recurrence = new MonthlyRule { Start = Desk.Day("2019-01-30"), Weekday = DayOfWeek.Wednesday, Week = WeekOfMonth.Last, Count = 10 },
                ClosedPeriods = new Change<IReadOnlyList<ClosedPeriod>>([new(Desk.Day("2019-06-15"), Desk.Day("2019-08-15"), "sommaruppehåll")]),
                ShowsTimeAndPlace = showsTimeAndPlace,
                Published = true,
            },
            facilitated: 3);
        return desk;
    }
}
