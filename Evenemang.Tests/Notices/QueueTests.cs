using Evenemang.Server.Messaging;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

/// <summary>What a mail server may do to us, and how the queue stands afterwards.</summary>
public sealed class QueueTests
{
    private static readonly RegistrationPolicy Open = new() { Capacity = 100 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_an_hour_without_a_mail_server_everybody_gets_theirs_once_and_nobody_is_marked_as_bad(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        for (var i = 0; i < 40; i++) await scene.SignUpAsync();
        var isBack = false;
        var transport = new RecordingTransport(_ => isBack ? new MailResult.Accepted() : new MailResult.Unavailable("unreachable", "no answer", IsConfiguration: false));
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        var away = scene.Clock.Now;
        for (; scene.Clock.Now < away.AddHours(1); scene.Clock.Advance(TimeSpan.FromSeconds(5))) Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));

        // The pauses grow to five minutes, and each try is a handful of messages.
        Assert.InRange(transport.Mails.Count, 10, 80);
        var queue = await QueueAsync(scene);
        Assert.Equal((away, "unreachable", false), (queue.StoppedAt, queue.Code, queue.IsConfiguration));
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Planned, 0), (row.State, row.Attempts)));

        isBack = true;
        scene.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(40, await sweep.RunAsync(CancellationToken.None));
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Sent, 1, null), (row.State, row.Attempts, row.Failure)));
        Assert.False((await QueueAsync(scene)).IsStopped);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_stops_one_server_stops_the_other(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        for (var i = 0; i < 5; i++) await scene.SignUpAsync();
        var refusing = new RecordingTransport(_ => new MailResult.Unavailable("535 5.7.8", "The mail server refuses <kim@exempel.se>.", IsConfiguration: true), parallelism: 1);
        using var one = NoticeSweepTests.Sweep(scene, refusing);
        using var other = NoticeSweepTests.Sweep(scene, refusing);
        await one.RunAsync(CancellationToken.None);
        await other.RunAsync(CancellationToken.None);
        Assert.Single(refusing.Mails);
        var queue = await QueueAsync(scene);
        Assert.Equal(("535 5.7.8", "The mail server refuses <…>.", true, 1), (queue.Code, queue.Reason, queue.IsConfiguration, queue.Failures));
        Assert.Contains("\"mail\":\"degraded\"", await scene.Host.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);

        // Somebody has changed the password and does not want to wait.
        await scene.Verb<MessageQueues>().TryNowAsync(CancellationToken.None);
        using var mended = NoticeSweepTests.Sweep(scene, new RecordingTransport());
        Assert.Equal(4, await mended.RunAsync(CancellationToken.None));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await mended.RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_real_conversation_tells_login_recipient_and_closing_apart(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        var people = new List<Evenemang.Server.Registrations.RegisterOutcome.Registered>();
        for (var i = 0; i < 3; i++) people.Add(await scene.SignUpAsync());

        await using (var refusing = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"], Password = "ett annat" })
        await using (var transport = Smtp(refusing, "avsandare"))
        using (var sweep = NoticeSweepTests.Sweep(scene, transport))
        {
            Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
            Assert.True((await QueueAsync(scene)) is { IsConfiguration: true, Code: var code } && code!.StartsWith("535", StringComparison.Ordinal));
        }
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await using (var picky = new ScriptedSmtpServer())
        await using (var transport = Smtp(picky))
        using (var sweep = NoticeSweepTests.Sweep(scene, transport))
        {
            picky.Answers["RCPT"] = "550 5.1.1 no such user";
            Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
            Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Failed, "refused 550 5.1.1"), (row.State, row.Failure)));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task No_more_than_so_many_a_minute_go_to_one_domain(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, Open);
        for (var i = 0; i < 25; i++) await scene.SignUpAsync();
        Assert.IsType<Evenemang.Server.Registrations.RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Kim", Email = "kim@example.test" }));
        var transport = new RecordingTransport();
        using var sweep = NoticeSweepTests.Sweep(scene, transport, perDomainPerMinute: 10);
        Assert.Equal(11, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        var waiting = (await RowsAsync(scene)).Where(row => row.State is NoticeState.Planned).ToList();
        Assert.Equal([10, 5], waiting.GroupBy(row => row.NextAttemptAt).OrderBy(minute => minute.Key).Select(minute => minute.Count()));
        Assert.All(waiting, row => Assert.Equal((0, null), (row.Attempts, row.Failure)));

        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, await sweep.RunAsync(CancellationToken.None));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(26, transport.Mails.DistinctBy(mail => mail.MessageId).Count());
        Assert.Equal(26, transport.Mails.Count);
    }

    [Fact]
    public void A_full_mailbox_is_given_more_time_than_a_grey_list()
    {
        var now = ManualClock.Start;
        Assert.Equal(now.AddMinutes(1), NoticeRetry.AfterDeferral(1, now, "450 4.2.0"));
        Assert.Equal(now.AddMinutes(5), NoticeRetry.AfterDeferral(2, now, "451 4.7.1"));
        Assert.Equal(now.AddMinutes(30), NoticeRetry.AfterDeferral(1, now, "452 4.2.2"));
        Assert.Equal(now.AddHours(6), NoticeRetry.AfterDeferral(NoticeRetry.MaxAttempts - 1, now, "452 4.2.2"));
        Assert.Null(NoticeRetry.AfterDeferral(NoticeRetry.MaxAttempts, now, "452 4.2.2"));
    }

    private static SmtpMailTransport Smtp(ScriptedSmtpServer server, string user = "") => new(
        new SmtpSettings("localhost", server.Port, user.Length > 0 ? MailSecurity.StartTls : MailSecurity.None, user, user.Length > 0 ? "rätt lösenord" : "", "localhost") { Trust = TestCertificates.Trust },
        connections: 1);

    private static async Task<QueueState> QueueAsync(Scene scene) => (await scene.Verb<MessageQueues>().FindAsync(QueueState.Mail, CancellationToken.None))!;

    private static Task<List<Notice>> RowsAsync(Scene scene) => scene.Host.ReadAsync(db => db.Notices.AsNoTracking().ToListAsync());
}
