using System.Globalization;
using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

/// <summary>Each mood of a mail server in a real conversation: how the rows stand afterwards, and what the desk says about it.</summary>
public sealed class MailServerMoodTests
{
    private const string Zone = "Europe/Stockholm";
    private static readonly RegistrationPolicy Open = new() { Capacity = 100 };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Down_for_an_hour_it_is_said_since_when_and_afterwards_everybody_gets_theirs_once(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 12);
        int port;
        await using (var gone = new ScriptedSmtpServer()) port = gone.Port;
        await using (var transport = Smtp(port))
        using (var sweep = NoticeSweepTests.Sweep(scene, transport))
        {
            var away = scene.Clock.Now;
            for (; scene.Clock.Now < away.AddHours(1); scene.Clock.Advance(TimeSpan.FromMinutes(1))) Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        }
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Planned, 0), (row.State, row.Attempts)));
        var queue = Assert.Single((await StuckAsync(scene)).Stopped);
        Assert.Empty((await StuckAsync(scene)).Rows);
        Assert.StartsWith("Inga mejl går iväg sedan 11 januari 2027 kl. 9. Vi försöker igen av oss själva. Inget meddelande går förlorat. Nästa försök: 11 januari 2027 kl. ", Sentence(queue), StringComparison.Ordinal);

        scene.Clock.Advance(TimeSpan.FromMinutes(6));
        await using var back = new ScriptedSmtpServer();
        await using var again = Smtp(back.Port);
        using var next = NoticeSweepTests.Sweep(scene, again);
        Assert.Equal(12, await next.RunAsync(CancellationToken.None));
        Assert.Equal(12, Identities(back).Distinct().Count());
        Assert.Equal(12, back.Messages.Count);
        Assert.Empty((await StuckAsync(scene)).Stopped);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Greylisted_letters_go_a_minute_later_and_nothing_is_stuck(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 3);
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce("RCPT", "451 4.7.1 greylisted", "451 4.7.1 greylisted", "451 4.7.1 greylisted");
        await using var transport = Smtp(server.Port);
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Planned, 1, "deferred 451 4.7.1", scene.Clock.Now.AddMinutes(1)), (row.State, row.Attempts, row.Failure, row.NextAttemptAt)));
        var stuck = await StuckAsync(scene);
        Assert.Empty(stuck.Rows);
        Assert.Empty(stuck.Stopped);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, await sweep.RunAsync(CancellationToken.None));
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Sent, 2, null), (row.State, row.Attempts, row.Failure)));
        Assert.Equal(3, server.Messages.Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_login_stops_the_queue_and_marks_no_address(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 3);
        await using var server = new ScriptedSmtpServer { Extensions = ["STARTTLS", "AUTH PLAIN"], Password = "ett annat" };
        await using var transport = Smtp(server.Port, "avsandare");
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Planned, 0), (row.State, row.Attempts)));
        Assert.Single(server.Logins);
        var stuck = await StuckAsync(scene);
        Assert.Empty(stuck.Rows);
        var queue = Assert.Single(stuck.Stopped);
        Assert.True(queue.IsConfiguration);
        Assert.StartsWith("535", queue.Code, StringComparison.Ordinal);
        Assert.Contains("Någon behöver rätta en inställning på servern. Adresserna är det inget fel på.", Sentence(queue), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_recipient_is_shown_with_what_to_do_and_the_others_get_theirs(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 3);
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce("RCPT", "250 2.1.5 Ok", "550 5.1.1 no such user");
        await using var transport = Smtp(server.Port);
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        Assert.Equal(2, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(2, server.Messages.Count);
        var stuck = await StuckAsync(scene);
        Assert.Empty(stuck.Stopped);
        var row = Assert.Single(stuck.Rows);
        Assert.Equal((NoticeState.Failed, "refused 550 5.1.1", true), (row.Notice.State, row.Notice.Failure, row.MayRetry));
        Assert.StartsWith("Deltagare ", row.To, StringComparison.Ordinal);
        Assert.Equal("Mottagarens server tar inte emot adressen. Fråga personen om en annan. Svar: 550 5.1.1", Sentence(row.Notice));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_that_takes_each_letter_and_closes_gets_each_once(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 5);
        await using var server = new ScriptedSmtpServer();
        server.Answers["RSET"] = server.Answers["QUIT"] = ScriptedSmtpServer.Close;
        // After a letter the next command of the connection finds it closed.
        server.AnswerOnce("MAIL", [.. Enumerable.Range(0, 9).Select(number => number % 2 == 0 ? "250 2.1.0 Ok" : ScriptedSmtpServer.Close)]);
        await using var transport = Smtp(server.Port);
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        Assert.Equal(5, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(5, server.Messages.Count);
        Assert.Equal(5, Identities(server).Distinct().Count());
        Assert.Equal(5, server.Connections);
        Assert.All(await RowsAsync(scene), row => Assert.Equal((NoticeState.Sent, 1, null), (row.State, row.Attempts, row.Failure)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_that_takes_a_letter_and_closes_without_a_word_gets_it_again_under_the_same_identity(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 3);
        await using var server = new ScriptedSmtpServer();
        server.AnswerOnce("message", ScriptedSmtpServer.Close);
        await using var transport = Smtp(server.Port);
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        Assert.Equal(2, await sweep.RunAsync(CancellationToken.None));
        var waiting = Assert.Single(await RowsAsync(scene), row => row.State is NoticeState.Planned);
        Assert.Equal((1, "deferred no-answer", scene.Clock.Now.AddMinutes(1)), (waiting.Attempts, waiting.Failure, waiting.NextAttemptAt));
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(4, server.Messages.Count);
        Assert.Equal(3, Identities(server).Distinct().Count());
        Assert.Equal(2, Identities(server).Count(identity => identity == waiting.MessageId));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_that_never_answers_is_given_up_and_the_desk_says_that_it_may_have_arrived(DatabaseKind database)
    {
        await using var scene = await SceneOfAsync(database, 1);
        await using var server = new ScriptedSmtpServer();
        server.Answers["message"] = ScriptedSmtpServer.Close;
        await using var transport = Smtp(server.Port);
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        for (var tries = 0; tries < NoticeRetry.MaxAttempts; tries++)
        {
            Assert.Equal(0, await sweep.RunAsync(CancellationToken.None));
            scene.Clock.Advance(TimeSpan.FromHours(6));
        }
        var row = Assert.Single((await StuckAsync(scene)).Rows);
        Assert.Equal((NoticeState.Failed, "gave up, deferred no-answer"), (row.Notice.State, row.Notice.Failure));
        Assert.Equal("Mejlservern bröt samtalet gång på gång. Brevet kan ha kommit fram.", Sentence(row.Notice));
        Assert.Single(Identities(server).Distinct());
    }

    private static async Task<Scene> SceneOfAsync(DatabaseKind database, int people)
    {
        var scene = await Scene.StartAsync(database, Open);
        for (var number = 0; number < people; number++) await scene.SignUpAsync();
        return scene;
    }

    private static SmtpMailTransport Smtp(int port, string user = "") => new(
        new SmtpSettings("localhost", port, user.Length > 0 ? MailSecurity.StartTls : MailSecurity.None, user, user.Length > 0 ? "rätt lösenord" : "", "localhost") { Trust = TestCertificates.Trust }, connections: 1);

    private static IEnumerable<string> Identities(ScriptedSmtpServer server) => server.Messages.Select(message => MimeReader.Read(message).Header("Message-ID").Trim('<', '>'));

    private static Task<StuckNotices> StuckAsync(Scene scene) => scene.Verb<FindStuckNotices>().RunAsync(Actor.System, CancellationToken.None);

    private static string Sentence(QueueState queue) => InSwedish(() => NoticesTexts.Queue(queue, Zone));

    private static string Sentence(Notice notice) => InSwedish(() => $"{NoticesTexts.Failure(notice.Channel, notice.Failure)} {NoticesTexts.Code(notice.Failure)}".Trim());

    private static string InSwedish(Func<string> say)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("sv-SE"));
        return say();
    }

    private static Task<List<Notice>> RowsAsync(Scene scene) => scene.Host.ReadAsync(db => db.Notices.AsNoTracking().ToListAsync());
}
