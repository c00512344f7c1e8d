using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Evenemang.Tests.Groups.GroupScene;

namespace Evenemang.Tests.Groups;

/// <summary>Who has no e-mail and gets a place in a group, or in any series, is called.</summary>
public sealed class GroupCallsTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_is_approved_and_has_no_address_stands_on_the_call_list_of_the_next_meeting_only(DatabaseKind database)
    {
        await using var scene = await GroupScene.StartAsync(database);
        var asked = Assert.IsType<RegisterOutcome.Registered>(
            await scene.Verb<Register>().RunAsync(new(new SignUpTo.Series(Slug), new() { Name = "Igelkotten", Phone = "031-390 06 05", Language = "sv" }), default));
        await scene.AskAsync("Ekorren");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var facilitator = await scene.ActorAsync(scene.Facilitator);
        Assert.Equal(DecideRequestOutcome.Confirmed, await scene.Verb<DecideRequest>().RunAsync(asked.Id, approve: true, facilitator, default));
        await scene.ApproveAsync("Ekorren");
        var meetings = await scene.Host.ReadAsync(db => db.Occurrences.OrderBy(row => row.StartUtc).Select(row => new { row.Id, row.Slug, row.StartUtc }).ToListAsync());

        Assert.Equal(["Igelkotten"], await SeatedAsync(meetings[0].Slug));
        Assert.Empty(await SeatedAsync(meetings[1].Slug));
        Assert.Equal([(meetings[0].Slug, 1)], (await scene.Verb<FindCalls>().RunAsync(facilitator, default)).Select(calls => (calls.Slug, calls.Call)));

        await scene.Verb<TickCall>().RunAsync(meetings[0].Id, asked.Id, CallOutcome.Reached, facilitator, default);
        Assert.Empty(await SeatedAsync(meetings[0].Slug));
        Assert.Empty(await scene.Verb<FindCalls>().RunAsync(facilitator, default));
        // Once it has begun, whoever was missed has been missed or has come; nobody is called about it for the rest of the year.
        scene.Host.Clock.Advance(meetings[0].StartUtc!.Value.AddHours(3) - scene.Host.Clock.Now);
        Assert.Empty(await SeatedAsync(meetings[1].Slug));

        async Task<IEnumerable<string?>> SeatedAsync(string slug) => (await scene.Verb<ReachedQuery>().RunAsync(slug, facilitator, default))!.Seated.Select(person => person.Name);
    }
}
