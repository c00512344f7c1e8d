using System.Diagnostics;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Bench;

/// <summary>What became of one run over all letters.</summary>
/// <param name="HandedOver">Letters a second from the first claim to the last record.</param>
/// <param name="Delivered">Letters a second from the first claim until all lie in the mailbox.</param>
internal sealed record MailingResult(double HandedOver, double Delivered);

/// <summary>
/// Personal letters with an invitation each, from the rows that owe them to the mailbox. Measured in turns with the same letters, rendered beforehand, handed to the same mail server over
/// as many connections without a database: what is lost is what claiming, rendering and recording cost.
/// </summary>
internal static class Mailing
{
    public const int Letters = 2_000;

    /// <param name="rounds">How often.</param>
    /// <param name="only">Among other words, the providers to measure ("sqlite", "postgresql"); all where none is named.</param>
    public static async Task RunAsync(Rounds rounds, IReadOnlyCollection<string> only)
    {
        if (!MailBox.IsInstalled)
        {
            Console.WriteLine("Postfix is not installed; there is nothing to measure.");
            return;
        }
        foreach (var database in BenchDatabase.All())
        {
            var isWanted = only.Contains($"{database.Provider}", StringComparer.OrdinalIgnoreCase) || !Enum.GetNames<DatabaseProvider>().Any(name => only.Contains(name, StringComparer.OrdinalIgnoreCase));
            using (database)
            {
                if (isWanted) await MeasureAsync(database, rounds);
            }
        }
    }

    private static async Task MeasureAsync(BenchDatabase database, Rounds rounds)
    {
        using var box = new MailBox();
        await SignUpAsync(database);
        Console.WriteLine($"\n**{database.Provider}, {Letters:N0} personal letters with an invitation, from claim to delivered**\n");
        Console.WriteLine("| connections | handed over | all in the mailbox | the same letters without a database, handed over | all in the mailbox | ratio |\n|---|---|---|---|---|---|");
        foreach (var connections in new[] { 1, 4 })
        {
            List<MailingResult> ours = [], bare = [];
            for (var round = 0; round < rounds.Count; round++)
            {
                await using var app = Build(database, box.Port, connections);
                bare.Add(await BareAsync(app, box));
                ours.Add(await OursAsync(app, box));
            }
            var (into, raw) = (Rounds.Median(ours.Select(result => result.HandedOver)), Rounds.Median(bare.Select(result => result.HandedOver)));
            Console.WriteLine($"| {connections} | {into:N0}/s | {Rounds.Median(ours.Select(result => result.Delivered)):N0}/s | {raw:N0}/s | {Rounds.Median(bare.Select(result => result.Delivered)):N0}/s | {into / raw:0.00} |");
        }
    }

    private static async Task<MailingResult> OursAsync(WebApplication app, MailBox box)
    {
        await app.Services.GetRequiredService<Store>().WriteAsync(
            (db, cancel) => db.Notices.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, NoticeState.Planned), cancel), CancellationToken.None);
        return await WatchAsync(box, () => app.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None));
    }

    private static async Task<MailingResult> BareAsync(WebApplication app, MailBox box)
    {
        var (rendering, transport) = (app.Services.GetRequiredService<NoticeRendering>(), app.Services.GetRequiredService<IMailTransport>());
        List<OutgoingMail> mails = [];
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync())
        {
            foreach (var notice in await db.Notices.AsNoTracking().ToListAsync())
            {
                if (await rendering.RenderAsync(notice, TimeProvider.System.GetUtcNow().UtcDateTime, CancellationToken.None) is RenderedNotice.Ready ready) mails.Add(ready.Mail);
            }
        }
        return await WatchAsync(box, async () =>
        {
            var sent = 0;
            await Parallel.ForEachAsync(mails, new ParallelOptions { MaxDegreeOfParallelism = transport.Parallelism }, async (mail, cancel) =>
            {
                if (await transport.SendAsync(mail, cancel) is MailResult.Accepted) Interlocked.Increment(ref sent);
            });
            return sent;
        });
    }

    private static async Task<MailingResult> WatchAsync(MailBox box, Func<Task<int>> sendAsync)
    {
        var before = box.Count;
        var watch = Stopwatch.StartNew();
        var sent = await sendAsync();
        if (sent != Letters) throw new InvalidOperationException($"{sent} of {Letters} letters were sent.");
        var handedOver = Letters / watch.Elapsed.TotalSeconds;
        while (box.Count < before + Letters) await Task.Delay(20);
        return new(handedOver, Letters / watch.Elapsed.TotalSeconds);
    }

    private static WebApplication Build(BenchDatabase database, int port, int connections) => Server.Program.Build(new()
    {
        Args =
        [
            $"--Database:Provider={database.Provider}", $"--ConnectionStrings:Evenemang={database.Connection}", $"--Keys:Folder={Path.Combine(database.Folder, "keys")}", "--Jobs:Run=false",
            "--Mail:Mode=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", "--Mail:Security=None", "--Mail:From=evenemang@example.test", $"--Mail:Connections={connections}",
            "--Logging:LogLevel:Default=Error", "--environment=Production",
        ],
    });

    private static async Task SignUpAsync(BenchDatabase database)
    {
        await using var app = Build(database, port: 25, connections: 1);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await app.Services.GetRequiredService<Store>().WriteAsync(
            (db, cancel) =>
            {
                var series = new Series
                {
                    Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.BreakfastSeminar, Title = "Frukostseminarium", Published = true, Registration = new(), CreatedAt = now, UpdatedAt = now,
                    Venue = new("Rådhuset", Street: "Drottninggatan 2", City: "Helsingborg"),
                };
                var occurrence = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = "tillfalle", Uid = "uid", CreatedAt = now, UpdatedAt = now };
                var start = now.Date.AddDays(30).AddHours(8);
                occurrence.SetDate(Decision.Decided, DateTime.SpecifyKind(start, DateTimeKind.Unspecified), DateTime.SpecifyKind(start.AddHours(2), DateTimeKind.Unspecified), null, series.TimeZone);
                occurrence.Publish(now);
                db.AddRange(series, occurrence);
                return db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var register = app.Services.GetRequiredService<Register>();
        for (var number = 0; number < Letters; number++)
        {
            var outcome = await register.RunAsync(
                new(new SignUpTo.Occurrence("tillfalle"), new() { Name = $"Deltagare {number}", Email = $"deltagare{number}@example.test" }), CancellationToken.None);
            if (outcome is not RegisterOutcome.Registered) throw new InvalidOperationException($"A sign-up was answered with {outcome.GetType().Name}.");
        }
    }
}
