using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Weather;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Weather;

/// <summary>Followers are told that a day takes place after all, each once and in their language.</summary>
public sealed class WeatherFollowerTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Followers_hear_the_all_clear_once_with_a_way_to_stop(DatabaseKind database)
    {
        await using var stage = await OpenAsync(database);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        var preview = await stage.Desk.Get<PreviewWeatherDecision>().RunAsync(WeatherStage.Slug, WeatherChoice.GoAhead, allClear: true, Actor.System, default);
        // Two teams and the ensemble by their own letters, the two who only follow by theirs.
        Assert.Equal(new Audience(3, 0, 0) { Followers = 2 }, preview!.Told);
        var done = Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.GoAhead) { AllClear = true }));
        Assert.Equal(preview.Told, done.Told);
        var letters = await AllClearAsync(stage);
        Assert.Equal(["allt@example.se", "ensemblen@example.se", "foljer@example.se", "lag-1@example.se", "lag-2@example.se"], letters.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("Våryran blir av som planerat.", letters["foljer@example.se"].TextOf("text/plain"), StringComparison.Ordinal);
        Assert.Contains("Du får brevet för att du följer Våryran.", Flat(letters["foljer@example.se"]), StringComparison.Ordinal);
        Assert.Contains("/en/folj/avsluta/", letters["allt@example.se"].Header("List-Unsubscribe"), StringComparison.Ordinal);
        Assert.Contains("takes place", letters["allt@example.se"].TextOf("text/plain")!.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letters["foljer@example.se"].Header("List-Unsubscribe-Post"));
        Assert.Equal("", letters["lag-1@example.se"].Header("List-Unsubscribe") ?? "");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_stops_following_before_it_left_and_who_reads_of_it_too_late_get_none(DatabaseKind database)
    {
        await using var stage = await OpenAsync(database);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        await stage.DecideAsync(new(WeatherChoice.GoAhead) { AllClear = true });
        Assert.True(await stage.Desk.Get<StopFollowing>().RunAsync(await TokenAsync(stage, "foljer@example.se"), default));
        stage.Desk.SetClock("2027-05-17T11:30");
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        var rows = await stage.Desk.NoticesAsync(NoticeKind.WeatherAllClear);
        Assert.Equal([NoticeState.Missed, NoticeState.Void], rows.Where(row => row.FollowerId is not null).Select(row => row.State).Order());
    }

    /// <summary>One follows the series, one everything in English, and the ensemble follows too.</summary>
    private static async Task<WeatherStage> OpenAsync(DatabaseKind database)
    {
        var stage = await WeatherStage.OpenAsync(database, new());
        Events.Desk.Done(await stage.Desk.EditAsync(WeatherStage.Slug, new() { Contributors = new(new Contributor[] { new("Ensemblen") }) }));
        Assert.IsType<EditPartnersOutcome.Done>(await stage.Desk.Get<EditPartners>().RunAsync(WeatherStage.Slug, [new(PartnerRole.Contributor, "Ensemblen", "Ensemblen@example.se", null)], Actor.System, default));
        foreach (var (series, email, language) in new[] { ("varyran", "foljer@example.se", "sv"), (null, "allt@example.se", "en"), ("varyran", "ensemblen@example.se", "sv"), (null, "lag-1@example.se", "sv") })
        {
            await stage.Desk.Get<Follow>().RunAsync(series, email, language, default);
            Assert.True(await stage.Desk.Get<ConfirmFollowing>().RunAsync(await TokenAsync(stage, email), default));
        }

        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        return stage;
    }

    private static async Task<string> TokenAsync(WeatherStage stage, string email)
    {
        var secrets = stage.Desk.Get<Secrets>();
        var hash = secrets.AddressHash(email);
        return secrets.FollowToken(await stage.Host.ReadAsync(db => db.Followers.SingleAsync(row => row.AddressHash == hash)));
    }

    private static async Task<Dictionary<string, MimePart>> AllClearAsync(WeatherStage stage)
    {
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        var ids = (await stage.Desk.NoticesAsync(NoticeKind.WeatherAllClear)).Select(row => $"<{row.MessageId}>").ToHashSet(StringComparer.Ordinal);
        return Directory.GetFiles(stage.Host.MailFolder, "*.eml").Select(path => MimeReader.Read(File.ReadAllText(path))).Where(mail => ids.Contains(mail.Header("Message-ID")!))
            .ToDictionary(mail => mail.Header("To")!.Trim('<', '>').ToLowerInvariant());
    }

    private static string Flat(MimePart mail) => mail.TextOf("text/plain")!.ReplaceLineEndings(" ");
}
