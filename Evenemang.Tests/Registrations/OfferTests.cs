using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Free seats that are offered: kept for whoever is asked, until they answer or their time is out.</summary>
public sealed class OfferTests
{
    private static readonly RegistrationPolicy OneSeat = new() { Capacity = 1, OfferHours = 24 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_free_seat_is_kept_for_the_first_who_waits_until_they_say_yes(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, _) = await OfferedAsync(scene);
        Assert.Equal((RegistrationState.Offered, scene.Clock.Now.AddHours(24), null), (await scene.RowAsync(second)) is var row ? (row.State, row.OfferEndsAt, row.ConfirmedAt) : default);
        Assert.Equal("Waitlisted Void, SeatOffered Planned", await scene.NoticesAsync(second));
        Assert.Equal(new SeatSummary(0, 1, 1) { Offered = 1 }, await scene.SeatsAsync());
        Assert.Equal(0, (await scene.SeatsAsync()).Left);
        Assert.Equal(RegistrationState.Waitlisted, (await scene.SignUpAsync()).State);

        Assert.Equal(AcceptOfferOutcome.Accepted, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        Assert.Equal((RegistrationState.Confirmed, null, scene.Clock.Now), (await scene.RowAsync(second)) is var taken ? (taken.State, taken.OfferEndsAt, taken.ConfirmedAt) : default);
        Assert.Equal("Waitlisted Void, SeatOffered Void, Confirmed Planned", await scene.NoticesAsync(second));
        Assert.Equal(AcceptOfferOutcome.AlreadyConfirmed, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        // An old page's no does not cost the place.
        Assert.Equal(DeclineOfferOutcome.NotOffered, await scene.Verb<DeclineOffer>().RunAsync(Scene.By(second), default));
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync(second));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_no_goes_to_the_next_at_once_and_so_does_a_withdrawal(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, third) = await OfferedAsync(scene);
        var fourth = await scene.SignUpAsync();
        Assert.Equal(DeclineOfferOutcome.Declined, await scene.Verb<DeclineOffer>().RunAsync(Scene.By(second), default));
        Assert.Equal((RegistrationState.Withdrawn, RegistrationState.Offered), (await scene.StateAsync(second), await scene.StateAsync(third)));
        Assert.Equal("Waitlisted Void, SeatOffered Void, Withdrawn Planned", await scene.NoticesAsync(second));
        await scene.WithdrawAsync(third);
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(fourth));
        Assert.Equal(EraseOutcome.Erased, await scene.Verb<EraseMe>().RunAsync(Scene.By(fourth), default));
        Assert.Equal(new SeatSummary(0, 0, 1), await scene.SeatsAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task No_answer_in_time_passes_the_seat_on_and_they_may_stand_last_in_line_again(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, third) = await OfferedAsync(scene);
        var fourth = await scene.SignUpAsync();
        scene.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await scene.Verb<LapseOffers>().RunAsync(default));
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await scene.Verb<LapseOffers>().RunAsync(default));
        Assert.Equal(0, await scene.Verb<LapseOffers>().RunAsync(default));
        Assert.Equal((RegistrationState.Lapsed, RegistrationState.Offered), (await scene.StateAsync(second), await scene.StateAsync(third)));
        Assert.Equal("Waitlisted Void, SeatOffered Void, OfferLapsed Planned", await scene.NoticesAsync(second));
        Assert.Equal(AcceptOfferOutcome.TooLate, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        Assert.Null((await scene.RowAsync(second)).ActiveKey);

        Assert.Equal(RejoinWaitlistOutcome.Waitlisted, await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(second), default));
        Assert.Equal(RejoinWaitlistOutcome.NotLapsed, await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(second), default));
        Assert.EndsWith("Waitlisted Planned", await scene.NoticesAsync(second), StringComparison.Ordinal);
        await scene.WithdrawAsync(third);
        Assert.Equal((RegistrationState.Offered, RegistrationState.Waitlisted), (await scene.StateAsync(fourth), await scene.StateAsync(second)));
        await scene.WithdrawAsync(fourth);
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(second));
        Assert.NotNull((await scene.RowAsync(second)).ActiveKey);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_minute_holds_even_before_the_job_has_come_round(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, third) = await OfferedAsync(scene);
        scene.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(AcceptOfferOutcome.TooLate, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        Assert.Equal((RegistrationState.Lapsed, RegistrationState.Offered), (await scene.StateAsync(second), await scene.StateAsync(third)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_lapsed_and_finds_room_gets_a_place_and_nobody_queues_when_sign_up_is_over(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, third) = await OfferedAsync(scene);
        await LapseAsync(scene);
        await LapseAsync(scene);
        Assert.Equal(RegistrationState.Lapsed, await scene.StateAsync(third));
        Assert.Equal(RejoinWaitlistOutcome.Confirmed, await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(third), default));
        scene.Clock.Now = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);
        Assert.Equal(RejoinWaitlistOutcome.Closed, await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(second), default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_lapsed_and_has_signed_up_anew_may_queue_without_taking_the_others_key(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, _) = await OfferedAsync(scene);
        await LapseAsync(scene);
        var again = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Kim", Email = (await scene.RowAsync(second)).Email }));
        Assert.False((await scene.RowAsync(again)).IsShadow);
        Assert.Equal(RejoinWaitlistOutcome.Waitlisted, await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(second), default));
        Assert.Null((await scene.RowAsync(second)).ActiveKey);
        Assert.NotNull((await scene.RowAsync(again)).ActiveKey);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_free_at_night_is_told_in_the_morning_and_the_hours_count_from_then(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat with { OfferHours = 3 });
        scene.Clock.Now = new(2027, 1, 11, 22, 0, 0, DateTimeKind.Utc);
        var (second, _) = await OfferedAsync(scene);
        Assert.Equal(new DateTime(2027, 1, 12, 9, 0, 0), (await scene.RowAsync(second)).OfferEndsAt);
        var notice = Assert.Single(await scene.NoticeRowsAsync(second), row => row.Kind is NoticeKind.SeatOffered);
        Assert.Equal(new DateTime(2027, 1, 12, 6, 0, 0), notice.DueAt);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task With_less_than_an_hour_to_the_cutoff_staff_see_the_free_seat_instead(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (first, second) = (await scene.SignUpAsync(), await scene.SignUpAsync());
        scene.Clock.Now = new(2027, 1, 25, 7, 31, 0, DateTimeKind.Utc);
        await scene.WithdrawAsync(first);
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(second));
        Assert.Equal(1, (await scene.SeatsAsync()).Left);
        Assert.IsType<GiveSeatOutcome.Given>(await scene.Verb<GiveSeat>().RunAsync(second.Id, passOthers: false, Scene.Organiser, default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task More_seats_are_offered_in_order_and_offers_stand_when_the_choice_is_taken_back(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        await scene.SignUpAsync();
        var (second, third, fourth) = (await scene.SignUpAsync(), await scene.SignUpAsync(), await scene.SignUpAsync());
        await scene.SetPolicyAsync(policy => policy with { Capacity = 3 });
        Assert.Equal((RegistrationState.Offered, RegistrationState.Offered, RegistrationState.Waitlisted), (await scene.StateAsync(second), await scene.StateAsync(third), await scene.StateAsync(fourth)));
        await scene.SetPolicyAsync(policy => policy with { Capacity = 4, OfferHours = null });
        Assert.Equal((RegistrationState.Offered, RegistrationState.Confirmed), (await scene.StateAsync(second), await scene.StateAsync(fourth)));
        Assert.Equal(AcceptOfferOutcome.Accepted, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        await LapseAsync(scene);
        Assert.Equal(RegistrationState.Lapsed, await scene.StateAsync(third));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_party_that_is_offered_seats_may_shrink_and_grows_only_into_free_ones(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat with { Capacity = 3 });
        var first = await scene.SignUpAsync(heads: 3);
        var (pair, single, last) = (await scene.SignUpAsync(heads: 2), await scene.SignUpAsync(), await scene.SignUpAsync());
        await scene.WithdrawAsync(first);
        Assert.Equal((RegistrationState.Offered, RegistrationState.Waitlisted), (await scene.StateAsync(single), await scene.StateAsync(last)));
        Assert.Equal(new ChangeOutcome.NoSeats(0), await scene.ChangeHeadsAsync(pair, 3));
        Assert.Equal(new ChangeOutcome.Changed(RegistrationState.Offered, IsToldByMail: true), await scene.ChangeHeadsAsync(pair, 1));
        Assert.Equal(RegistrationState.Offered, await scene.StateAsync(last));
        Assert.Equal(new SeatSummary(0, 0, 3) { Offered = 3 }, await scene.SeatsAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Offers_rest_while_the_day_is_cancelled_and_begin_anew_when_it_takes_place_after_all(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, third) = await OfferedAsync(scene);
        await scene.Verb<CancelOccurrence>().RunAsync(scene.DateSlug(0), "Snö", null, Scene.Organiser, default);
        Assert.Contains("SeatOffered Void", await scene.NoticesAsync(second), StringComparison.Ordinal);
        Assert.Equal(AcceptOfferOutcome.Over, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
        scene.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await scene.Verb<LapseOffers>().RunAsync(default));

        await scene.Verb<ReinstateOccurrence>().RunAsync(scene.DateSlug(0), null, Scene.Organiser, default);
        Assert.Equal((RegistrationState.Offered, scene.Clock.Now.AddHours(24)), (await scene.RowAsync(second)) is var row ? (row.State, row.OfferEndsAt) : default);
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync(third));
        Assert.Contains("SeatOffered Planned", await scene.NoticesAsync(second), StringComparison.Ordinal);
        Assert.Equal(AcceptOfferOutcome.Accepted, await scene.Verb<AcceptOffer>().RunAsync(Scene.By(second), default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_day_moved_closer_shortens_the_time_to_answer_and_they_hear_of_the_move(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, OneSeat);
        var (second, _) = await OfferedAsync(scene);
        DateTime start = new(2027, 1, 12, 8, 0, 0);
        var moved = await scene.Verb<MoveOccurrence>().RunAsync(scene.DateSlug(0), new(start, start.AddHours(2)), null, Scene.Organiser, default);
        Assert.IsType<EventOutcome.Done>(moved);
        Assert.Equal(new DateTime(2027, 1, 12, 3, 0, 0), (await scene.RowAsync(second)).OfferEndsAt);
        Assert.Contains("OccurrenceMoved Planned", await scene.NoticesAsync(second), StringComparison.Ordinal);
    }

    /// <summary>One seat: whoever had it leaves, and the first of two who wait is asked.</summary>
    private static async Task<(RegisterOutcome.Registered Second, RegisterOutcome.Registered Third)> OfferedAsync(Scene scene)
    {
        var (first, second, third) = (await scene.SignUpAsync(), await scene.SignUpAsync(), await scene.SignUpAsync());
        await scene.WithdrawAsync(first);
        Assert.Equal((RegistrationState.Offered, RegistrationState.Waitlisted), (await scene.StateAsync(second), await scene.StateAsync(third)));
        return (second, third);
    }

    private static Task<int> LapseAsync(Scene scene)
    {
        scene.Clock.Advance(TimeSpan.FromHours(24));
        return scene.Verb<LapseOffers>().RunAsync(default);
    }
}
