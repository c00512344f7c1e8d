using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

public sealed class OrganiserVerbTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_request_holds_no_seat_until_an_organiser_says_yes(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1, Approval = true });
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();
        var third = await scene.SignUpAsync();
        Assert.Equal((RegistrationState.Requested, 0), (first.State, (await scene.SeatsAsync()).Confirmed));

        Assert.Equal(DecideRequestOutcome.Confirmed, await DecideAsync(scene, second, approve: true));
        Assert.Equal(DecideRequestOutcome.Waitlisted, await DecideAsync(scene, first, approve: true));
        Assert.Equal(DecideRequestOutcome.Declined, await DecideAsync(scene, third, approve: false));
        Assert.Equal(DecideRequestOutcome.NotRequested, await DecideAsync(scene, third, approve: true));

        Assert.Equal("Requested Void, Approved Planned", await scene.NoticesAsync(second));
        Assert.Equal("Requested Void, Waitlisted Planned", await scene.NoticesAsync(first));
        Assert.Equal("Requested Void, Declined Planned", await scene.NoticesAsync(third));
        Assert.Equal(3, await scene.Host.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_request_for_something_cancelled_can_be_declined_but_not_approved(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1, Approval = true });
        var asked = await scene.SignUpAsync();
        await scene.SetStateAsync(OccurrenceState.Cancelled);

        Assert.Equal(DecideRequestOutcome.Over, await DecideAsync(scene, asked, approve: true));
        Assert.Equal(RegistrationState.Requested, await scene.StateAsync(asked));
        Assert.Equal(DecideRequestOutcome.Declined, await DecideAsync(scene, asked, approve: false));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Removing_somebody_promotes_and_tells_both(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();

        Assert.Equal(RemoveOutcome.Removed, await scene.Verb<RemoveRegistration>().RunAsync(first.Id, Scene.Organiser, CancellationToken.None));
        Assert.Equal(RemoveOutcome.AlreadyEnded, await scene.Verb<RemoveRegistration>().RunAsync(first.Id, Scene.Organiser, CancellationToken.None));

        Assert.Equal("Confirmed Void, Removed Planned", await scene.NoticesAsync(first));
        Assert.Equal("Waitlisted Void, Promoted Planned", await scene.NoticesAsync(second));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raised_capacity_moves_people_up_and_lowered_removes_nobody(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();
        var third = await scene.SignUpAsync();

        await scene.SetPolicyAsync(policy => policy with { Capacity = 2 });
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (await scene.StateAsync(second), await scene.StateAsync(third)));
        await scene.SetPolicyAsync(policy => policy with { Capacity = 1 });
        Assert.Equal((2, 0), ((await scene.SeatsAsync()).Confirmed, (await scene.SeatsAsync()).Left));
        await scene.WithdrawAsync(first);
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(third));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_long_waitlist_is_moved_up_whole_when_there_is_room(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        for (var person = 0; person < 130; person++) await scene.SignUpAsync();
        await scene.SetPolicyAsync(policy => policy with { Capacity = 121 });
        Assert.Equal(new SeatSummary(121, 9, 121), await scene.SeatsAsync());
        await scene.SetPolicyAsync(policy => policy with { Capacity = null });
        Assert.Equal(new SeatSummary(130, 0, null), await scene.SeatsAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_those_who_had_a_seat_are_marked_at_the_door(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();
        var mark = scene.Verb<MarkAttendance>();
        Assert.Equal(MarkAttendanceOutcome.Marked, await mark.RunAsync(first.Id, Attendance.Attended, Scene.Organiser, CancellationToken.None));
        Assert.Equal(MarkAttendanceOutcome.NotConfirmed, await mark.RunAsync(second.Id, Attendance.Attended, Scene.Organiser, CancellationToken.None));
        Assert.Equal(MarkAttendanceOutcome.NotFound, await mark.RunAsync(Guid.NewGuid(), Attendance.Attended, Scene.Organiser, CancellationToken.None));
        Assert.Equal(Attendance.Attended, (await scene.RowAsync(first)).Attendance);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_renewed_link_works_and_the_old_ones_are_dead(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var person = await scene.SignUpAsync();
        var find = scene.Verb<FindRegistration>();

        var renewed = Assert.IsType<RenewLinkOutcome.Renewed>(await scene.Verb<RenewLink>().RunAsync(Scene.By(person), CancellationToken.None));

        Assert.Null(await find.RunAsync(Scene.By(person), CancellationToken.None));
        Assert.Equal(person.Id, (await find.RunAsync(new RegistrationReference.ByToken(renewed.Token), CancellationToken.None))!.Registration.Id);
        Assert.NotEqual(person.CalendarToken, renewed.CalendarToken);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Being_erased_leaves_a_number_and_nothing_about_the_person(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 2, Questions = [Question.Diet()] });
        var request = scene.Person(2) with { Phone = "031-390 06 12", Answers = new Dictionary<string, string> { ["kost"] = "Ingen fisk" } };
        var person = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(request));
        var shadow = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(request));
        var waiting = await scene.SignUpAsync();

        Assert.Equal(EraseOutcome.Erased, await scene.Verb<EraseMe>().RunAsync(Scene.By(person), CancellationToken.None));
        Assert.Equal(EraseOutcome.AlreadyErased, await scene.Verb<EraseMe>().RunAsync(Scene.By(person), CancellationToken.None));

        foreach (var row in new[] { await scene.RowAsync(person), await scene.RowAsync(shadow) })
        {
            Assert.Equal((null, null, null, null, null), (row.Name, row.Email, row.Phone, row.AddressHash, row.ActiveKey));
            Assert.Empty(row.Answers);
            Assert.Equal((RegistrationState.Withdrawn, 2), (row.State, row.Heads));
        }
        Assert.DoesNotContain(await scene.NoticeRowsAsync(person), notice => notice.State is Shared.Notices.NoticeState.Planned);
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(waiting));
    }

    private static Task<DecideRequestOutcome> DecideAsync(Scene scene, RegisterOutcome.Registered who, bool approve) =>
        scene.Verb<DecideRequest>().RunAsync(who.Id, approve, Scene.Organiser, CancellationToken.None);
}
