using System.Net;
using Evenemang.Server.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Api;

public sealed class RepeatableWriteTests
{
    private const string Path = "occurrences/frukost/registrations";
    private const string Somebody = """{ "name": "Alva Ask", "email": "alva@example.se" }""";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_same_key_and_request_gives_the_same_answer_and_is_done_once(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http);
        var first = (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k1"))).Expect(HttpStatusCode.Created);
        var again = (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k1"))).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text, false, true), (again.Text, first.IsReplayed, again.IsReplayed));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(1, await host.ReadAsync(db => db.Registrations.CountAsync()));

        Assert.Equal("keyReused", (await api.PostAsync(Path, Somebody.Replace("Ask", "Alm", StringComparison.Ordinal), ("Idempotency-Key", "k1"))).Expect(HttpStatusCode.UnprocessableEntity).Code);
        (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "with space"))).Expect(HttpStatusCode.BadRequest);

        var other = await ApiClient.OrganiserAsync(host);
        Assert.False((await other.PostAsync(Path, Somebody, ("Idempotency-Key", "k1"))).Expect(HttpStatusCode.Created).IsReplayed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Sent_many_times_at_once_it_is_done_once(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http);
        for (var round = 0; round < 5; round++)
        {
            var key = $"round-{round}";
            var body = Somebody.Replace("alva", key, StringComparison.Ordinal);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.PostAsync(Path, body, ("Idempotency-Key", key))));
            var done = answers.Where(answer => answer.Status is HttpStatusCode.Created).ToList();
            Assert.Single(done.Select(answer => answer.Text).Distinct());
            Assert.Single(done, answer => !answer.IsReplayed);
            Assert.All(answers.Except(done), answer => Assert.Equal("keyInProgress", answer.Expect(HttpStatusCode.Conflict).Code));
        }
        Assert.Equal(5, await host.ReadAsync(db => db.Registrations.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_rule_is_remembered_a_malformed_request_is_not(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 1, waitlist: false);
        var api = new ApiClient(host.Http);
        (await api.PostAsync(Path, "{ nonsense", ("Idempotency-Key", "k"))).Expect(HttpStatusCode.BadRequest);
        (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        const string second = """{ "name": "Bo", "email": "bo@example.se" }""";
        (await api.PostAsync(Path, second, ("Idempotency-Key", "k2"))).Expect(HttpStatusCode.Conflict);
        Assert.True((await api.PostAsync(Path, second, ("Idempotency-Key", "k2"))).Expect(HttpStatusCode.Conflict).IsReplayed);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_kept_answer_is_unreadable_in_the_database_and_gone_after_a_day(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http);
        var first = (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        var kept = await host.ReadAsync(db => db.Set<IdempotencyKey>().SingleAsync());
        Assert.DoesNotContain(first["token"]!, System.Text.Encoding.Latin1.GetString(kept.Answer!), StringComparison.Ordinal);

        var erase = host.Services.GetRequiredService<EraseIdempotencyKeys>();
        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await erase.RunAsync(CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await erase.RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_claim_left_behind_by_a_server_that_died_is_taken_over_after_a_minute(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http);
        (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        await host.Store.WriteAsync((db, cancel) => db.Set<IdempotencyKey>().ExecuteUpdateAsync(key => key.SetProperty(row => row.Answer, (byte[]?)null), cancel), CancellationToken.None);
        Assert.Equal("keyInProgress", (await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Conflict).Code);
        host.Clock.Advance(TimeSpan.FromSeconds(IdempotencyKey.ClaimSeconds));
        Assert.False((await api.PostAsync(Path, Somebody, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created).IsReplayed);
    }
}
