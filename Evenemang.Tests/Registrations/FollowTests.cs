using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

public sealed class FollowTests
{
    private const string Address = "kim@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nobody_follows_before_whoever_reads_the_mailbox_has_said_yes(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        Assert.IsType<FollowOutcome.Accepted>(await FollowAsync(scene));
        var follower = Assert.Single(await RowsAsync(scene));
        Assert.Equal((FollowerState.Unconfirmed, scene.SeriesId, "sv"), (follower.State, follower.SeriesId, follower.Language));

        var mail = Assert.Single(await SendAsync(scene));
        var token = scene.Verb<Secrets>().FollowToken(follower);
        Assert.Contains($"/folj/bekrafta/{token}", mail.PlainText, StringComparison.Ordinal);
        Assert.EndsWith($"/folj/avsluta/{token}", mail.ListUnsubscribe!.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(await scene.Verb<ConfirmFollowing>().RunAsync(token, CancellationToken.None));
        Assert.True(await scene.Verb<ConfirmFollowing>().RunAsync(token, CancellationToken.None));
        Assert.Equal((FollowerState.Confirmed, scene.Clock.Now), Assert.Single(await RowsAsync(scene)) is var row ? (row.State, row.ConfirmedAt) : default);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_mailbox_cannot_be_filled_by_asking_again_and_again(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        for (var hour = 0; hour < 24; hour++)
        {
            foreach (var email in new[] { Address, " Kim@Exempel.se " }) Assert.IsType<FollowOutcome.Accepted>(await FollowAsync(scene, email));
            scene.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Single(await RowsAsync(scene));
        Assert.Equal(24 / Follower.AskAgainAfterHours, await scene.Host.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Fact]
    public async Task A_mailbox_cannot_be_filled_through_many_series_either()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        for (var number = 0; number < Follower.MaxQuestionsPerDay + 3; number++) await FollowAsync(await Scene.OnAsync(host, new(), 1));
        Assert.Equal(Follower.MaxQuestionsPerDay, await host.ReadAsync(db => db.Notices.CountAsync()));
        Assert.Equal(Follower.MaxQuestionsPerDay, await host.ReadAsync(db => db.Followers.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Asking_at_the_same_moment_is_asking_once(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FollowAsync(scene)));
        Assert.All(outcomes, outcome => Assert.IsType<FollowOutcome.Accepted>(outcome));
        Assert.Single(await RowsAsync(scene));
        Assert.Single(await scene.Host.ReadAsync(db => db.Notices.ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_follows_already_gets_the_same_answer_and_no_letter(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        await FollowAsync(scene);
        var token = scene.Verb<Secrets>().FollowToken((await RowsAsync(scene))[0]);
        await scene.Verb<ConfirmFollowing>().RunAsync(token, CancellationToken.None);
        scene.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<FollowOutcome.Accepted>(await FollowAsync(scene));
        // The question that was still on its way has been answered, and is not put any more.
        Assert.Empty(await SendAsync(scene));
        Assert.Equal(NoticeState.Void, (await scene.Host.ReadAsync(db => db.Notices.SingleAsync())).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Stopping_deletes_the_address_at_once_and_voids_what_was_owed(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        await FollowAsync(scene);
        await FollowAsync(scene, "robin@exempel.se");
        var token = scene.Verb<Secrets>().FollowToken((await RowsAsync(scene)).Single(row => row.Email == Address));
        Assert.True(await scene.Verb<StopFollowing>().RunAsync(token, CancellationToken.None));
        Assert.False(await scene.Verb<StopFollowing>().RunAsync(token, CancellationToken.None));
        Assert.Equal("robin@exempel.se", Assert.Single(await RowsAsync(scene)).Email);
        Assert.Equal("robin@exempel.se", Assert.Single(await SendAsync(scene)).To.Address);
        Assert.False(await scene.Verb<ConfirmFollowing>().RunAsync(token, CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_address_that_nobody_confirmed_is_deleted_after_some_days(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        await FollowAsync(scene);
        await FollowAsync(scene, "robin@exempel.se");
        var rows = await RowsAsync(scene);
        await scene.Verb<ConfirmFollowing>().RunAsync(scene.Verb<Secrets>().FollowToken(rows.Single(row => row.Email == Address)), CancellationToken.None);
        scene.Clock.Advance(TimeSpan.FromDays(Follower.ConfirmWithinDays) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await scene.Verb<EraseUnconfirmedFollowers>().RunAsync(CancellationToken.None));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await scene.Verb<FindFollower>().RunAsync(scene.Verb<Secrets>().FollowToken(rows.Single(row => row.Email != Address)), CancellationToken.None));
        Assert.Equal(1, await scene.Verb<EraseUnconfirmedFollowers>().RunAsync(CancellationToken.None));
        Assert.Equal(Address, Assert.Single(await RowsAsync(scene)).Email);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_notice_has_exactly_one_recipient(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var who = await scene.SignUpAsync();
        var row = await scene.RowAsync(who);
        foreach (var (registration, follower, organiser) in new (Guid?, Guid?, Guid?)[] { (null, null, null), (row.Id, Guid.NewGuid(), null), (null, Guid.NewGuid(), Guid.NewGuid()) })
        {
            await Assert.ThrowsAsync<DbUpdateException>(() => scene.Host.Store.WriteAsync(
                (db, cancel) =>
                {
                    db.Notices.Add(new() { Id = Guid.CreateVersion7(), RegistrationId = registration, FollowerId = follower, OrganiserId = organiser, UniqueKey = $"{Guid.NewGuid()}", MessageId = "x@y" });
                    return db.SaveChangesAsync(cancel);
                },
                CancellationToken.None));
        }
    }

    private static Task<FollowOutcome> FollowAsync(Scene scene, string email = Address) => scene.Verb<Follow>().RunAsync(scene.SeriesSlug, email, null, CancellationToken.None);

    private static Task<List<Follower>> RowsAsync(Scene scene) => scene.Host.ReadAsync(db => db.Followers.ToListAsync());

    private static async Task<List<OutgoingMail>> SendAsync(Scene scene)
    {
        var transport = new RecordingTransport();
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        await sweep.RunAsync(CancellationToken.None);
        return [.. transport.Mails];
    }
}
