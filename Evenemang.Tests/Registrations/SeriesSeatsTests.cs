using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Registrations;

public sealed class SeriesSeatsTests
{
    private static readonly RegistrationPolicy Group = new() { Scope = RegistrationScope.Series, Capacity = 2, AllowsGuests = true };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_seat_left_free_by_an_absence_is_a_guests_for_that_date_only(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Group, dates: 3);
        var member = await scene.JoinSeriesAsync(2);
        var guest = await scene.SignUpAsync(heads: 1, date: 1);
        Assert.Equal(RegistrationState.Waitlisted, guest.State);

        Assert.Equal(AbsenceOutcome.Done, await scene.ReportAbsenceAsync(member, 1));
        Assert.Equal(AbsenceOutcome.Done, await scene.ReportAbsenceAsync(member, 1));

        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(guest));
        Assert.Equal("Waitlisted Void, Promoted Planned", await scene.NoticesAsync(guest));
        Assert.Equal(new SeatSummary(1, 0, 2), await scene.SeatsAsync(date: 1));
        Assert.Equal(new SeatSummary(2, 0, 2), await scene.SeatsAsync(date: 2));
        Assert.Equal(AbsenceOutcome.SeatTaken, await scene.TakeBackAbsenceAsync(member, 1));
        await scene.WithdrawAsync(guest);
        Assert.Equal(AbsenceOutcome.Done, await scene.TakeBackAbsenceAsync(member, 1));
        Assert.Equal(2, (await scene.SeatsAsync(date: 1)).Confirmed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_member_needs_a_seat_on_every_date_to_come(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Group, dates: 3);
        await scene.JoinSeriesAsync();
        var guest = await scene.SignUpAsync(date: 2);
        var member = await scene.JoinSeriesAsync();
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (guest.State, member.State));

        await scene.WithdrawAsync(guest);
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(member));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task When_a_member_leaves_waiting_members_come_before_guests(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Group, dates: 2);
        var leaving = await scene.JoinSeriesAsync(2);
        var member = await scene.JoinSeriesAsync();
        var guest = await scene.SignUpAsync(date: 0);
        var otherGuest = await scene.SignUpAsync(date: 0);

        await scene.WithdrawAsync(leaving);

        Assert.Equal(
            (RegistrationState.Confirmed, RegistrationState.Confirmed, RegistrationState.Waitlisted),
            (await scene.StateAsync(member), await scene.StateAsync(guest), await scene.StateAsync(otherGuest)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Where_no_guests_are_allowed_an_absence_frees_nothing(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Group with { AllowsGuests = false }, dates: 2);
        var member = await scene.JoinSeriesAsync();
        Assert.Equal(AbsenceOutcome.Done, await scene.ReportAbsenceAsync(member, 0));
        Assert.Equal(SignUpWindowState.NotOffered, Assert.IsType<RegisterOutcome.NotOpen>(await scene.RegisterAsync(scene.Person())).Window.State);
        var view = await scene.Verb<FindRegistration>().RunAsync(Scene.By(member), CancellationToken.None);
        Assert.Equal([true, false], view!.Dates.Select(date => date.IsAbsent));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_series_closes_with_its_first_date_unless_late_joining_is_allowed(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Group, dates: 2);
        var member = await scene.JoinSeriesAsync();
        scene.Clock.Now = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);
        var join = new RegisterInput(new SignUpTo.Series("serie"), scene.Person());
        Assert.Equal(SignUpWindowState.Started, Assert.IsType<RegisterOutcome.NotOpen>(await scene.Verb<Register>().RunAsync(join, CancellationToken.None)).Window.State);
        Assert.Equal(AbsenceOutcome.TooLate, await scene.ReportAbsenceAsync(member, 0));
        Assert.Equal(AbsenceOutcome.Done, await scene.ReportAbsenceAsync(member, 1));

        await scene.SetPolicyAsync(policy => policy with { LateJoining = true });
        Assert.IsType<RegisterOutcome.Registered>(await scene.Verb<Register>().RunAsync(join, CancellationToken.None));
    }
}
