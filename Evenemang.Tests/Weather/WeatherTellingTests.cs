using Evenemang.Server.Accounts;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Weather;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Weather;

/// <summary>Who is told what about the weather, down to the mails in the folder.</summary>
public sealed class WeatherTellingTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Those_who_hold_the_series_are_asked_and_administrators_when_nobody_answers(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await AddOrganisersAsync(stage);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        Assert.Equal(["ansvarig@example.se"], await MailedAsync(stage, "decide on Våryran", "bestäm om Våryran"));
        await stage.ComeToAsync("2027-05-16T15:00");
        Assert.Equal(["ansvarig@example.se", "chefen@example.se"], await MailedAsync(stage, "nobody has decided", "ingen har bestämt"));

        await stage.DecideAsync(new(WeatherChoice.GoAhead) { AllClear = true });
        Assert.Equal(["lag-1@example.se", "lag-2@example.se"], await MailedAsync(stage, "takes place", "blir av"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_automatic_cancellation_tells_the_organisers_before_everybody(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { Mode = WeatherMode.Automatic });
        await AddOrganisersAsync(stage);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        var owed = await stage.Host.ReadAsync(db => db.Notices.Where(row => row.State == NoticeState.Planned && row.CreatedAt == stage.Host.Clock.Now).OrderBy(row => row.NextAttemptAt).Select(row => row.Kind).ToListAsync());
        Assert.Equal([NoticeKind.WeatherCalledOff, NoticeKind.OccurrenceCancelled, NoticeKind.OccurrenceCancelled], owed);
        Assert.Equal(["ansvarig@example.se"], await MailedAsync(stage, "Cancelled because of the weather", "Inställt på grund av vädret"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_question_that_was_answered_before_its_mail_went_out_is_not_sent(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await AddOrganisersAsync(stage);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        await stage.DecideAsync(new(WeatherChoice.GoAhead));
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Equal(NoticeState.Void, (await stage.Desk.NoticesAsync(NoticeKind.WeatherProposed)).Single().State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_decision_that_was_seen_can_be_changed_before_a_newer_forecast_and_who_is_called_hears_of_both(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        var item = await stage.Host.ReadAsync(db => db.ProgrammeItems.Where(row => row.Title == "Brännboll").Select(row => row.Id).SingleAsync());
        await stage.Desk.SignUpAsync(new Server.Registrations.SignUpTo.ProgrammeItem(WeatherStage.Slug, item), new() { Name = "Kim", TeamName = "Lag Tre", Phone = "031-390 06 13", Heads = 8 }, onBehalf: true);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        await stage.DecideAsync(new(WeatherChoice.GoAhead) { AllClear = true });
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Equal("WeatherAllClear Kim (Lag Tre) Call", await CalledAsync(stage));
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<DecideWeatherOutcome.Conflict>(await stage.DecideAsync(new(WeatherChoice.CallOff)));
        var seen = (await stage.CardAsync()).Decided!.Id;
        Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.CallOff) { Replaces = seen }));
        Assert.IsType<DecideWeatherOutcome.Conflict>(await stage.DecideAsync(new(WeatherChoice.CallOff) { Replaces = seen }));
        Assert.Equal("OccurrenceCancelled Kim (Lag Tre) Call", await CalledAsync(stage));
    }

    private static async Task<string> CalledAsync(WeatherStage stage)
    {
        var act = (await stage.Desk.Get<ReachedQuery>().RunAsync(WeatherStage.Slug, Actor.System, default))!.Acts[0];
        return $"{act.Kind} " + string.Join(", ", act.Of(Reach.Call).Select(person => $"{person.Name} ({person.Team}) {person.Verdict.Reach}"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Those_signed_up_to_an_item_hear_that_it_is_dropped_and_that_it_comes_back_but_never_of_what_was_undone_in_time(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        var item = await stage.Host.ReadAsync(db => db.ProgrammeItems.Where(row => row.Title == "Brännboll").Select(row => row.Id).SingleAsync());
        var drop = stage.Desk.Get<DropProgrammeItem>();
        var restore = stage.Desk.Get<RestoreProgrammeItem>();
        Assert.Equal(2, Events.Desk.Done(await drop.RunAsync(WeatherStage.Slug, item, "Det blåser.", Actor.System, default)).Told.Email);
        Assert.Equal(0, Events.Desk.Done(await restore.RunAsync(WeatherStage.Slug, item, Actor.System, default)).Told.Email);
        Assert.Empty(await MailedAsync(stage, "utgår", "blir av"));

        Events.Desk.Done(await drop.RunAsync(WeatherStage.Slug, item, "Det blåser.", Actor.System, default));
        Assert.Equal(["lag-1@example.se", "lag-2@example.se"], await MailedAsync(stage, "Brännboll utgår"));
        Assert.Equal(2, Events.Desk.Done(await restore.RunAsync(WeatherStage.Slug, item, Actor.System, default)).Told.Email);
        Assert.Equal(["lag-1@example.se", "lag-2@example.se"], await MailedAsync(stage, "Brännboll blir av"));
        Assert.Equal(Shared.Events.TransitionRefused.NothingChanged, Events.Desk.Refused(await restore.RunAsync(WeatherStage.Slug, item, Actor.System, default)));
        // The other item is nobody's.
        var castle = await stage.Host.ReadAsync(db => db.ProgrammeItems.Where(row => row.Title == "Hoppborg").Select(row => row.Id).SingleAsync());
        Assert.Equal(0, Events.Desk.Done(await drop.RunAsync(WeatherStage.Slug, castle, "Det blåser.", Actor.System, default)).Told.Email);
    }

    private static Task<int> AddOrganisersAsync(WeatherStage stage) => stage.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var series = await db.Series.Select(row => row.Id).SingleAsync(cancel);
            foreach (var (email, role) in new[] { ("ansvarig@example.se", OrganiserRole.Organiser), ("chefen@example.se", OrganiserRole.Administrator), ("annan@example.se", OrganiserRole.Organiser) })
            {
                var account = new Organiser { Id = Guid.CreateVersion7(), DisplayName = email, Email = email, UserName = email, Role = role, CreatedAt = stage.Host.Clock.Now };
                db.Set<Organiser>().Add(account);
                if (email.StartsWith("ansvarig", StringComparison.Ordinal))
                    db.Set<SeriesGrant>().Add(new() { Id = Guid.CreateVersion7(), OrganiserId = account.Id, SeriesId = series, Kind = GrantKind.Organiser, GrantedAt = stage.Host.Clock.Now });
            }

            return await db.SaveChangesAsync(cancel);
        },
        default);

    /// <summary>Who got a mail whose subject says so, of those that went out since the last look.</summary>
    private static async Task<IEnumerable<string>> MailedAsync(WeatherStage stage, params string[] subjects)
    {
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        return Directory.GetFiles(stage.Host.MailFolder, "*.eml").Select(path => MimeReader(path))
            .Where(mail => subjects.Any(subject => mail.Subject.Contains(subject, StringComparison.Ordinal))).Select(mail => mail.To).Order(StringComparer.Ordinal);
    }

    private static (string To, string Subject) MimeReader(string path)
    {
        var part = Server.Messaging.MimeReader.Read(File.ReadAllText(path));
        return (part.Header("To")!.Trim('<', '>'), part.Header("Subject")!);
    }
}
