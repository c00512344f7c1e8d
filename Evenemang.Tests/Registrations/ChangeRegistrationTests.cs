using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Registrations;

public sealed class ChangeRegistrationTests
{
    private static readonly RegistrationPolicy FourSeats = new() { Capacity = 4 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_party_grows_only_into_free_seats(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var party = await scene.SignUpAsync(2);
        await scene.SignUpAsync(1);

        Assert.Equal(new ChangeOutcome.NoSeats(1), await scene.ChangeHeadsAsync(party, 4));
        Assert.IsType<ChangeOutcome.Changed>(await scene.ChangeHeadsAsync(party, 3));
        Assert.Equal(4, (await scene.SeatsAsync()).Confirmed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_party_that_gets_smaller_makes_room_for_those_who_wait(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var party = await scene.SignUpAsync(4);
        var waiting = await scene.SignUpAsync(3);
        var behind = await scene.SignUpAsync(1);

        await scene.ChangeHeadsAsync(party, 2);
        Assert.Equal((RegistrationState.Waitlisted, RegistrationState.Confirmed), (await scene.StateAsync(waiting), await scene.StateAsync(behind)));
        Assert.Equal(new ChangeOutcome.Changed(RegistrationState.Confirmed, IsToldByMail: true), await scene.ChangeHeadsAsync(waiting, 1));
        Assert.Equal("Waitlisted Void, Promoted Planned", await scene.NoticesAsync(waiting));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_message_that_has_not_left_tells_the_new_truth_and_no_second_one_is_owed(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var party = await scene.SignUpAsync();
        await scene.ChangeHeadsAsync(party, 2);
        Assert.Equal("Confirmed Planned", await scene.NoticesAsync(party));

        await scene.MarkSentAsync();
        await scene.ChangeHeadsAsync(party, 3);
        await scene.ChangeHeadsAsync(party, 1);
        Assert.Equal("Confirmed Sent, Changed Planned", await scene.NoticesAsync(party));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Taking_an_address_that_somebody_else_has_looks_like_any_other_change(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var owner = await scene.SignUpAsync();
        var other = await scene.SignUpAsync();
        var address = (await scene.RowAsync(owner)).Email;

        var taken = await scene.ChangeAsync(other, new() { Name = "Deltagare", Email = address });
        var free = await scene.ChangeAsync(await scene.SignUpAsync(), new() { Name = "Deltagare", Email = "ledig@exempel.se" });

        Assert.Equal(free, taken);
        Assert.NotNull((await scene.RowAsync(owner)).ActiveKey);
        Assert.Null((await scene.RowAsync(other)).ActiveKey);
        Assert.Equal(3, (await scene.SeatsAsync()).Confirmed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_address_is_known_at_the_next_sign_up_and_the_old_one_is_free(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var person = await scene.SignUpAsync();
        var old = (await scene.RowAsync(person)).Email;
        await scene.ChangeAsync(person, new() { Name = "Deltagare", Email = "ny@exempel.se" });

        var newOne = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Deltagare", Email = "ny@exempel.se" }));
        var oldOne = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Deltagare", Email = old }));
        Assert.True((await scene.RowAsync(newOne)).IsShadow);
        Assert.False((await scene.RowAsync(oldOne)).IsShadow);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_cannot_be_taken_changes_nothing(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, FourSeats);
        var person = await scene.SignUpAsync();
        Assert.IsType<ChangeOutcome.Invalid>(await scene.ChangeAsync(person, new() { Name = "Deltagare", Email = "namn@" }));
        await scene.WithdrawAsync(person);
        Assert.IsType<ChangeOutcome.TooLate>(await scene.ChangeHeadsAsync(person, 2));
        var late = await scene.SignUpAsync();
        scene.Clock.Now = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);
        Assert.IsType<ChangeOutcome.TooLate>(await scene.ChangeHeadsAsync(late, 2));
    }
}
