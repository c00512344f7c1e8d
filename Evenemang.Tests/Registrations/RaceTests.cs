using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

public sealed class RaceTests
{
    private const int Capacity = 240;
    private const int SignUps = 1000;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_thousand_at_once_for_240_seats_with_some_leaving(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = Capacity });
        var answers = await Task.WhenAll(Enumerable.Range(0, SignUps).Select(number => Task.Run(async () =>
        {
            var who = await scene.SignUpAsync(heads: 1 + (number % 3));
            var leaves = number % 7 == 0;
            if (leaves) Assert.Equal(WithdrawOutcome.Withdrawn, await scene.WithdrawAsync(who));
            return (Who: who, Leaves: leaves);
        })));

        var rows = await scene.Host.ReadAsync(db => db.Registrations.OrderBy(row => row.Number).ToListAsync());
        var notices = (await scene.Host.ReadAsync(db => db.Notices.ToListAsync())).ToLookup(notice => notice.RegistrationId);
        Assert.Equal(answers.Select(answer => answer.Who.Id).Order(), rows.Select(row => row.Id).Order());
        Assert.Equal(Enumerable.Range(1, SignUps), rows.Select(row => row.Number));
        var left = answers.Where(answer => answer.Leaves).Select(answer => answer.Who.Id).ToHashSet();
        Assert.All(rows, row => Assert.Equal(left.Contains(row.Id), row.State is RegistrationState.Withdrawn));
        AssertSeats(rows);
        foreach (var row in rows)
        {
            Assert.Single(notices[row.Id], notice => notice.Kind is NoticeKind.Confirmed or NoticeKind.Waitlisted);
            Assert.True(notices[row.Id].Count(notice => notice.State is NoticeState.Planned) <= 1);
            Assert.True(notices[row.Id].Count(notice => notice.Kind is NoticeKind.Promoted) <= 1);
        }
    }

    private static void AssertSeats(List<Registration> rows)
    {
        var confirmed = rows.Where(row => row.State is RegistrationState.Confirmed).ToList();
        var waiting = rows.Where(row => row.State is RegistrationState.Waitlisted).ToList();
        var free = Capacity - confirmed.Sum(row => row.Heads);
        Assert.InRange(free, 0, Capacity);
        Assert.NotEmpty(waiting);
        Assert.DoesNotContain(waiting, row => row.Heads <= free);
        // Nobody of the same size or larger who came later has a seat: the line was kept.
        foreach (var row in waiting) Assert.DoesNotContain(confirmed, other => other.Number > row.Number && other.Heads >= row.Heads);
    }
}
