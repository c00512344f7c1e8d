using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>An answer and the end of the time at the same moment: one of the two wins, and both know which.</summary>
public sealed class OfferRaceTests
{
    private const int Seats = 30;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_an_answer_and_a_lapse_at_the_same_moment_exactly_one_wins(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = Seats, OfferHours = 24 });
        List<RegisterOutcome.Registered> first = [], waiting = [];
        for (var number = 0; number < Seats; number++) first.Add(await scene.SignUpAsync());
        for (var number = 0; number < 2 * Seats; number++) waiting.Add(await scene.SignUpAsync());
        foreach (var one in first) await scene.WithdrawAsync(one);
        var asked = waiting.Take(Seats).ToList();
        scene.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));

        // The time ends in the middle of all the answers, and two servers look for what has lapsed.
        var answers = asked.Select((who, number) => Task.Run(async () =>
        {
            if (number == Seats / 2) scene.Clock.Advance(TimeSpan.FromMilliseconds(1));
            return (Who: who, Came: await scene.Verb<AcceptOffer>().RunAsync(Scene.By(who), default));
        })).ToList();
        var sweeps = Enumerable.Range(0, 2).Select(_ => Task.Run(() => scene.Verb<LapseOffers>().RunAsync(default))).ToList();
        var came = await Task.WhenAll(answers);
        await Task.WhenAll(sweeps);
        await scene.Verb<LapseOffers>().RunAsync(default);

        var rows = (await scene.Host.ReadAsync(db => db.Registrations.ToListAsync())).ToDictionary(row => row.Id);
        var notices = (await scene.Host.ReadAsync(db => db.Notices.ToListAsync())).ToLookup(notice => notice.RegistrationId);
        foreach (var (who, outcome) in came)
        {
            Assert.Equal(outcome is AcceptOfferOutcome.Accepted ? RegistrationState.Confirmed : RegistrationState.Lapsed, rows[who.Id].State);
            Assert.Single(notices[who.Id], notice => notice.Kind is NoticeKind.Confirmed or NoticeKind.OfferLapsed);
        }
        Assert.Equal(Seats, rows.Values.Count(row => row.HoldsSeats));
        Assert.Equal(came.Count(one => one.Came is not AcceptOfferOutcome.Accepted), waiting.Skip(Seats).Count(who => rows[who.Id].State is RegistrationState.Offered));
    }
}
