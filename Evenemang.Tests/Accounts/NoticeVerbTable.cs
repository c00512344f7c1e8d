using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Desk.WeatherPages;
using Evenemang.Server.Events;
using Evenemang.Server.Events.Questions;
using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Server.Weather;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;
using static Evenemang.Tests.Accounts.MatrixWorld;

namespace Evenemang.Tests.Accounts;

/// <summary>The rows of <see cref="VerbTable"/> about messages, calls, questions, weather, jobs and holds.</summary>
internal static class NoticeVerbTable
{
    private const string Job = "send-notices";

    private static readonly Mailbox Somebody = Mailbox.TryParse("arrangor@exempel.se", out var box) ? box : throw new InvalidOperationException("No address.");

    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        // Questions to speakers
        new("ListQuestions.RunAsync", "FOA", async (world, actor) => await world.Verb<ListQuestions>().RunAsync(OccurrenceSlug, actor, default)),
        new("TickQuestion.RunAsync", "FOA", async (world, actor) => await world.Verb<TickQuestion>().RunAsync(await QuestionAsync(world), ticked: true, actor, default)),

        // Messages and calls
        new("PreviewNotice.RunAsync", "FOA", async (world, actor) => await world.Verb<PreviewNotice>().RunAsync(OccurrenceSlug, NoticeKind.OccurrenceCancelled, "sv", actor, default)),
        new("PreviewNotice.ComposeAsync", "FOA", async (world, actor) => await world.Verb<PreviewNotice>().ComposeAsync(OccurrenceSlug, NoticeKind.OccurrenceCancelled, "sv", Somebody, actor, default)),
        new("SendTestNotice.RunAsync", "FOA", async (world, actor) => await world.Verb<SendTestNotice>().RunAsync(OccurrenceSlug, NoticeKind.OccurrenceCancelled, "sv", Somebody.Address, actor, default)),
        new("SendMessage.PreviewAsync", "FOA", async (world, actor) => await world.Verb<SendMessage>().PreviewAsync(Message(), actor, default)),
        new("SendMessage.RunAsync", "FOA", async (world, actor) => await world.Verb<SendMessage>().RunAsync(Message(), actor, default)),
        new("TellNextHost.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<TellNextHost>().RunAsync(OccurrenceSlug, await world.RegistrationAsync(), actor, default) is TellNextHostOutcome.Forbidden ? null : "asked"),
        new("RetryNotice.RunAsync", "FOA", async (world, actor) => await world.Verb<RetryNotice>().RunAsync(await FailedNoticeAsync(world), actor, default)),
        new("ReachedQuery.IsKeptByGroupAsync", "DFOA", async (world, actor) => await world.Verb<ReachedQuery>().IsKeptByGroupAsync(OccurrenceSlug, actor with { Access = actor.Access.Without([world.SeriesId]) }, default)),
        new("ReachedQuery.RunAsync", "FOA", async (world, actor) => await world.Verb<ReachedQuery>().RunAsync(OccurrenceSlug, actor, default)),
        new("TickCall.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<TickCall>().RunAsync(world.OccurrenceId, await world.RegistrationAsync(), CallOutcome.Reached, actor, default)),
        new("UndoCallTick.RunAsync", "FOA", async (world, actor) =>
        {
            var tick = await world.Verb<TickCall>().RunAsync(world.OccurrenceId, await world.RegistrationAsync(), CallOutcome.Reached, Actor.System, default);
            return await world.Verb<UndoCallTick>().RunAsync(tick!.Value, actor, default);
        }),

        new("FindStuckNotices.RunAsync", "FOA", async (world, actor) =>
        {
            await FailedNoticeAsync(world);
            return (await world.Verb<FindStuckNotices>().RunAsync(actor, default)).Rows.Count > 0;
        }),
        new("FindCalls.RunAsync", "FOA", async (world, actor) =>
        {
            await MovedUnheardAsync(world);
            return (await world.Verb<FindCalls>().RunAsync(actor, default)).Count > 0;
        }),

        // Weather
        new("FindWatched.RunAsync", "FOA", async (world, actor) =>
        {
            var now = world.Host.Clock.Now;
            world.Host.Clock.Now = await WatchedAsync(world);
            var watched = await world.Verb<FindWatched>().RunAsync(actor, default);
            world.Host.Clock.Now = now;
            return watched.Count > 0;
        }),
        new("WeatherCards.FindAsync", "FOA", async (world, actor) => await world.Verb<WeatherCards>().FindAsync(OccurrenceSlug, actor, default)),
        new("WeatherCards.ReplayAsync", "FOA", async (world, actor) => await world.Verb<WeatherCards>().ReplayAsync(OccurrenceSlug, WeatherLimits.Tents, actor, default) is null ? null : "replayed"),
        new("PreviewWeatherDecision.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<PreviewWeatherDecision>().RunAsync(OccurrenceSlug, WeatherChoice.GoAhead, allClear: false, actor, default)),
        new("DecideWeather.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<DecideWeather>().RunAsync(OccurrenceSlug, new(WeatherChoice.GoAhead), actor, default) is DecideWeatherOutcome.Otherwise { Why: EventOutcome.Forbidden } ? null : "decided"),
        new("DropProgrammeItem.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<DropProgrammeItem>().RunAsync(OccurrenceSlug, Guid.NewGuid(), "Blåst", actor, default) is EventOutcome.Forbidden ? null : "looked for"),
        new("RestoreProgrammeItem.RunAsync", "FOA", async (world, actor) =>
            await world.Verb<RestoreProgrammeItem>().RunAsync(OccurrenceSlug, Guid.NewGuid(), actor, default) is EventOutcome.Forbidden ? null : "looked for"),
        // How contributors and co-organisers are reached is as personal as who has signed up.
        new("EditPartners.RunAsync", "FOA", async (world, actor) => await world.Verb<EditPartners>().RunAsync(OccurrenceSlug, [], actor, default)),
        new("FindPartners.RunAsync", "FOA", async (world, actor) => await world.Verb<FindPartners>().RunAsync(OccurrenceSlug, actor, default) is null ? null : "read"),

        // The house
        new("JobsOverview.RunAsync", "A", async (world, actor) => await world.Verb<JobsOverview>().RunAsync(actor, default)),
        new("PauseJob.RunAsync", "A", async (world, actor) => await world.Verb<PauseJob>().RunAsync(await JobAsync(world), actor, default)),
        new("ResumeJob.RunAsync", "A", async (world, actor) => await world.Verb<ResumeJob>().RunAsync(await JobAsync(world), actor, default)),
        new("RunJobNow.RunAsync", "A", async (world, actor) => await world.Verb<RunJobNow>().RunAsync(await JobAsync(world), actor, default)),
        new("HoldRetention.RunAsync", "OA", async (world, actor) => await world.Verb<HoldRetention>().RunAsync(SeriesSlug, "En tvist", actor, default)),
    ];

    private static MessageInput Message() => new(OccurrenceSlug, "Hej", "Välkomna.", [RegistrationState.Confirmed]);

    private static Task<Guid> QuestionAsync(MatrixWorld world) => world.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var question = new Shared.Events.SpeakerQuestion { Id = Guid.NewGuid(), OccurrenceId = world.OccurrenceId, Text = "Får man fråga?", CreatedAt = world.Host.Clock.Now };
            db.Add(question);
            await db.SaveChangesAsync(cancel);
            return question.Id;
        },
        default);

    private static async Task<Guid> FailedNoticeAsync(MatrixWorld world)
    {
        var registration = await world.RegistrationAsync();
        await world.Host.Store.WriteAsync(
            (db, cancel) => db.Notices.Where(row => row.RegistrationId == registration).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Failed), cancel), default);
        return await world.Host.ReadAsync(db => db.Notices.Where(row => row.RegistrationId == registration).Select(row => row.Id).SingleAsync());
    }

    /// <summary>Somebody without an address, and an occurrence that has moved since: nothing could be sent.</summary>
    private static async Task MovedUnheardAsync(MatrixWorld world)
    {
        await world.Verb<Register>().RunAsync(
            new(new SignUpTo.Occurrence(OccurrenceSlug), new() { Name = "Någon", Phone = "031-390 06 01" }, RegistrationSource.OnBehalf) { Actor = Actor.System }, default);
        await world.Host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.AuditEntries.Add(new() { Id = Guid.NewGuid(), At = world.Host.Clock.Now, Actor = "system", Action = "occurrence.moved", SeriesId = world.SeriesId, OccurrenceId = world.OccurrenceId });
                return await db.SaveChangesAsync(cancel);
            },
            default);
    }

    /// <summary>The occurrence becomes one whose weather is watched.</summary>
    /// <returns>UTC instant of the day before.</returns>
    private static Task<DateTime> WatchedAsync(MatrixWorld world) => world.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var occurrence = await db.Occurrences.AsTracking().SingleAsync(row => row.Id == world.OccurrenceId, cancel);
            db.Entry(occurrence).Property(row => row.Venue).CurrentValue = new("Gröningen", Latitude: 56.0535, Longitude: 12.6838, Outdoors: true);
            occurrence.Weather = new();
            await db.SaveChangesAsync(cancel);
            return occurrence.StartUtc!.Value.AddDays(-1);
        },
        default);

    /// <summary>A job as a server that runs it would have written it down.</summary>
    private static async Task<string> JobAsync(MatrixWorld world)
    {
        await world.Host.Store.WriteAsync(
            async (db, cancel) =>
            {
                if (!await db.Set<JobState>().AnyAsync(row => row.Name == Job, cancel)) db.Add(new JobState { Name = Job });
                return await db.SaveChangesAsync(cancel);
            },
            default);
        return Job;
    }
}
