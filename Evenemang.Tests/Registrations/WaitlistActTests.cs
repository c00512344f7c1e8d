using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Organisers move seats: in order freely, out of order deliberately, beyond capacity never.</summary>
public sealed class WaitlistActTests
{
    private static readonly RegistrationPolicy TwoSeatsInOrder = new() { Capacity = 2, SkipTooLarge = false };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_seat_is_given_out_of_order_only_deliberately_and_the_log_says_who_was_passed(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeatsInOrder);
        await scene.SignUpAsync();
        var pair = await scene.SignUpAsync(heads: 2);
        var single = await scene.SignUpAsync();

        var refused = Assert.IsType<GiveSeatOutcome.WouldPass>(await GiveAsync(scene, single, passOthers: false));
        Assert.Equal([pair.Id], refused.Passed.Select(party => party.Id));
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(single));

        Assert.Equal(new GiveSeatOutcome.Given(1, IsToldByMail: true), await GiveAsync(scene, single, passOthers: true));
        Assert.Equal("Waitlisted Void, Promoted Planned", await scene.NoticesAsync(single));
        var entry = await scene.Host.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.RegistrationId == single.Id));
        Assert.Equal(("registration.seatGivenOutOfOrder", "passed 1: 2"), (entry.Action, entry.Detail));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Not_even_a_deliberate_act_lets_in_more_than_fit(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeatsInOrder);
        await scene.SignUpAsync();
        var pair = await scene.SignUpAsync(heads: 2);

        Assert.Equal(new GiveSeatOutcome.NoSeats(1), await GiveAsync(scene, pair, passOthers: true));
        Assert.Equal(new SeatSummary(1, 1, 2), await scene.SeatsAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_the_cutoff_an_organiser_gives_the_free_seat_to_the_first_in_line(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();
        scene.Clock.Now = new DateTime(2027, 1, 25, 11, 0, 0, DateTimeKind.Utc);
        await scene.WithdrawAsync(first);
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(second));

        Assert.Equal(new GiveSeatOutcome.Given(0, IsToldByMail: true), await GiveAsync(scene, second, passOthers: false));
        Assert.IsType<GiveSeatOutcome.NotWaiting>(await GiveAsync(scene, second, passOthers: false));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_is_moved_to_the_waitlist_comes_last_and_the_seat_goes_to_the_first(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var first = await scene.SignUpAsync();
        var move = scene.Verb<MoveToWaitlist>();
        Assert.Equal(MoveToWaitlistOutcome.NobodyWaits, await move.RunAsync(first.Id, Scene.Organiser, CancellationToken.None));
        var second = await scene.SignUpAsync();
        var third = await scene.SignUpAsync();

        Assert.Equal(MoveToWaitlistOutcome.Moved, await move.RunAsync(first.Id, Scene.Organiser, CancellationToken.None));

        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(second));
        Assert.Equal("Confirmed Void, Waitlisted Planned", await scene.NoticesAsync(first));
        Assert.True((await scene.RowAsync(first)).Number > (await scene.RowAsync(third)).Number);
        Assert.Equal(MoveToWaitlistOutcome.NotConfirmed, await move.RunAsync(first.Id, Scene.Organiser, CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_removal_is_undone_until_somebody_has_been_told(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var person = await scene.SignUpAsync();
        var back = scene.Verb<PutBack>();
        await scene.Verb<RemoveRegistration>().RunAsync(person.Id, Scene.Organiser, CancellationToken.None);

        Assert.Equal(PutBackOutcome.Confirmed, await back.RunAsync(person.Id, Scene.Organiser, CancellationToken.None));
        Assert.Equal("Confirmed Void, Removed Void, Confirmed Planned", Order(await scene.NoticeRowsAsync(person)));
        Assert.NotNull((await scene.RowAsync(person)).ActiveKey);

        await scene.Verb<RemoveRegistration>().RunAsync(person.Id, Scene.Organiser, CancellationToken.None);
        await scene.MarkSentAsync();
        Assert.Equal(PutBackOutcome.WasTold, await back.RunAsync(person.Id, Scene.Organiser, CancellationToken.None));
        Assert.Equal(RegistrationState.Removed, await scene.StateAsync(person));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_somebody_ended_themselves_is_not_for_an_organiser_to_undo(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var person = await scene.SignUpAsync();
        await scene.WithdrawAsync(person);
        Assert.Equal(PutBackOutcome.NotEndedHere, await scene.Verb<PutBack>().RunAsync(person.Id, Scene.Organiser, CancellationToken.None));
    }

    [Fact]
    public async Task To_somebody_without_a_grant_nobody_waits_there()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, TwoSeatsInOrder);
        await scene.SignUpAsync(heads: 2);
        var waiting = await scene.SignUpAsync();
        var stranger = new Actor("främling") { Access = new(OrganiserRole.Organiser, []) };
        Assert.IsType<GiveSeatOutcome.NotFound>(await scene.Verb<GiveSeat>().RunAsync(waiting.Id, passOthers: true, stranger, CancellationToken.None));
        Assert.Equal(MoveToWaitlistOutcome.NotFound, await scene.Verb<MoveToWaitlist>().RunAsync(waiting.Id, stranger, CancellationToken.None));
        Assert.Equal(PutBackOutcome.NotFound, await scene.Verb<PutBack>().RunAsync(waiting.Id, stranger, CancellationToken.None));
        Assert.Null(await scene.Verb<FindRegistrations>().OfOccurrenceAsync(scene.DateSlug(0), stranger, CancellationToken.None));
        Assert.Empty(await scene.Verb<FindHistory>().RunAsync(waiting.Id, stranger, CancellationToken.None));
    }

    private static Task<GiveSeatOutcome> GiveAsync(Scene scene, RegisterOutcome.Registered who, bool passOthers) =>
        scene.Verb<GiveSeat>().RunAsync(who.Id, passOthers, Scene.Organiser, CancellationToken.None);

    private static string Order(List<Shared.Notices.Notice> rows) =>
        string.Join(", ", rows.OrderByDescending(row => row.State).ThenBy(row => row.Kind).Select(row => $"{row.Kind} {row.State}"));
}
