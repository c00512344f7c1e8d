using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Offers and the others they touch: organisers on the telephone, groups that wait for people, guests on single dates.</summary>
public sealed class OfferDeskTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_has_no_address_is_called_answers_the_organiser_and_is_not_called_again(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 2, OfferHours = 24 });
        var leaving = await scene.SignUpAsync(heads: 2);
        var (kim, robin) = (await CallerAsync("Kim"), await CallerAsync("Robin"));
        await scene.WithdrawAsync(leaving);
        var view = (await scene.Verb<ReachedQuery>().RunAsync(scene.DateSlug(0), Actor.System, default))!;
        Assert.Equal([("Kim", scene.Clock.Now.AddHours(24)), ("Robin", scene.Clock.Now.AddHours(24))], view.Seated.Select(person => (person.Name, person.AnswerBy)));
        Assert.Equal([2], (await scene.Verb<FindCalls>().RunAsync(Actor.System, default)).Select(calls => calls.Call));

        Assert.Equal(AcceptOfferOutcome.Accepted, await scene.Verb<AcceptOffer>().RunAsync(By(kim), default));
        Assert.Equal(DeclineOfferOutcome.Declined, await scene.Verb<DeclineOffer>().RunAsync(By(robin), default));
        Assert.Empty((await scene.Verb<ReachedQuery>().RunAsync(scene.DateSlug(0), Actor.System, default))!.Seated);
        Assert.Empty(await scene.Verb<FindCalls>().RunAsync(Actor.System, default));
        var log = await scene.Host.ReadAsync(db => db.AuditEntries.Where(entry => entry.RegistrationId == kim.Id || entry.RegistrationId == robin.Id).OrderBy(entry => entry.Action).Select(entry => entry.Action).ToListAsync());
        Assert.Equal(["registration.added", "registration.added", "registration.offerAccepted", "registration.offerDeclined"], log);

        // Taken back, a no is no yes: they are asked again.
        Assert.Equal(PutBackOutcome.Offered, await scene.Verb<PutBack>().RunAsync(robin.Id, Scene.Organiser, default));
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(robin));

        async Task<RegisterOutcome.Registered> CallerAsync(string name) =>
            Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = name, Phone = "031-390 06 01" }, source: RegistrationSource.OnBehalf));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_a_yes_counts_towards_the_start_of_a_group(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Scope = RegistrationScope.Series, Capacity = 3, MinimumHeads = 3, OfferHours = 24 }, dates: 2);
        await scene.JoinSeriesAsync(2);
        var asked = await scene.JoinSeriesAsync(2);
        await scene.SetPolicyAsync(policy => policy with { Capacity = 4 });
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(asked));
        Assert.Null(await StartAsync());
        Assert.Equal(AcceptOfferOutcome.Accepted, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(asked), default));
        Assert.NotNull(await StartAsync());
        Assert.Contains("GroupStarts Planned", await scene.NoticesAsync(asked), StringComparison.Ordinal);

        Task<DateTime?> StartAsync() => scene.Host.ReadAsync(db => db.Series.Where(row => row.Id == scene.SeriesId).Select(row => row.StartConfirmedAt).SingleAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_seat_offered_to_a_member_is_no_guests_and_one_offered_to_a_guest_no_members(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Scope = RegistrationScope.Series, Capacity = 1, AllowsGuests = true, OfferHours = 24 }, dates: 2);
        var member = await scene.JoinSeriesAsync();
        var waiting = await scene.JoinSeriesAsync();
        var guest = await scene.SignUpAsync(date: 1);
        await scene.ReportAbsenceAsync(member, 1);
        Assert.Equal((RegistrationState.Waitlisted, RegistrationState.Offered), (await scene.StateAsync(waiting), await scene.StateAsync(guest)));
        Assert.Equal(AbsenceOutcome.SeatTaken, await scene.TakeBackAbsenceAsync(member, 1));

        await scene.WithdrawAsync(member);
        // A member needs every date, and the guest may still say yes to one of them.
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(waiting));
        await scene.Verb<DeclineOffer>().RunAsync(Scene.By(guest), default);
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(waiting));
        Assert.Equal(RegistrationState.Waitlisted, (await scene.SignUpAsync(date: 0)).State);
        Assert.Equal(new SeatSummary(0, 1, 1) { Offered = 1 }, await scene.SeatsAsync(date: 0));
    }

    [Fact]
    public async Task An_offered_person_is_no_participant_yet()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 1, OfferHours = 24 });
        var (first, second) = (await scene.SignUpAsync(), await scene.SignUpAsync());
        await scene.WithdrawAsync(first);
        Assert.Empty((await scene.Verb<FindDoor>().RunAsync(scene.DateSlug(0), Actor.System, default))!.People);
        Assert.False(Assert.Single((await scene.Verb<FindRegistrations>().OfOccurrenceAsync(scene.DateSlug(0), Actor.System, default))!.Rows, row => row.Id == second.Id).IsExpected);
        Assert.Equal(MarkAttendanceOutcome.NotConfirmed, await scene.Verb<MarkAttendance>().RunAsync(second.Id, Attendance.Attended, Scene.Organiser, default));
        var row = await scene.RowAsync(second);
        Assert.True(row.KeepsDatesSecret(Series(isDiscreet: true)));
        Assert.True(NoticePlan.IsConcerned(NoticeKind.OccurrenceMoved, row, isAbsent: false, Series(isDiscreet: false)));
        Assert.False(NoticePlan.IsConcerned(NoticeKind.MinutesPublished, row, isAbsent: false, Series(isDiscreet: false)));
    }

    private static Series Series(bool isDiscreet) => new() { Slug = "serie", Kind = EventKind.Other, Title = "Serie", Discreet = isDiscreet };

    private static RegistrationReference.ByOrganiser By(RegisterOutcome.Registered who) => new(who.Id, Scene.Organiser);
}
