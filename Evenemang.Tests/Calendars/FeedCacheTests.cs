using Evenemang.Server.Calendars;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Calendars;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Calendars;

public sealed class FeedCacheTests
{
    private const string All = "/kalender/alla.ics";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_request_after_a_change_sees_it(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        var tag = await TagAsync(host);
        for (var change = 1; change <= 5; change++)
        {
            await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Theme = $"Tema {change}");

            var text = await host.Http.GetStringAsync(All);
            Assert.Contains($"Tema {change}", text, StringComparison.Ordinal);
            Assert.NotEqual(tag, tag = await TagAsync(host));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_restarted_server_serves_the_same_bytes(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published(), OccurrenceSamples.AmongCandidates().Published());
        var before = await host.Http.GetByteArrayAsync(All);
        var connection = host.Services.GetRequiredService<IConfiguration>().GetConnectionString("Evenemang")!;

        var folder = Directory.CreateTempSubdirectory("evenemang-test-").FullName;
        await using var other = await TestHost.StartOnAsync(database, connection, folder, host.Clock.Now.AddDays(3));

        Assert.Equal(before, await other.Http.GetByteArrayAsync(All));
        Assert.Equal(await TagAsync(host), await TagAsync(other));
    }

    [Theory, OnPostgreSql]
    public async Task A_change_on_one_server_reaches_the_feeds_of_another(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        var connection = host.Services.GetRequiredService<IConfiguration>().GetConnectionString("Evenemang")!;
        await using var other = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName);
        await other.Http.GetStringAsync(All);

        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Theme = "Nytt tema");

        var text = "";
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (!text.Contains("Nytt tema", StringComparison.Ordinal))
        {
            text = await other.Http.GetStringAsync(All, patience.Token);
        }
    }

    [Fact]
    public async Task A_feed_is_rendered_once_however_many_ask_first()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        var cache = host.Services.GetRequiredService<FeedCache>();
        var address = new FeedAddress(FeedKind.All, "", English: false, ShowsCancelled: false);

        var bodies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => cache.GetAsync(address))));

        Assert.Single(bodies.Distinct());
        Assert.Same(bodies[0], cache.Fresh(address.Canonical));
    }

    [Fact]
    public async Task A_sign_up_leaves_feeds_as_they_are_but_a_change_does_not()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        await host.AddAsync(occurrence);
        await host.Http.GetStringAsync(All);
        var cache = host.Services.GetRequiredService<FeedCache>();
        var kept = cache.Fresh(All);
        Assert.NotNull(kept);

        await host.SaveAsync(db => db.Registrations.Add(PersonalFeedTests.Place(host, occurrence)));
        Assert.Same(kept, cache.Fresh(All));

        await host.ChangeAsync(occurrence.Slug, row => row.Theme = "Annat");
        Assert.Null(cache.Fresh(All));
    }

    [Fact]
    public async Task A_change_that_alters_no_byte_keeps_the_tag_and_the_compressed_forms()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        await host.AddAsync(occurrence);
        var cache = host.Services.GetRequiredService<FeedCache>();
        await host.Http.GetStringAsync(All);
        var kept = cache.Fresh(All);

        await host.ChangeAsync(occurrence.Slug, row => row.Minutes = "Utkast till minnesanteckningar");
        await host.Http.GetStringAsync(All);

        Assert.Same(kept, cache.Fresh(All));
    }

    [Fact]
    public async Task Last_modified_rises_also_when_an_event_leaves_the_feed()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        await host.AddAsync(occurrence, OccurrenceSamples.AmongCandidates().Published());
        var before = await LastModifiedAsync(host);

        // Without any change of UpdatedAt, as a hurried hand in the database might do it.
        await host.ChangeAsync(occurrence.Slug, row => row.Series.Published = false);

        Assert.DoesNotContain("Frukost", await host.Http.GetStringAsync(All), StringComparison.Ordinal);
        Assert.True(await LastModifiedAsync(host) > before);
    }

    [Fact]
    public async Task While_other_servers_cannot_be_heard_nothing_kept_is_trusted()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        await host.Http.GetStringAsync(All);
        var cache = host.Services.GetRequiredService<FeedCache>();

        host.Services.GetRequiredService<ContentChanges>().SetListening(false);

        Assert.Null(cache.Fresh(All));
        Assert.Contains("Frukost", await host.Http.GetStringAsync(All), StringComparison.Ordinal);
        Assert.Null(cache.Fresh(All));
        host.Services.GetRequiredService<ContentChanges>().SetListening(true);
        await host.Http.GetStringAsync(All);
        Assert.NotNull(cache.Fresh(All));
    }

    [Fact]
    public async Task With_the_database_away_what_was_kept_is_served_and_the_rest_asks_to_try_again()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        var before = await host.Http.GetByteArrayAsync(All);
        await host.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Occurrences\" RENAME TO \"Away\""));
        host.Services.GetRequiredService<ContentChanges>().Tell([ContentChange.Everything]);

        Assert.Equal(before, await host.Http.GetByteArrayAsync(All));
        using var other = await host.AskAsync("/kalender/typ/frukost.ics");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, other.StatusCode);
        Assert.NotNull(other.Headers.RetryAfter);
    }

    private static async Task<string> TagAsync(TestHost host)
    {
        using var answer = await host.AskAsync(All);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<DateTimeOffset> LastModifiedAsync(TestHost host)
    {
        using var answer = await host.AskAsync(All);
        return answer.Content.Headers.LastModified!.Value;
    }
}
