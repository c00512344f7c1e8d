using System.Net;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Shell;

public sealed class PageCacheTests
{
    private const string Page = "/evenemang/frukost";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_request_after_a_commit_sees_it_on_every_page_it_shows_on(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 10);
        var visitor = new ApiClient(host.Http);
        foreach (var path in (string[])["/", Page, "/serier/frukostar", "/en" + Page])
        {
            Assert.Contains(path.StartsWith("/en", StringComparison.Ordinal) ? "10 seats left" : "10 platser kvar", await host.Http.GetStringAsync(path), StringComparison.Ordinal);
        }
        for (var seatsLeft = 9; seatsLeft > 5; seatsLeft--)
        {
            var answer = await visitor.PostAsync("occurrences/frukost/registrations", $$"""{"name":"Kim Exempel","email":"kim{{seatsLeft}}@exempel.se"}""");
            answer.Expect(HttpStatusCode.Created);
            foreach (var path in (string[])["/", Page, "/serier/frukostar"])
            {
                Assert.Contains($"{seatsLeft} platser kvar", await host.Http.GetStringAsync(path), StringComparison.Ordinal);
            }
        }
        var cancel = host.Services.GetRequiredService<CancelOccurrence>();
        Assert.IsType<EventOutcome.Done>(await cancel.RunAsync("frukost", "Föreläsaren är sjuk.", null, new Actor("test"), CancellationToken.None));
        Assert.Contains("Föreläsaren är sjuk.", WebUtility.HtmlDecode(await host.Http.GetStringAsync(Page)), StringComparison.Ordinal);
        Assert.Contains("Föreläsaren är sjuk.", WebUtility.HtmlDecode(await host.Http.GetStringAsync("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_that_nothing_changed()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        using var first = await host.Http.GetAsync(Page);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, Page);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var english = await host.Http.GetAsync("/en" + Page);
        Assert.NotEqual(first.Headers.ETag, english.Headers.ETag);
    }

    [Fact]
    public async Task Pages_that_change_all_the_time_are_never_older_than_the_last_answer()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host, capacity: 200);
        var visitor = new ApiClient(host.Http);
        var signedUp = 0;
        var signingUp = Task.Run(async () =>
        {
            for (var number = 0; number < 60; number++)
            {
                (await visitor.PostAsync("occurrences/frukost/registrations", $$"""{"name":"Kim Exempel","email":"kim{{number}}@exempel.se"}""")).Expect(HttpStatusCode.Created);
                Interlocked.Increment(ref signedUp);
            }
        });
        var reads = 0;
        while (!signingUp.IsCompleted)
        {
            var atLeast = Volatile.Read(ref signedUp);
            var page = await host.Http.GetStringAsync(Page);
            var left = int.Parse(page.Split(" platser kvar")[0].Split('>')[^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(200 - left >= atLeast, $"{atLeast} were answered, but the page shows {left} of 200 seats left.");
            reads++;
        }
        await signingUp;
        Assert.True(reads > 0);
    }

    [Theory]
    [InlineData("/finns-inte")]
    [InlineData("/evenemang/finns-inte")]
    [InlineData("/serier/finns-inte")]
    [InlineData("/en/evenemang/finns-inte")]
    public async Task An_address_that_leads_nowhere_says_so_on_a_page(string path)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        using var answer = await host.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var expected = path.StartsWith("/en", StringComparison.Ordinal) ? "There is no such page" : "Sidan finns inte";
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
