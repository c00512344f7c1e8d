using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Surveys;

/// <summary>The day after, those who took part are asked once, with a link that opens the survey.</summary>
public sealed class FollowUpTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_day_after_everyone_who_came_gets_a_link_of_their_own_once(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var tokens = await SurveyTests.AskAsync(scene, people: 2);
        var stayedAway = await scene.SignUpAsync();
        await scene.Verb<MarkAttendance>().RunAsync(stayedAway.Id, Attendance.Absent, Scene.Organiser, CancellationToken.None);
        await scene.MarkSentAsync();
        var raise = scene.Verb<RaiseFollowUps>();

        scene.Clock.Now = new DateTime(2027, 1, 25, 20, 0, 0, DateTimeKind.Utc);
        Assert.Equal(0, await raise.RunAsync(CancellationToken.None));
        scene.Clock.Now = new DateTime(2027, 1, 26, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, await raise.RunAsync(CancellationToken.None));
        Assert.Equal(0, await raise.RunAsync(CancellationToken.None));

        var notices = await scene.Host.ReadAsync(db => db.Notices.Where(row => row.Kind == NoticeKind.FollowUp).ToListAsync());
        Assert.DoesNotContain(notices, row => row.RegistrationId == stayedAway.Id);
        var urls = new List<string>();
        foreach (var notice in notices) urls.Add((await scene.Verb<NoticeFactsReader>().ReadAsync(notice, scene.Clock.Now, CancellationToken.None))!.Value.Facts.SurveyUrl!);
        Assert.Equal(tokens.Order(), urls.Select(url => url.Split('/')[^1]).Order());
        Assert.NotNull(await scene.Verb<FindSurvey>().ByTokenAsync(tokens[0], CancellationToken.None));
    }

    [Fact]
    public async Task A_survey_that_is_off_asks_nobody()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        await SurveyTests.AskAsync(scene, people: 1);
        await scene.Verb<EditSurvey>().RunAsync(scene.SeriesSlug, new(null, SurveyQuestion.Usual, IsOn: false, null), Scene.Organiser, CancellationToken.None);
        scene.Clock.Now = new DateTime(2027, 1, 26, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(0, await scene.Verb<RaiseFollowUps>().RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Words_of_long_ago_are_erased_and_numbers_stay(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var token = (await SurveyTests.AskAsync(scene, people: 1))[0];
        await scene.Verb<AnswerSurvey>().RunAsync(token, new Dictionary<string, string> { ["helhet"] = "8", ["battre"] = "Mer kaffe" }, CancellationToken.None);
        Assert.Equal(0, await EraseAsync(scene, new DateTime(2027, 1, 25, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(1, await EraseAsync(scene, new DateTime(2027, 2, 25, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("8", (await scene.Host.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync())).Value);
    }

    private static Task<int> EraseAsync(Scene scene, DateTime endedBefore) =>
        scene.Host.Store.WriteAsync((db, cancel) => EraseSurveyTexts.RunAsync(db, scene.SeriesId, endedBefore, cancel), CancellationToken.None);
}
