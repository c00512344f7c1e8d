using System.Net;
using Evenemang.Server.Events.Questions;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Events;

public sealed class SpeakerQuestionTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_question_is_sent_in_read_by_its_organisers_ticked_off_and_erased_a_month_later(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var anyone = new ApiClient(host.Http);
        (await anyone.PostAsync("occurrences/frukost/questions", """{ "text": "  Hjälper det att sova middag? " }""")).Expect(HttpStatusCode.Accepted);
        (await anyone.PostAsync("occurrences/frukost/questions", """{ "text": "", "name": "Kim" }""")).Expect(HttpStatusCode.UnprocessableEntity);

        var organiser = await ApiClient.OrganiserAsync(host);
        var asked = (await organiser.GetAsync("occurrences/frukost/questions")).Expect(HttpStatusCode.OK).Json[0];
        Assert.Equal("Hjälper det att sova middag?", asked.GetProperty("text").GetString());
        (await organiser.PatchAsync($"questions/{asked.GetProperty("id").GetGuid()}", """{ "ticked": true }""")).Expect(HttpStatusCode.NoContent);
        Assert.True((await organiser.GetAsync("occurrences/frukost/questions")).Json[0].TryGetProperty("tickedAt", out _));

        var erase = host.Services.GetRequiredService<EraseOldQuestions>();
        host.Clock.Advance(TimeSpan.FromDays(33 + 29));
        Assert.Equal(0, await erase.RunAsync(default));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await erase.RunAsync(default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task None_is_taken_once_it_has_been_or_where_nobody_takes_part(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var ask = host.Services.GetRequiredService<AskSpeaker>();
        Assert.IsType<AskOutcome.NotFound>(await ask.RunAsync("finns-inte", "Får man fråga?", null, default));
        await ContributorsAsync(host, []);
        Assert.IsType<AskOutcome.NotTaken>(await ask.RunAsync("frukost", "Får man fråga?", null, default));
        await ContributorsAsync(host, [new("En forskare", null, null, IsConfirmed: true)]);
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.IsType<AskOutcome.NotTaken>(await ask.RunAsync("frukost", "Får man fråga?", null, default));
    }

    [Fact]
    public async Task Those_who_do_not_hold_the_occurrence_neither_read_nor_tick()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var asked = Assert.IsType<AskOutcome.Asked>(await host.Services.GetRequiredService<AskSpeaker>().RunAsync("frukost", "Får man fråga?", "Kim", default));
        var stranger = new Actor("Någon annan") { Access = new(OrganiserRole.Organiser, []) };
        Assert.Null(await host.Services.GetRequiredService<ListQuestions>().RunAsync("frukost", stranger, default));
        Assert.False(await host.Services.GetRequiredService<TickQuestion>().RunAsync(asked.Id, true, stranger, default));
        Assert.Null(await host.ReadAsync(db => db.Set<SpeakerQuestion>().Select(row => row.TickedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_page_takes_a_question_without_script_and_keeps_what_was_typed_when_it_is_too_long()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        Assert.Contains("/evenemang/frukost/fragor", await host.Http.GetStringAsync("/evenemang/frukost"), StringComparison.Ordinal);
        var tooLong = await PostAsync(host, new string('a', SpeakerQuestion.MaxTextLength + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Contains("aaaaaaaaaa</textarea>", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, "Får man fråga <b>vad som helst</b>?")).StatusCode);
        Assert.Equal("Får man fråga <b>vad som helst</b>?", await host.ReadAsync(db => db.Set<SpeakerQuestion>().Select(row => row.Text).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/evenemang/finns-inte/fragor")).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(TestHost host, string text) =>
        host.Http.PostAsync("/evenemang/frukost/fragor", new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = text }));

    private static async Task<TestHost> StartAsync(DatabaseKind database)
    {
        var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        await ContributorsAsync(host, [new("En forskare", null, null, IsConfirmed: false)]);
        return host;
    }

    private static Task<int> ContributorsAsync(TestHost host, IReadOnlyList<Contributor> people) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            (await db.Occurrences.AsTracking().SingleAsync(row => row.Slug == "frukost", cancel)).Contributors = people;
            return await db.SaveChangesAsync(cancel);
        },
        default);
}
