using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Events;
using Evenemang.Server.Events.Questions;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Server.Weather;
using Quartz;

namespace Evenemang.Server.Jobs;

/// <summary>Every job there is, how often it comes, and what happens when a round was missed.</summary>
public static class JobList
{
    /// <summary>Name of the job that sends notices.</summary>
    public const string SendNotices = "send-notices";

    /// <summary>Seconds between rounds of the notice sweep; commits wake it in between.</summary>
    private const int SendNoticesSeconds = 5;

    /// <summary>Seconds between rounds that look for reminders, summonses and news whose time has come.</summary>
    private const int RaiseNoticesSeconds = 20;

    /// <summary>Seconds between looks for letters that have come back.</summary>
    private const int ReadBouncesSeconds = 60;

    /// <summary>Seconds between rounds that plan series further ahead: six hours, against a horizon of more than a year.</summary>
    private const int ExtendSeriesSeconds = 6 * 60 * 60;

    /// <summary>Seconds between rounds that erase kept answers of the API; they live for a day.</summary>
    private const int EraseIdempotencyKeysSeconds = 3600;

    /// <summary>Seconds between looks for days whose weather it is time to look at; each day has its own, longer interval.</summary>
    private const int WatchWeatherSeconds = 300;

    /// <summary>Seconds between rounds that see whether a decision hour has come.</summary>
    private const int DecideWeatherSeconds = 30;

    /// <summary>Seconds between looks at the age of the newest backup; how old it may get is a setting.</summary>
    private const int BackUpSeconds = 300;

    /// <summary>Seconds between rounds that bring personal data under the newest key; a new one comes every 90 days.</summary>
    private const int RenewEncryptionSeconds = 24 * 60 * 60;

    /// <summary>Seconds between rounds of retention; its periods are days.</summary>
    private const int ApplyRetentionSeconds = 60 * 60;
    /// <summary>Seconds between rounds that delete addresses whose owner never said yes to following; they live for days.</summary>
    private const int EraseUnconfirmedFollowersSeconds = 3600;

    /// <summary>Seconds between rounds that end participants' links whose time is over; they live for months.</summary>
    private const int EndOldLinksSeconds = 3600;

    /// <summary>Seconds between rounds that end offers of seats nobody answered: the next in line waits for them.</summary>
    private const int LapseOffersSeconds = 30;

    /// <summary>Seconds between rounds that erase old questions to speakers: they live for weeks.</summary>
    private const int EraseOldQuestionsSeconds = 6 * 60 * 60;

    /// <summary>Adds the jobs; their first rounds come at once.</summary>
    public static void AddJobs(this IQuartzBuilder quartz, DateTimeOffset now)
    {
        // A missed round is not made up for: the next one finds everything that is due.
        quartz.Every<SendNoticesJob>(SendNotices, SendNoticesSeconds, now);
        quartz.Every<SendAccountLettersJob>("send-account-letters", SendNoticesSeconds, now);
        quartz.Every<RaiseNoticesJob>("raise-notices", RaiseNoticesSeconds, now);
        quartz.Every<ReadBouncesJob>("read-bounces", ReadBouncesSeconds, now);
        quartz.Every<ExtendSeriesJob>("extend-series", ExtendSeriesSeconds, now);
        quartz.Every<WatchWeatherJob>("watch-weather", WatchWeatherSeconds, now);
        quartz.Every<DecideWeatherJob>("decide-weather", DecideWeatherSeconds, now);
        quartz.Every<EraseIdempotencyKeysJob>("erase-idempotency-keys", EraseIdempotencyKeysSeconds, now);
        quartz.Every<RenewEncryptionJob>("renew-encryption", RenewEncryptionSeconds, now);
        quartz.Every<ApplyRetentionJob>("apply-retention", ApplyRetentionSeconds, now);
        quartz.Every<BackUpJob>("back-up", BackUpSeconds, now);
        quartz.Every<EraseUnconfirmedFollowersJob>("erase-unconfirmed-followers", EraseUnconfirmedFollowersSeconds, now);
        quartz.Every<EndOldLinksJob>("end-old-links", EndOldLinksSeconds, now);
        quartz.Every<LapseOffersJob>("lapse-offers", LapseOffersSeconds, now);
        quartz.Every<EraseOldQuestionsJob>("erase-old-questions", EraseOldQuestionsSeconds, now);
    }

    private static void Every<T>(this IQuartzBuilder quartz, string name, int seconds, DateTimeOffset now)
        where T : IJob
    {
        var key = new JobKey(name);
        quartz.Services.AddSingleton(new JobEntry(name, TimeSpan.FromSeconds(seconds)));
        quartz.AddJob<T>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger
            .ForJob(key)
            .WithIdentity(name)
            .StartAt(now)
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount)));
    }
}
