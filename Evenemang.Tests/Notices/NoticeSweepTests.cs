using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evenemang.Tests.Notices;

public sealed class NoticeSweepTests
{
    private static readonly RegistrationPolicy Open = new() { Capacity = 100 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_due_is_sent_once_and_recorded(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var people = new List<RegisterOutcome.Registered>();
        for (var i = 0; i < 20; i++) people.Add(await scene.SignUpAsync());
        var transport = new RecordingTransport();
        using var sweep = Sweep(scene, transport);

        Assert.Equal(20, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));

        Assert.Equal(20, transport.Mails.DistinctBy(mail => mail.MessageId).Count());
        var rows = await scene.Host.ReadAsync(db => db.Notices.ToListAsync());
        Assert.All(rows, row => Assert.Equal((NoticeState.Sent, scene.Clock.Now, 1, null, null), (row.State, row.SentAt, row.Attempts, row.LeaseOwner, row.LeasedUntil)));
        Assert.Equal(rows.Select(row => row.MessageId).Order(), transport.Mails.Select(mail => mail.MessageId).Order());
        Assert.Contains($"/min-anmalan/{people[0].Token}", transport.Mails.Single(mail => mail.To.Address == "deltagare1@exempel.se").PlainText, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_senders_at_once_never_send_the_same_notice(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open with { Capacity = null });
        for (var i = 0; i < 120; i++) await scene.SignUpAsync();
        var transport = new RecordingTransport();
        var sweeps = Enumerable.Range(0, 4).Select(_ => Sweep(scene, transport)).ToList();

        await Task.WhenAll(sweeps.Select(sweep => sweep.RunAsync(CancellationToken.None)));
        using var last = Sweep(scene, transport);
        await last.RunAsync(CancellationToken.None);

        Assert.Equal(120, transport.Mails.Count);
        Assert.Equal(120, transport.Mails.DistinctBy(mail => mail.MessageId).Count());
        Assert.Equal(120, await scene.Host.ReadAsync(db => db.Notices.CountAsync(row => row.State == NoticeState.Sent)));
        foreach (var sweep in sweeps) sweep.Dispose();
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_address_is_given_up_and_the_others_get_theirs(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var bad = await scene.SignUpAsync();
        var good = await scene.SignUpAsync();
        var transport = new RecordingTransport(mail =>
            mail.To.Address == "deltagare1@exempel.se" ? new MailResult.Refused("550 5.1.1", "<deltagare1@exempel.se>: unknown") : new MailResult.Accepted());
        using var sweep = Sweep(scene, transport);

        Assert.Equal(1, await sweep.RunAsync(CancellationToken.None));

        var row = Assert.Single(await scene.NoticeRowsAsync(bad));
        Assert.Equal((NoticeState.Failed, 1, "refused 550 5.1.1"), (row.State, row.Attempts, row.Failure));
        Assert.Equal("Confirmed Sent", await scene.NoticesAsync(good));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_deferred_message_comes_again_later_under_the_same_identity(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var who = await scene.SignUpAsync();
        var isBusy = true;
        var transport = new RecordingTransport(_ => isBusy ? new MailResult.Deferred("450 4.2.0", "busy") : new MailResult.Accepted());
        using var sweep = Sweep(scene, transport);

        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        var put = Assert.Single(await scene.NoticeRowsAsync(who));
        Assert.Equal((NoticeState.Planned, 1, scene.Clock.Now.AddMinutes(1), "deferred 450 4.2.0"), (put.State, put.Attempts, put.NextAttemptAt, put.Failure));

        (isBusy, scene.Clock.Now) = (false, scene.Clock.Now.AddMinutes(1));
        Assert.Equal(1, await sweep.RunAsync(CancellationToken.None));
        var sent = Assert.Single(await scene.NoticeRowsAsync(who));
        Assert.Equal((NoticeState.Sent, 2, null), (sent.State, sent.Attempts, sent.Failure));
        Assert.Single(transport.Mails.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(2, transport.Mails.Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_message_that_is_put_off_for_ever_is_given_up(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var who = await scene.SignUpAsync();
        var transport = new RecordingTransport(_ => new MailResult.Deferred("450 4.2.0", "busy"));
        using var sweep = Sweep(scene, transport);
        for (var round = 0; round < NoticeRetry.MaxAttempts + 3; round++)
        {
            await sweep.RunAsync(CancellationToken.None);
            scene.Clock.Advance(TimeSpan.FromHours(6));
        }
        var row = Assert.Single(await scene.NoticeRowsAsync(who));
        Assert.Equal((NoticeState.Failed, NoticeRetry.MaxAttempts, "gave up, deferred 450 4.2.0"), (row.State, row.Attempts, row.Failure));
        Assert.Equal(NoticeRetry.MaxAttempts, transport.Mails.Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_mail_server_that_is_away_stops_the_batch_and_nobody_is_marked_as_bad(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        for (var i = 0; i < 30; i++) await scene.SignUpAsync();
        var away = new RecordingTransport(_ => new MailResult.Unavailable("535 5.7.8", "wrong password", IsConfiguration: true), parallelism: 2);
        using (var sweep = Sweep(scene, away)) Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));

        Assert.InRange(away.Mails.Count, 1, 4);
        var rows = await scene.Host.ReadAsync(db => db.Notices.ToListAsync());
        Assert.All(rows, row => Assert.Equal((NoticeState.Planned, 0, null), (row.State, row.Attempts, row.LeaseOwner)));
        Assert.Equal(30 - away.Mails.Count, rows.Count(row => row.Failure is null));

        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var back = new RecordingTransport();
        using var next = Sweep(scene, back);
        Assert.Equal(30, await next.RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_a_dead_sender_had_claimed_is_sent_when_its_lease_has_ended(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        await scene.SignUpAsync();
        var claimed = await scene.Verb<NoticeClaims>().ClaimAsync(NoticeChannel.Email, "the dead one", 10, scene.Clock.Now, CancellationToken.None);
        Assert.Single(claimed);
        var transport = new RecordingTransport();
        using var sweep = Sweep(scene, transport);

        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        scene.Clock.Advance(NoticeClaims.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await sweep.RunAsync(CancellationToken.None));

        // It was not dead but slow: what it records now changes nothing any more.
        await scene.Verb<NoticeClaims>().EndAsync(claimed[0], NoticeState.Failed, "too late", wasTried: true, scene.Clock.Now);
        Assert.Equal(NoticeState.Sent, (await scene.Host.ReadAsync(db => db.Notices.SingleAsync())).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_notice_found_after_the_end_is_missed_and_never_sent(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var who = await scene.SignUpAsync();
        scene.Clock.Advance(TimeSpan.FromDays(30));
        var transport = new RecordingTransport();
        using var sweep = Sweep(scene, transport);
        await sweep.RunAsync(CancellationToken.None);
        Assert.Empty(transport.Mails);
        Assert.Equal("Confirmed Missed", await scene.NoticesAsync(who));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_notice_that_cannot_be_sent_does_not_keep_the_others_back(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var faulty = await scene.SignUpAsync();
        await scene.SignUpAsync();
        var transport = new RecordingTransport(mail => mail.To.Address == "deltagare1@exempel.se" ? throw new InvalidOperationException("fault") : new MailResult.Accepted());
        using var sweep = Sweep(scene, transport);
        Assert.Equal(1, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal("deferred InvalidOperationException", Assert.Single(await scene.NoticeRowsAsync(faulty)).Failure);
    }

    internal static ChannelSweep Sweep(Scene scene, IMailTransport transport, int perDomainPerMinute = 0) => new(
        scene.Verb<NoticeClaims>(), new MailSender(scene.Verb<NoticeRendering>(), transport, new DomainPace(perDomainPerMinute), scene.Verb<ReturnPaths>()), scene.Verb<MessageQueues>(), scene.Clock,
        NullLogger<ChannelSweep>.Instance);
}
