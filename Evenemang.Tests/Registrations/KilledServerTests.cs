using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Running;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

public sealed class KilledServerTests
{
    private const int Callers = 16;
    private const int AnswersBeforeTheKill = 60;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whatever_was_answered_before_the_process_was_killed_is_there_after(DatabaseKind database)
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-killed-").FullName;
        var connection = database is DatabaseKind.Sqlite ? $"Data Source={Path.Combine(folder, "evenemang.db")}" : PostgreSqlServer.Instance.CreateDatabase();
        await CreateOccurrenceAsync(database, connection, folder);
        string[] settings =
        [
            $"--Database:Provider={database}", $"--ConnectionStrings:Evenemang={connection}", $"--Keys:Folder={Path.Combine(folder, "keys")}",
            "--Mail:Mode=Folder", $"--Mail:Folder={Path.Combine(folder, "mail")}", "--Jobs:Run=false", "--RateLimits:SignUpsPerMinute=1000000",
        ];

        List<string> tokens = [];
        await using (var server = await ServerProcess.StartAsync(folder, settings))
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => SignUpUntilKilledAsync(server, caller, tokens)));
        }
        Assert.True(tokens.Count >= AnswersBeforeTheKill, $"Only {tokens.Count} sign-ups were answered.");

        await using (var again = await ServerProcess.StartAsync(folder, settings))
        {
            foreach (var token in tokens) Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync($"/api/v1/registrations/{token}")).StatusCode);
        }
        await AssertNoticesAsync(database, connection, folder, tokens);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Each signs people up without a pause; whoever gets the last answer needed kills the server (SIGKILL) while the others are under way.</summary>
    private static async Task SignUpUntilKilledAsync(ServerProcess server, int caller, List<string> tokens)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                using var answer = await server.Http.PostAsJsonAsync(
                    "/api/v1/occurrences/tillfalle/registrations", new { name = "Deltagare", email = $"deltagare{caller}.{number}@exempel.se", heads = 1 + (number % 3) });
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode is HttpStatusCode.Created, text);
                lock (tokens)
                {
                    tokens.Add(JsonDocument.Parse(text).RootElement.GetProperty("token").GetString()!);
                    if (tokens.Count != AnswersBeforeTheKill) continue;
                }
                using var kill = Process.Start("kill", ["-KILL", server.Id.ToString(CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>What is personal is encrypted, so whoever looks needs the server's keys.</summary>
    private static Dictionary<string, string> SameKeys(string folder) => new(Scene.NoSweeps) { ["Keys:Folder"] = Path.Combine(folder, "keys") };

    private static async Task AssertNoticesAsync(DatabaseKind database, string connection, string folder, List<string> tokens)
    {
        await using var host = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName, settings: SameKeys(folder));
        var rows = await host.ReadAsync(db => db.Registrations.ToListAsync());
        var notices = (await host.ReadAsync(db => db.Notices.ToListAsync())).ToLookup(notice => notice.RegistrationId);
        var known = rows.ToDictionary(row => Convert.ToHexString(row.TokenHash));
        foreach (var token in tokens) Assert.True(known.ContainsKey(Convert.ToHexString(Secrets.Hash(token))));
        foreach (var row in rows) Assert.True(Assert.Single(notices[row.Id]).Kind is NoticeKind.Confirmed or NoticeKind.Waitlisted);
        Assert.True(rows.Where(row => row.State is RegistrationState.Confirmed).Sum(row => row.Heads) <= 40);
    }

    private static async Task CreateOccurrenceAsync(DatabaseKind database, string connection, string folder)
    {
        await using var host = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName, settings: SameKeys(folder));
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var series = new Series
                {
                    Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.BreakfastSeminar, Title = "Frukostseminarium", Published = true,
                    Registration = new() { Capacity = 40 }, CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
                };
                // Without a date it is open whatever the real clock shows.
                var occurrence = new Occurrence
                {
                    Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = "tillfalle", Uid = "uid", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
                };
                db.AddRange(series, occurrence);
                db.Entry(occurrence).Property(row => row.State).CurrentValue = OccurrenceState.Tentative;
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
    }
}
