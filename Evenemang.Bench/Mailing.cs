using System.Diagnostics;
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
/// <param name="Delivered">Letters a second from the first claim until all lie in the mailbox; null for the sink.</param>
internal sealed record MailingResult(double HandedOver, double? Delivered);

/// <summary>Personal letters with an invitation each, from the rows that owe them to the mailbox.</summary>
internal static class Mailing
{
    public const int Letters = 2_000;

    private static readonly string[] Paths = ["sink", "Postfix"];

    public static async Task RunAsync(Rounds rounds)
    {
        if (!MailBox.IsInstalled)
        {
            Console.WriteLine("Postfix is not installed; there is nothing to measure.");
            return;
        }
        using var database = BenchDatabase.All().First();
        using var sink = new MailSink();
        using var box = new MailBox();
        await SignUpAsync(database);
        Console.WriteLine($"\n**{database.Provider}, {Letters:N0} personal letters with an invitation, from claim to delivered**\n");
        Console.WriteLine("| connections | into Postfix, handed over | into Postfix, delivered | into a bare sink | ratio |\n|---|---|---|---|---|");
        foreach (var connections in new[] { 1, 4 })
        {
            var results = Paths.ToDictionary(path => path, _ => new List<MailingResult>(), StringComparer.Ordinal);
            for (var round = 0; round < rounds.Count; round++)
            {
                results["sink"].Add(await MeasureAsync(database, sink.Port, connections, null));
                results["Postfix"].Add(await MeasureAsync(database, box.Port, connections, box));
            }
            var into = Rounds.Median(results["Postfix"].Select(result => result.HandedOver));
            var bare = Rounds.Median(results["sink"].Select(result => result.HandedOver));
            var delivered = Rounds.Median(results["Postfix"].Select(result => result.Delivered!.Value));
            Console.WriteLine($"| {connections} | {into:N0}/s | {delivered:N0}/s | {bare:N0}/s | {into / bare:0.00} |");
        }
    }

    private static async Task<MailingResult> MeasureAsync(BenchDatabase database, int port, int connections, MailBox? box)
    {
        await using var app = Build(database, port, connections);
        await app.Services.GetRequiredService<Store>().WriteAsync(
            (db, cancel) => db.Notices.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, NoticeState.Planned), cancel), CancellationToken.None);
        var before = box?.Count ?? 0;
        var watch = Stopwatch.StartNew();
        var sent = await app.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None);
        if (sent != Letters) throw new InvalidOperationException($"{sent} of {Letters} letters were sent.");
        var handedOver = Letters / watch.Elapsed.TotalSeconds;
        while (box is not null && box.Count < before + Letters) await Task.Delay(20);
        return new(handedOver, box is null ? null : Letters / watch.Elapsed.TotalSeconds);
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
