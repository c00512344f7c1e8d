using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>The whole application with its jobs running: nobody calls the sweep here.</summary>
public sealed class RunningJobsTests : IDisposable
{
    private const int PollMilliseconds = 100;

    /// <summary>A minute and a half: other builds may share the machine.</summary>
    private const int MaxTries = 900;

    private readonly string _folder = Directory.CreateTempSubdirectory("evenemang-jobs-").FullName;

    private Dictionary<string, string> Running => new(StringComparer.Ordinal) { ["Jobs:Run"] = "true", ["Mail:Folder"] = Path.Combine(_folder, "mail"), ["Keys:Folder"] = Path.Combine(_folder, "keys") };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_mail_lies_in_the_folder_soon_after_the_sign_up(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: Running);
        await FilmNight.AddAsync(host);
        await FilmNight.SignUpAsync(host, "kim@exempel.se");
        Assert.StartsWith("Du har en plats: Filmkväll", Assert.Single(await MailsAsync(1)).Header("Subject"), StringComparison.Ordinal);
        using var ready = await host.Http.GetAsync("/health/ready");
        Assert.Contains("\"jobs\":\"healthy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnPostgreSql]
    public async Task Two_servers_on_one_database_send_each_notice_once(DatabaseKind database)
    {
        var connection = PostgreSqlServer.Instance.CreateDatabase();
        await using var one = await TestHost.StartOnAsync(database, connection, Folder("one"), settings: Running);
        await using var other = await TestHost.StartOnAsync(database, connection, Folder("other"), settings: Running);
        await FilmNight.AddAsync(one);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => FilmNight.SignUpAsync(i % 2 == 0 ? one : other, $"deltagare{i}@exempel.se")));

        var mails = await MailsAsync(60);
        Assert.Equal(60, mails.Count);
        Assert.Equal(60, mails.Select(mail => mail.Header("To")).Distinct().Count());
        Assert.Equal(60, await one.ReadAsync(db => db.Notices.CountAsync(row => row.State == NoticeState.Sent && row.Attempts == 1)));
    }

    [Fact]
    public async Task What_a_killed_process_was_about_to_send_is_sent_by_the_next_one()
    {
        var connection = $"Data Source={Path.Combine(_folder, "evenemang.db")}";
        Dictionary<string, string> idle = new(Running, StringComparer.Ordinal) { ["Jobs:Run"] = "false" };
        await using (var killed = await TestHost.StartOnAsync(DatabaseKind.Sqlite, connection, Folder("killed"), settings: idle))
        {
            await FilmNight.AddAsync(killed);
            await FilmNight.SignUpAsync(killed, "kim@exempel.se");
            Assert.Single(await killed.Services.GetRequiredService<NoticeClaims>().ClaimAsync(NoticeChannel.Email, "killed", 10, killed.Clock.Now, CancellationToken.None));
        }
        await using var next = await TestHost.StartOnAsync(DatabaseKind.Sqlite, connection, Folder("next"), settings: Running);
        await MailsAsync(1, async () => (await next.ReadAsync(db => db.Notices.SingleAsync())) is var row ? $"{row.State} {row.Failure} {row.LeaseOwner} {row.LeasedUntil:O} {row.NextAttemptAt:O}" : "");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_becomes_due_without_a_commit_is_found_by_the_next_round(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: Running);
        // Rounds come by the machine's time; everything else keeps to the application's clock.
        Assert.Same(host.Clock, host.Services.GetRequiredService<TimeProvider>());
        await FilmNight.AddAsync(host);
        await FilmNight.SignUpAsync(host, "kim@exempel.se");
        await MailsAsync(1);
        await host.Store.WriteAsync(
            (db, cancel) => db.Notices.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, NoticeState.Planned), cancel), CancellationToken.None);
        Assert.Equal(2, (await MailsAsync(2)).Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Waits until that many have come, and a moment for one too many.</summary>
    private async Task<IReadOnlyList<MimePart>> MailsAsync(int expected, Func<Task<string>>? describe = null)
    {
        var folder = new MailFolder(Path.Combine(_folder, "mail"));
        for (var tries = 0; folder.List().Count < expected; tries++)
        {
            if (tries == MaxTries) Assert.Fail($"{folder.List().Count} of {expected} mails came. {(describe is null ? "" : await describe())}");
            await Task.Delay(PollMilliseconds);
        }
        await Task.Delay(PollMilliseconds);
        return [.. folder.List().Select(file => file.Message)];
    }
}
