using System.Text;
using Evenemang.Server.Events;
using Evenemang.Shared.Calendars;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Events;

/// <summary>A calendar file becomes drafts, once.</summary>
public sealed class ImportOccurrencesTests
{
    public const string File = """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:forsta@annan.exempel.se
        DTSTART;TZID=W. Europe Standard Time:20270312T081500
        DTEND;TZID=W. Europe Standard Time:20270312T100000
        SUMMARY:Frukost om hemtjänst
        LOCATION:Stadsbiblioteket
        DESCRIPTION:Kom och ät.
        END:VEVENT
        BEGIN:VEVENT
        UID:andra@annan.exempel.se
        DTSTART:20270409T061500Z
        SUMMARY:Frukost om skola
        RRULE:FREQ=MONTHLY
        END:VEVENT
        BEGIN:VEVENT
        UID:tredje@annan.exempel.se
        DTSTART:20270507T061500Z
        STATUS:CANCELLED
        SUMMARY:Inställd
        END:VEVENT
        BEGIN:VEVENT
        UID:fjarde@annan.exempel.se
        DTSTART;TZID=Egen zon:20270507T081500
        SUMMARY:Var är klockan
        END:VEVENT
        BEGIN:VEVENT
        UID:femte@annan.exempel.se
        DTSTART;VALUE=DATE:20270604
        DTEND;VALUE=DATE:20270605
        END:VEVENT
        END:VCALENDAR
        """;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_preview_changes_nothing_and_doing_it_twice_adds_once(DatabaseKind database)
    {
        await using var desk = new Desk(await TestHost.StartAsync(database));
        await SampleEvents.AddAsync(desk.Host);
        var preview = await RunAsync(desk, File, isPreview: true);
        Assert.Equal("New New Cancelled New", string.Join(' ', preview.Rows.Select(row => row.Verdict)));
        Assert.Equal([IcsProblemKind.UnknownZone, IcsProblemKind.Repeats], preview.Problems.Select(problem => problem.Kind).Order());
        Assert.Equal(1, await desk.Host.ReadAsync(db => db.Occurrences.CountAsync()));

        var done = await RunAsync(desk, File, isPreview: false);
        var first = await desk.RowAsync(done.Rows[0].Slug!);
        Assert.Equal((new DateTime(2027, 3, 12, 8, 15, 0), new DateTime(2027, 3, 12, 10, 0, 0)), (first.Start, first.End));
        Assert.Equal(("forsta@annan.exempel.se", "Frukost om hemtjänst", "Stadsbiblioteket", "Kom och ät."), (first.Uid, first.Title, first.Venue?.Name, first.Description));
        Assert.Equal(Shared.Events.OccurrenceState.Draft, first.State);
        var second = await desk.RowAsync(done.Rows[1].Slug!);
        Assert.Equal((new DateTime(2027, 4, 9, 8, 15, 0), new DateTime(2027, 4, 9, 9, 15, 0)), (second.Start, second.End));
        var wholeDay = await desk.RowAsync(done.Rows[3].Slug!);
        Assert.Equal((new DateTime(2027, 6, 4), new DateTime(2027, 6, 5), null), (wholeDay.Start, wholeDay.End, wholeDay.Title));

        Assert.Equal("Known Known Cancelled Known", string.Join(' ', (await RunAsync(desk, File, isPreview: false)).Rows.Select(row => row.Verdict)));
        Assert.Equal(4, await desk.Host.ReadAsync(db => db.Occurrences.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("BEGIN:VCALENDAR")]
    public async Task What_is_no_calendar_is_told_and_adds_nothing(string file)
    {
        await using var desk = new Desk(await TestHost.StartAsync(DatabaseKind.Sqlite));
        await SampleEvents.AddAsync(desk.Host);
        var report = await RunAsync(desk, file, isPreview: false);
        Assert.Empty(report.Rows);
        Assert.All(report.Problems, problem => Assert.NotEmpty(ImportWords.Problem(problem, Server.Shell.Language.Swedish)));
        Assert.NotEmpty(report.Problems);
    }

    [Fact]
    public async Task A_uid_that_is_too_long_and_one_that_comes_twice_are_still_one_each()
    {
        await using var desk = new Desk(await TestHost.StartAsync(DatabaseKind.Sqlite));
        await SampleEvents.AddAsync(desk.Host);
        var entry = $"BEGIN:VEVENT\nUID:{new string('u', 300)}\nDTSTART:20270507T061500Z\nSUMMARY:Lång\nEND:VEVENT\n";
        for (var time = 0; time < 2; time++) await RunAsync(desk, $"BEGIN:VCALENDAR\n{entry}{entry}END:VCALENDAR\n", isPreview: false);
        Assert.Equal(2, await desk.Host.ReadAsync(db => db.Occurrences.CountAsync()));
    }

    private static async Task<ImportReport> RunAsync(Desk desk, string file, bool isPreview) => Assert.IsType<ImportOutcome.Read>(
        await desk.Get<ImportOccurrences>().RunAsync("frukostar", Encoding.UTF8.GetBytes(file), isPreview, Desk.Organiser, default)).Report;
}
