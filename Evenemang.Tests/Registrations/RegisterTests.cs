using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Registrations;

public sealed class RegisterTests
{
    private static readonly RegistrationPolicy TwoSeats = new() { Capacity = 2 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Those_who_fit_get_seats_and_the_others_wait_in_order(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var first = await scene.SignUpAsync(heads: 2);
        var second = await scene.SignUpAsync();
        var third = await scene.SignUpAsync(heads: 2);

        Assert.Equal((RegistrationState.Confirmed, null), (first.State, first.Position));
        Assert.Equal((RegistrationState.Waitlisted, 1), (second.State, second.Position));
        Assert.Equal((RegistrationState.Waitlisted, 2), (third.State, third.Position));
        Assert.Equal("Confirmed Planned", await scene.NoticesAsync(first));
        Assert.Equal("Waitlisted Planned", await scene.NoticesAsync(second));
    }

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
}
