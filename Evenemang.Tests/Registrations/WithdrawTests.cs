using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Registrations;

public sealed class WithdrawTests
{
    private static readonly RegistrationPolicy TwoSeats = new() { Capacity = 2 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Withdrawing_promotes_the_first_waiting_party_that_fits(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var leaving = await scene.SignUpAsync();
        var staying = await scene.SignUpAsync();
        var pair = await scene.SignUpAsync(heads: 2);
        var single = await scene.SignUpAsync();

        Assert.Equal(WithdrawOutcome.Withdrawn, await scene.WithdrawAsync(leaving));
        Assert.Equal(WithdrawOutcome.AlreadyEnded, await scene.WithdrawAsync(leaving));

        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(staying));
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(pair));
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(single));
        Assert.Equal("Waitlisted Void, Promoted Planned", await scene.NoticesAsync(single));
        Assert.Equal("Confirmed Void, Withdrawn Planned", await scene.NoticesAsync(leaving));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Where_large_parties_are_not_passed_the_seat_stays_free_for_the_first_in_line(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats with { SkipTooLarge = false });
        var leaving = await scene.SignUpAsync();
        var next = await scene.SignUpAsync();
        var pair = await scene.SignUpAsync(heads: 2);
        var single = await scene.SignUpAsync();

        await scene.WithdrawAsync(leaving);
        Assert.Equal((RegistrationState.Waitlisted, RegistrationState.Waitlisted), (await scene.StateAsync(pair), await scene.StateAsync(single)));
        await scene.WithdrawAsync(next);
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (await scene.StateAsync(pair), await scene.StateAsync(single)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task In_the_evening_the_seat_is_given_at_once_and_told_in_the_morning(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var leaving = await scene.SignUpAsync(heads: 2);
        var waiting = await scene.SignUpAsync();
        scene.Clock.Now = new(2027, 1, 11, 21, 30, 0, DateTimeKind.Utc); // 22.30 in Stockholm

        await scene.WithdrawAsync(leaving);

        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(waiting));
        var promoted = Assert.Single(await scene.NoticeRowsAsync(waiting), notice => notice.Kind is Shared.Notices.NoticeKind.Promoted);
        Assert.Equal(new DateTime(2027, 1, 12, 6, 0, 0, DateTimeKind.Utc), promoted.DueAt);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_the_cut_off_nobody_is_moved_up_and_nobody_new_passes_those_who_wait(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var leaving = await scene.SignUpAsync(heads: 2);
        var waiting = await scene.SignUpAsync();
        scene.Clock.Now = new(2027, 1, 25, 8, 31, 0, DateTimeKind.Utc); // 4 hours before 13.30 would be 8.30 UTC

        await scene.WithdrawAsync(leaving);
        var late = await scene.SignUpAsync();

        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(waiting));
        Assert.Equal((RegistrationState.Waitlisted, 2), (late.State, late.Position));
        Assert.Equal(2, (await scene.SeatsAsync()).Left);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task When_the_morning_would_be_too_late_nobody_is_moved_up_at_night(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats with { PromotionCutoffHours = 10 });
        var leaving = await scene.SignUpAsync(heads: 2);
        var waiting = await scene.SignUpAsync();
        scene.Clock.Now = new(2027, 1, 24, 21, 30, 0, DateTimeKind.Utc); // 15 hours before, but told only 6.5 hours before

        await scene.WithdrawAsync(leaving);

        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(waiting));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_withdrew_can_sign_up_again_at_the_end_of_the_line(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var person = scene.Person(2);
        var first = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person));
        var waiting = await scene.SignUpAsync(heads: 2);
        await scene.WithdrawAsync(first);

        var again = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person));

        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(waiting));
        Assert.Equal((RegistrationState.Waitlisted, 1), (again.State, again.Position));
        Assert.False((await scene.RowAsync(again)).IsShadow);
        Assert.Equal(2, (await scene.RowAsync(waiting)).CalendarVersion + (await scene.RowAsync(first)).CalendarVersion);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_link_that_opens_nothing_withdraws_nothing(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        foreach (var token in new[] { "", "x", new string('A', 22), new string('Å', 22) })
        {
            Assert.Equal(WithdrawOutcome.NotFound, await scene.Verb<Withdraw>().RunAsync(new RegistrationReference.ByToken(token), CancellationToken.None));
            Assert.Null(await scene.Verb<FindRegistration>().RunAsync(new RegistrationReference.ByToken(token), CancellationToken.None));
        }
    }
}
