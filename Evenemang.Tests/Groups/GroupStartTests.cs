using Evenemang.Server.Desk.Home;
using Evenemang.Server.Events;
using Evenemang.Server.Groups;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using static Evenemang.Tests.Groups.GroupScene;

namespace Evenemang.Tests.Groups;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>Nothing is promised before enough people are there; then everybody is told, once.</summary>
public sealed class GroupStartTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_one_who_was_missing_starts_it_and_everybody_is_told_once(DatabaseKind database)
    {
        await using var scene = await GroupScene.StartAsync(database, Policy with { Approval = false });
        await scene.AskAsync("Ekorren");
        await scene.AskAsync("Räven");
        Assert.Empty(await scene.Room.RowsAsync(NoticeKind.GroupStarts));
        await scene.AskAsync("Tranan");
        await scene.AskAsync("Haren");

        Assert.Equal(3, (await scene.Room.RowsAsync(NoticeKind.GroupStarts)).Count);
        // What they were to be told of their own places before is struck out; who comes later hears of a place as everywhere.
        Assert.Equal([NoticeState.Planned, NoticeState.Void, NoticeState.Void, NoticeState.Void], (await scene.Room.RowsAsync(NoticeKind.Confirmed)).Select(row => row.State).Order());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Many_at_once_start_it_once(DatabaseKind database)
    {
        await using var scene = await GroupScene.StartAsync(database, Policy with { Approval = false, Capacity = 20, MinimumHeads = 5 });
        await Task.WhenAll(Enumerable.Range(1, 10).Select(number => scene.Verb<Register>().RunAsync(
            new(new SignUpTo.Series(Slug), new() { Name = $"Deltagare {number}", Email = $"deltagare{number}@exempel.se", Language = "sv" }), default)));

        var told = (await scene.Room.RowsAsync(NoticeKind.GroupStarts)).ConvertAll(row => row.RegistrationId);
        Assert.Equal((5, 5), (told.Count, told.Distinct().Count()));
        Assert.Equal(5, (await scene.Room.RowsAsync(NoticeKind.Confirmed)).Count(row => row.State is NoticeState.Planned));
    }

    [Fact]
    public async Task Falling_below_takes_nothing_back_and_reaching_it_again_tells_nobody_twice()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite, Policy with { Approval = false });
        foreach (var alias in new[] { "Ekorren", "Räven", "Tranan" }) await scene.AskAsync(alias);
        await scene.Verb<Withdraw>().RunAsync(scene.By("Räven"), default);
        await scene.AskAsync("Haren");

        Assert.NotNull((await scene.SeriesAsync()).StartConfirmedAt);
        Assert.Equal(["Ekorren", "Räven", "Tranan"], await NamesAsync(scene, NoticeKind.GroupStarts));
    }

    [Fact]
    public async Task An_organiser_starts_it_anyway_once()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync("Ekorren");
        var actor = await scene.ActorAsync(scene.Facilitator);
        Assert.Equal(StartGroupOutcome.Started, await scene.Verb<StartGroupAnyway>().RunAsync(Slug, actor, default));
        Assert.Equal(StartGroupOutcome.NotWaiting, await scene.Verb<StartGroupAnyway>().RunAsync(Slug, actor, default));

        Assert.Equal(["Ekorren"], await NamesAsync(scene, NoticeKind.GroupStarts));
        await scene.JoinAsync("Räven");
        Assert.Contains("Du har en plats", await scene.PageAsync("Räven"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_lowered_or_taken_away_starts_it()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync("Ekorren");
        await scene.JoinAsync("Räven");
        Desk.Done(await scene.Room.Desk.EditSeriesAsync(Slug, new() { Registration = Policy with { MinimumHeads = 4 } }));
        Assert.Null((await scene.SeriesAsync()).StartConfirmedAt);
        Desk.Done(await scene.Room.Desk.EditSeriesAsync(Slug, new() { Registration = Policy with { MinimumHeads = null } }));

        Assert.NotNull((await scene.SeriesAsync()).StartConfirmedAt);
        Assert.Equal(["Ekorren", "Räven"], await NamesAsync(scene, NoticeKind.GroupStarts));
    }

    [Fact]
    public async Task Somebody_who_is_moved_up_can_be_the_one_who_was_missing()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite, Policy with { Approval = false, Capacity = 3, MinimumHeads = 3, MaxHeads = 2 });
        await scene.AskAsync("Ekorren");
        await scene.AskAsync("Räven");
        await scene.Verb<Register>().RunAsync(new(new SignUpTo.Series(Slug), new() { Name = "Två harar", Email = "harar@exempel.se", Heads = 2, Language = "sv" }), default);
        Assert.Null((await scene.SeriesAsync()).StartConfirmedAt);
        await scene.Verb<Withdraw>().RunAsync(scene.By("Räven"), default);

        Assert.NotNull((await scene.SeriesAsync()).StartConfirmedAt);
        Assert.Equal(["Ekorren", "Två harar"], await NamesAsync(scene, NoticeKind.GroupStarts));
    }

    [Fact]
    public async Task A_group_that_waits_reminds_nobody_and_the_desk_sees_it_when_the_first_meeting_nears()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync("Ekorren");
        var actor = await scene.ActorAsync(scene.Facilitator);
        Assert.Empty((await scene.Verb<FindToday>().RunAsync(actor, default)).TooFew);
        await scene.PassAsync("2030-01-29T16:00");

        Assert.DoesNotContain(await scene.SubjectsAsync("Ekorren"), subject => subject.StartsWith("Påminnelse", StringComparison.Ordinal));
        var few = Assert.Single((await scene.Verb<FindToday>().RunAsync(actor, default)).TooFew);
        Assert.Equal(($"/arrangor/serier/{Slug}/grupp", 1), (few.Path, few.Count));
    }

    [Theory]
    [InlineData(null, false, "2030-01-30")]
    [InlineData(null, true, "2030-03-27")]
    [InlineData(1, false, "2030-01-30")]
    [InlineData(2, true, "2030-02-27")]
    [InlineData(9, false, "2030-03-27")]
    public void Sign_up_ends_with_the_meeting_that_the_policy_names(int? meeting, bool late, string day)
    {
        DateTime?[] starts = [new(2030, 3, 27), new(2030, 1, 30), new(2030, 2, 27)];
        Assert.Equal(Desk.At(day), new RegistrationPolicy { JoinUntilMeeting = meeting, LateJoining = late }.LastStartToJoin(starts));
    }

    [Fact]
    public void A_meeting_whose_date_is_undecided_does_not_end_sign_up() =>
        Assert.Null(new RegistrationPolicy { JoinUntilMeeting = 2 }.LastStartToJoin([new DateTime(2030, 1, 30), null]));

    [Fact]
    public async Task A_minimum_beyond_the_places_there_are_is_refused()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        var refused = Assert.IsType<EventOutcome.Invalid>(await scene.Room.Desk.EditSeriesAsync(Slug, new() { Registration = Policy with { MinimumHeads = 6, JoinUntilMeeting = 0 } }));
        Assert.Equal(["registration.joinUntilMeeting", "registration.minimumHeads"], refused.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string?>> NamesAsync(GroupScene scene, NoticeKind kind)
    {
        var ids = (await scene.Room.RowsAsync(kind)).ConvertAll(row => row.RegistrationId);
        var rows = await scene.Host.ReadAsync(db => Task.FromResult(db.Registrations.Where(row => ids.Contains(row.Id)).ToList()));
        return rows.Select(row => row.Name).Order(StringComparer.Ordinal);
    }
}
