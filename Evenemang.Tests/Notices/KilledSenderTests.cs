using System.Diagnostics;
using System.Globalization;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Running;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>Real server processes send into a real mail server, and one of them is killed (SIGKILL) in the middle. What counts is what lies in the mailbox.</summary>
[Collection(nameof(PostfixServer))]
public sealed class KilledSenderTests(LazyPostfix postfix) : IDisposable
{
    private const int People = 150;
    private const int DeliveredBeforeTheKill = 40;
    private const int PollMilliseconds = 100;
    private const int MaxTries = 1800;

    private readonly string _folder = Directory.CreateTempSubdirectory("evenemang-killed-").FullName;

    [NeedsTheory(Tool.Postfix), OnSqlite, OnPostgreSql]
    public async Task Each_address_gets_its_letter_once_though_a_sender_is_killed_in_the_middle(DatabaseKind database)
    {
        var domain = $"{database.ToString().ToLowerInvariant()}.killed.example.test";
        var connection = database is DatabaseKind.Sqlite ? $"Data Source={Path.Combine(_folder, "evenemang.db")}" : PostgreSqlServer.Instance.CreateDatabase();
        // The processes live in the machine's time.
        await using var host = await TestHost.StartOnAsync(database, connection, Folder("host"), TimeProvider.System.GetUtcNow().UtcDateTime, new Dictionary<string, string> { ["Keys:Folder"] = Path.Combine(_folder, "keys") });
        await SignUpAsync(host, domain);

        await using var killed = await ServerProcess.StartAsync(Folder("one"), Settings(database, connection));
        await using var other = database is DatabaseKind.PostgreSql ? await ServerProcess.StartAsync(Folder("other"), Settings(database, connection)) : null;
        await UntilAsync(() => Task.FromResult(postfix.Server.Delivered(domain).Count >= DeliveredBeforeTheKill), "mails before the kill");
        using (var kill = Process.Start("kill", ["-KILL", killed.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await killed.EndAsync(TimeSpan.FromSeconds(30));

        await using var next = database is DatabaseKind.Sqlite ? await ServerProcess.StartAsync(Folder("next"), Settings(database, connection)) : null;
        if (database is DatabaseKind.PostgreSql) await LetTheLeasesOfTheDeadEndAsync(host);
        await UntilAsync(async () => await host.ReadAsync(db => db.Notices.CountAsync(row => row.State == NoticeState.Sent)) == People, "rows that are sent");
        await UntilAsync(() => Task.FromResult(postfix.Server.Delivered(domain).Select(mail => mail.To).Distinct().Count() == People), "addresses that got theirs");

        var delivered = postfix.Server.Delivered(domain);
        // One message may have been under way: it comes twice, under one identity.
        Assert.InRange(delivered.Count, People, People + 1);
        Assert.Equal(People, delivered.DistinctBy(mail => mail.MessageId).Count());
        Assert.Equal(
            (await host.ReadAsync(db => db.Notices.Select(row => row.MessageId).ToListAsync())).Order(), delivered.Select(mail => mail.MessageId.Trim('<', '>')).Distinct().Order());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Waits until the living server has sent all it can, and then lets the ten minutes pass for what is still claimed.</summary>
    private static async Task LetTheLeasesOfTheDeadEndAsync(TestHost host)
    {
        await UntilAsync(async () => await host.ReadAsync(db => db.Notices.CountAsync(row => row.State == NoticeState.Planned)) == 0, "nothing left but what the dead one had claimed");
        var owners = await host.ReadAsync(db => db.Notices.Where(row => row.State == NoticeState.Sending).Select(row => row.LeaseOwner).Distinct().ToListAsync());
        // What the living one has in hand is recorded within a moment; whatever stays is the dead one's.
        await Task.Delay(TimeSpan.FromSeconds(2));
        var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1);
        await host.Store.WriteAsync(
            (db, cancel) => db.Notices.Where(row => row.State == NoticeState.Sending && owners.Contains(row.LeaseOwner)).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, past), cancel),
            CancellationToken.None);
    }

    private string[] Settings(DatabaseKind database, string connection) =>
    [
        $"--Database:Provider={database}", $"--ConnectionStrings:Evenemang={connection}", $"--Keys:Folder={Path.Combine(_folder, "keys")}", "--Mail:Mode=Smtp", "--Mail:Host=127.0.0.1",
        $"--Mail:Port={postfix.Server.Port}", "--Mail:Security=None", "--Mail:From=evenemang@example.test", "--Mail:Connections=1",
    ];

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private static async Task SignUpAsync(TestHost host, string domain)
    {
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var series = new Series
                {
                    Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.Other, Title = "Filmkväll", Published = true, Registration = new(), CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
                };
                // Without a date it is open whatever the real clock shows.
                var occurrence = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = "tillfalle", Uid = "uid", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start };
                db.AddRange(series, occurrence);
                db.Entry(occurrence).Property(row => row.State).CurrentValue = OccurrenceState.Tentative;
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var register = host.Services.GetRequiredService<Register>();
        for (var number = 0; number < People; number++)
        {
            var request = new Evenemang.Shared.Registrations.SignUpRequest { Name = "Deltagare", Email = $"deltagare{number}@{domain}" };
            Assert.IsType<RegisterOutcome.Registered>(await register.RunAsync(new(new SignUpTo.Occurrence("tillfalle"), request), CancellationToken.None));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < MaxTries, $"Not within three minutes: {what}.");
            await Task.Delay(PollMilliseconds);
        }
    }
}
