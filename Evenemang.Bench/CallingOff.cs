using System.Diagnostics;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Weather;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Bench;

/// <summary>One round.</summary>
/// <param name="Decided">Seconds from the organiser's press until the decision, its notices and the audit are durable.</param>
/// <param name="HandedOver">Seconds from the press until Postfix has taken the last letter.</param>
/// <param name="Bare">Seconds to hand as many letters of the same octets to the same Postfix over as many connections, with nothing around it.</param>
internal sealed record CallingOffResult(double Decided, double HandedOver, double Bare);

/// <summary>An outdoor day with 500 sign-ups is called off because of the weather: from the decision to the last letter handed over to a real mail server.</summary>
internal static class CallingOff
{
    public const int People = 500;

    private const string Slug = "dagen";

    public static async Task RunAsync(Rounds rounds)
    {
        if (!MailBox.IsInstalled)
        {
            Console.WriteLine("Postfix is not installed; there is nothing to measure.");
            return;
        }

        foreach (var database in BenchDatabase.All())
        {
            using (database)
            {
                using var box = new MailBox();
                await using var app = await OpenAsync(database, box.Port);
                Console.WriteLine($"\n**{database.Provider}, a day with {People:N0} sign-ups is called off because of the weather, {Connections} connections to Postfix**\n");
                Console.WriteLine("| decided and durable | last of the letters handed over | the same letters, bare | ratio | delivered |\n|---|---|---|---|---|");
                List<CallingOffResult> results = [];
                for (var round = 0; round < rounds.Count; round++) results.Add(await MeasureAsync(app, box));
                var (decided, handedOver, bare) = (Rounds.Median(results.Select(result => result.Decided)), Rounds.Median(results.Select(result => result.HandedOver)), Rounds.Median(results.Select(result => result.Bare)));
                Console.WriteLine($"| {decided:0.00} s | {handedOver:0.0} s | {bare:0.0} s | {handedOver / bare:0.00} | all of {rounds.Count * People:N0} |");
            }
        }
    }

    private const int Connections = 4;

    private static async Task<CallingOffResult> MeasureAsync(WebApplication app, MailBox box)
    {
        var store = app.Services.GetRequiredService<Store>();
        // Everybody as before the decision: the day on, nothing owed, nothing decided.
        await store.WriteAsync(
            async (db, cancel) =>
            {
                await db.Notices.ExecuteDeleteAsync(cancel);
                await db.WeatherDecisions.ExecuteDeleteAsync(cancel);
                var day = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(cancel);
                if (day.State is OccurrenceState.Cancelled) day.Reinstate(TimeProvider.System.GetUtcNow().UtcDateTime);
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var before = box.Count;
        var watch = Stopwatch.StartNew();
        var outcome = await app.Services.GetRequiredService<DecideWeather>().RunAsync(Slug, new(WeatherChoice.CallOff) { Text = "Vi ställer in dagen. Prognosen visar regn och vindbyar upp till 14 meter per sekund." }, Actor.System, CancellationToken.None);
        if (outcome is not DecideWeatherOutcome.Done { Told.Email: People }) throw new InvalidOperationException($"The decision was answered with {outcome}.");
        var decided = watch.Elapsed.TotalSeconds;
        var sent = await app.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None);
        var handedOver = watch.Elapsed.TotalSeconds;
        if (sent != People) throw new InvalidOperationException($"{sent} of {People} letters were sent.");
        await ArrivedAsync(box, before + People);

        // The measure: letters of this very content, rendered beforehand, through the transport alone.
        var mails = await RenderAsync(app);
        var transport = app.Services.GetRequiredService<IMailTransport>();
        watch.Restart();
        await Parallel.ForEachAsync(mails, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (mail, cancel) =>
        {
            if (await transport.SendAsync(mail, cancel) is not MailResult.Accepted) throw new InvalidOperationException("Postfix did not take a letter.");
        });
        var bare = watch.Elapsed.TotalSeconds;
        await ArrivedAsync(box, before + (2 * People));
        return new(decided, handedOver, bare);
    }

    private static async Task ArrivedAsync(MailBox box, int count)
    {
        while (box.Count < count) await Task.Delay(20);
    }

    private static async Task<List<OutgoingMail>> RenderAsync(WebApplication app)
    {
        var rendering = app.Services.GetRequiredService<NoticeRendering>();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync();
        List<OutgoingMail> mails = [];
        foreach (var notice in await db.Notices.AsNoTracking().Where(row => row.Kind == NoticeKind.OccurrenceCancelled).ToListAsync())
        {
            if (await rendering.RenderAsync(notice, TimeProvider.System.GetUtcNow().UtcDateTime, CancellationToken.None) is not RenderedNotice.Ready { Mail: var mail }) throw new InvalidOperationException("A letter was not rendered.");
            mails.Add(mail with { MessageId = $"{Guid.NewGuid():N}@example.test" });
        }

        return mails;
    }

    private static async Task<WebApplication> OpenAsync(BenchDatabase database, int port)
    {
        var app = Server.Program.Build(new()
        {
            Args =
            [
                $"--Database:Provider={database.Provider}", $"--ConnectionStrings:Evenemang={database.Connection}", $"--Keys:Folder={Path.Combine(database.Folder, "keys")}", "--Jobs:Run=false",
                "--Mail:Mode=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", "--Mail:Security=None", "--Mail:From=evenemang@example.test", $"--Mail:Connections={Connections}",
                "--Logging:LogLevel:Default=Error", "--environment=Production",
            ],
        });
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await app.Services.GetRequiredService<Store>().WriteAsync(
            (db, cancel) =>
            {
                var series = new Series
                {
                    Id = Guid.CreateVersion7(), Slug = "varyran", Kind = EventKind.OutdoorDay, Title = "Våryran", Published = true, Registration = new(), CreatedAt = now, UpdatedAt = now,
                    Venue = new("Gröningen", City: "Helsingborg", Latitude: 56.0535, Longitude: 12.6838, Outdoors: true), Weather = new(),
                };
                var day = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = Slug, Uid = "uid", CreatedAt = now, UpdatedAt = now };
                // Near enough to be told at any hour of the night.
                var start = DateTime.SpecifyKind(now.Date.AddDays(1).AddHours(11), DateTimeKind.Unspecified);
                day.SetDate(Decision.Decided, start, start.AddHours(4), null, series.TimeZone);
                day.Publish(now);
                db.AddRange(series, day);
                return db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var register = app.Services.GetRequiredService<Register>();
        for (var number = 0; number < People; number++)
        {
            var outcome = await register.RunAsync(new(new SignUpTo.Occurrence(Slug), new() { Name = $"Deltagare {number}", Email = $"deltagare{number}@example.test" }), CancellationToken.None);
            if (outcome is not RegisterOutcome.Registered) throw new InvalidOperationException($"A sign-up was answered with {outcome.GetType().Name}.");
        }

        return app;
    }
}
