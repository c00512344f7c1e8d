using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Taps at the door count once, whoever sends them and however often.</summary>
public sealed class DoorTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_tap_counts_once_and_the_last_one_stands(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var person = await scene.SignUpAsync(heads: 2);
        var tap = new DoorTapInput(Guid.NewGuid(), person.Id, Attendance.Attended, 0);

        Assert.Equal(TapAtDoorOutcome.Done, await TapAsync(scene, tap));
        Assert.Equal(TapAtDoorOutcome.Done, await TapAsync(scene, new(Guid.NewGuid(), person.Id, Attendance.Unknown, 0)));
        Assert.Equal(TapAtDoorOutcome.Repeated, await TapAsync(scene, tap));

        Assert.Equal(Attendance.Unknown, (await scene.RowAsync(person)).Attendance);
        Assert.Equal(2, await scene.Host.ReadAsync(db => db.DoorTaps.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_same_tap_sent_from_two_lines_at_once_counts_once(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var tap = new DoorTapInput(Guid.NewGuid(), null, null, 3);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TapAsync(scene, tap)));
        Assert.Equal(3, await DropInsAsync(scene));
        await TapAsync(scene, new(Guid.NewGuid(), null, null, -5));
        Assert.Equal(0, await DropInsAsync(scene));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_member_of_a_whole_series_is_marked_for_each_date_by_itself(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Scope = RegistrationScope.Series, Capacity = 8 }, dates: 2);
        var member = await scene.JoinSeriesAsync();
        var absent = await scene.JoinSeriesAsync();
        await scene.JoinSeriesAsync();
        await scene.ReportAbsenceAsync(absent, date: 0);
        await TapAsync(scene, new(Guid.NewGuid(), member.Id, Attendance.Attended, 0));
        scene.Clock.Now = new DateTime(2027, 1, 25, 16, 0, 0, DateTimeKind.Utc);

        Assert.Equal(new RecordNoShowsOutcome.Done(1), await scene.Verb<RecordNoShows>().RunAsync(scene.DateSlug(0), takeBack: false, Scene.Organiser, CancellationToken.None));
        Assert.Equal(new AttendanceCount(1, 1, 0, 0), await CountAsync(scene, 0));
        Assert.Equal(new AttendanceCount(0, 0, 3, 0), await CountAsync(scene, 1));
        Assert.IsType<RecordNoShowsOutcome.NotBegun>(await scene.Verb<RecordNoShows>().RunAsync(scene.DateSlug(1), takeBack: false, Scene.Organiser, CancellationToken.None));
        Assert.Equal(new RecordNoShowsOutcome.Done(1), await scene.Verb<RecordNoShows>().RunAsync(scene.DateSlug(0), takeBack: true, Scene.Organiser, CancellationToken.None));
        Assert.Equal(new AttendanceCount(1, 0, 1, 0), await CountAsync(scene, 0));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_door_helper_checks_in_at_their_own_evening_and_sees_names_only(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new(), dates: 2);
        var tonight = await scene.SignUpAsync(date: 0);
        var nextWeek = await scene.SignUpAsync(date: 1);
        var helper = new Actor("dörren") { Access = new(OrganiserRole.Door, [new(GrantKind.Door, scene.SeriesId, scene.Dates[0])]) };
        var find = scene.Verb<FindDoor>();

        Assert.Equal([tonight.Id], (await find.RunAsync(scene.DateSlug(0), helper, CancellationToken.None))!.People.Select(person => person.Id));
        Assert.Null(await find.RunAsync(scene.DateSlug(1), helper, CancellationToken.None));
        Assert.Null(await scene.Verb<FindRegistrations>().OfOccurrenceAsync(scene.DateSlug(0), helper, CancellationToken.None));
        var tap = scene.Verb<TapAtDoor>();
        Assert.Equal(TapAtDoorOutcome.Done, await tap.RunAsync(scene.DateSlug(0), new(Guid.NewGuid(), tonight.Id, Attendance.Attended, 0), helper, CancellationToken.None));
        Assert.Equal(TapAtDoorOutcome.NotConfirmed, await tap.RunAsync(scene.DateSlug(0), new(Guid.NewGuid(), nextWeek.Id, Attendance.Attended, 0), helper, CancellationToken.None));
        Assert.Equal(TapAtDoorOutcome.NotFound, await tap.RunAsync(scene.DateSlug(1), new(Guid.NewGuid(), nextWeek.Id, Attendance.Attended, 0), helper, CancellationToken.None));
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, true, 1)]
    [InlineData(false, false, 21)]
    public async Task A_tap_says_one_thing(bool hasPerson, bool hasMark, int dropIns)
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        Assert.Equal(TapAtDoorOutcome.Malformed, await TapAsync(scene, new(Guid.NewGuid(), hasPerson ? Guid.NewGuid() : null, hasMark ? Attendance.Attended : null, dropIns)));
    }

    [Fact]
    public async Task The_code_stands_in_the_letter_of_somebody_with_a_place_and_of_nobody_else()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 1 });
        var (confirmed, waiting) = (await scene.SignUpAsync(), await scene.SignUpAsync());
        var code = (await scene.Verb<FindDoor>().RunAsync(scene.DateSlug(0), Scene.Organiser, CancellationToken.None))!.People.Single().Code;
        Assert.Contains($"Kod i dörren: {DoorCode.Shown(code)}", await LinesAsync(scene, confirmed));
        Assert.DoesNotContain(await LinesAsync(scene, waiting), line => line.StartsWith("Kod i dörren", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_is_shown_in_two_groups_without_letters_that_are_misread() =>
        Assert.Equal("012 XYZ", DoorCode.Shown(DoorCode.Of([0, 33, 66, 29, 30, 31])));

    private static async Task<List<string>> LinesAsync(Scene scene, RegisterOutcome.Registered who)
    {
        var notice = (await scene.NoticeRowsAsync(who))[0];
        var facts = (await scene.Verb<NoticeFactsReader>().ReadAsync(notice, scene.Clock.Now, CancellationToken.None))!.Value.Facts;
        return [.. NoticeLetter.Of(facts, scene.Verb<SiteOptions>()).Rows.SelectMany(row => row.Lines)];
    }

    private static Task<TapAtDoorOutcome> TapAsync(Scene scene, DoorTapInput tap) =>
        scene.Verb<TapAtDoor>().RunAsync(scene.DateSlug(0), tap, Scene.Organiser, CancellationToken.None);

    private static Task<int> DropInsAsync(Scene scene) => scene.Host.ReadAsync(db => db.DoorTaps.SumAsync(row => row.DropIns));

    private static async Task<AttendanceCount> CountAsync(Scene scene, int date) =>
        (await scene.Verb<FindRegistrations>().OfOccurrenceAsync(scene.DateSlug(date), Scene.Organiser, CancellationToken.None))!.Attendance;
}
