using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

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
        Assert.Equal(new SeatSummary(2, 2, 2), await scene.SeatsAsync());
        var view = await scene.Verb<FindRegistration>().RunAsync(Scene.By(third), CancellationToken.None);
        Assert.Equal(2, view!.Position);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Without_a_waitlist_it_is_full_and_says_how_many_still_fit(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats with { Waitlist = false });
        await scene.SignUpAsync();
        Assert.Equal(new RegisterOutcome.Full(1), await scene.RegisterAsync(scene.Person(2)));
        Assert.Equal(1, await scene.Host.ReadAsync(db => db.Registrations.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_repeated_sign_up_is_answered_like_a_first_one_and_the_owner_is_told_once(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var person = scene.Person();
        var first = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person));
        var again = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person with { Email = " DELTAGARE1@exempel.SE " }));
        await scene.RegisterAsync(person);

        Assert.Equal(first with { Id = again.Id, Token = again.Token, CalendarToken = again.CalendarToken }, again);
        Assert.Equal("Confirmed Planned, Repeated Planned", await scene.NoticesAsync(first));
        Assert.Equal("", await scene.NoticesAsync(again));
        Assert.Equal(1, (await scene.SeatsAsync()).Confirmed);
        Assert.Equal(WithdrawOutcome.Withdrawn, await scene.WithdrawAsync(again));
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(first));

        scene.Clock.Advance(TimeSpan.FromHours(13));
        await scene.RegisterAsync(person);
        Assert.Equal(2, (await scene.NoticeRowsAsync(first)).Count(notice => notice.Kind is NoticeKind.Repeated));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_who_share_a_telephone_and_have_no_address_both_get_seats(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var person = new SignUpRequest { Name = "Deltagare", Phone = "031-390 06 12" };
        var first = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person));
        await scene.RegisterAsync(person);

        Assert.Equal(2, (await scene.SeatsAsync()).Confirmed);
        Assert.False(first.IsToldByMail);
        Assert.Equal("", await scene.NoticesAsync(first));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_organiser_signs_up_somebody_without_an_address_outside_the_window_but_never_above_the_capacity(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats with { OpensAt = new(2027, 1, 20, 8, 0, 0) });
        Assert.Equal(SignUpWindowState.NotYetOpen, Assert.IsType<RegisterOutcome.NotOpen>(await scene.RegisterAsync(scene.Person())).Window.State);

        var called = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Deltagare", Heads = 2 }, source: RegistrationSource.OnBehalf));
        var next = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(scene.Person(), source: RegistrationSource.OnBehalf));

        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (called.State, next.State));
        Assert.Equal(2, await scene.Host.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "registration.added")));
        var again = new SignUpRequest { Name = "Deltagare", Email = (await scene.RowAsync(next)).Email };
        Assert.Equal(new RegisterOutcome.Duplicate(next.Id), await scene.RegisterAsync(again, source: RegistrationSource.OnBehalf));
        await scene.SetStateAsync(OccurrenceState.Cancelled);
        Assert.IsType<RegisterOutcome.NotOpen>(await scene.RegisterAsync(scene.Person(), source: RegistrationSource.OnBehalf));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_does_not_exist_or_is_a_draft_takes_nobody(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, TwoSeats);
        var register = scene.Verb<Register>();
        Assert.IsType<RegisterOutcome.NotFound>(await register.RunAsync(new(new SignUpTo.Occurrence("finns-inte"), scene.Person()), CancellationToken.None));
        Assert.IsType<RegisterOutcome.NotOpen>(await register.RunAsync(new(new SignUpTo.Series("serie"), scene.Person()), CancellationToken.None));
        await scene.SetStateAsync(OccurrenceState.Draft);
        Assert.IsType<RegisterOutcome.NotOpen>(await scene.RegisterAsync(scene.Person()));
        Assert.Equal(0, await scene.Host.ReadAsync(db => db.Registrations.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_click_is_enough_where_nothing_is_asked(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Details = RegistrationDetails.None });
        var coming = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new()));
        await scene.RegisterAsync(new());
        Assert.Equal(2, (await scene.SeatsAsync()).Confirmed);
        Assert.Equal(WithdrawOutcome.Withdrawn, await scene.WithdrawAsync(coming));
        Assert.Equal(new SeatSummary(1, 0, null), await scene.SeatsAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_team_takes_seats_at_its_programme_item_only(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, RegistrationPolicy.NoSignUp);
        var item = new ProgrammeItem { Id = Guid.CreateVersion7(), OccurrenceId = scene.OccurrenceId, Title = "Brännboll", TakesRegistrations = true, TeamsOnly = true, Capacity = 20 };
        await scene.Host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.ProgrammeItems.Add(item);
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var to = new SignUpTo.ProgrammeItem(Scene.Slug(0), item.Id);
        var team = scene.Person(12) with { TeamName = "Bollvännerna" };

        Assert.IsType<RegisterOutcome.Invalid>(await scene.Verb<Register>().RunAsync(new(to, scene.Person()), CancellationToken.None));
        var first = Assert.IsType<RegisterOutcome.Registered>(await scene.Verb<Register>().RunAsync(new(to, team), CancellationToken.None));
        var second = Assert.IsType<RegisterOutcome.Registered>(await scene.Verb<Register>().RunAsync(new(to, team with { Email = "andra@exempel.se" }), CancellationToken.None));

        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (first.State, second.State));
        Assert.Equal(new SeatSummary(12, 1, 20), (await scene.Verb<FindSeats>().ForProgrammeAsync(scene.OccurrenceId, CancellationToken.None))[item.Id]);
        Assert.Equal(0, (await scene.SeatsAsync()).Confirmed);
        await scene.WithdrawAsync(first);
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(second));
    }
}
