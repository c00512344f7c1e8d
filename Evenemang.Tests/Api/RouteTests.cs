using System.Net;
using System.Text.RegularExpressions;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Api;

public sealed partial class RouteTests
{
    /// <summary>Routes that answer anyone.</summary>
    private static readonly string[] Public =
    [
        "GET series",
        "GET series/{}",
        "GET occurrences",
        "GET occurrences/{}",
        "POST occurrences/{}/registrations",
        "POST series/{}/registrations",
        "POST series/{}/followers",
        "GET registrations/{token}",
        "PATCH registrations/{token}",
        "DELETE registrations/{token}",
        "POST registrations/{token}/accept-offer",
        "POST registrations/{token}/decline-offer",
        "POST registrations/{token}/rejoin-waitlist",
        "POST occurrences/{}/questions",
    ];

    /// <summary>Routes that answer 401, and nothing else, without a key.</summary>
    private static readonly string[] Organisers =
    [
        "POST series",
        "PATCH series/{}",
        "POST series/{}/occurrences",
        "POST series/{}/duplicate",
        "POST series/{}/rule",
        "POST series/{}/import",
        "GET series/{}/grants",
        "POST series/{}/grants",
        "DELETE grants/{guid}",
        "POST occurrences/{}/registrations/import",
        "POST series/{}/registrations/import",
        "POST occurrences/{}/documents",
        "DELETE occurrences/{}/documents/{guid}",
        "PATCH occurrences/{}",
        "POST occurrences/{}/publish",
        "POST occurrences/{}/decide",
        "POST occurrences/{}/move",
        "POST occurrences/{}/cancel",
        "POST occurrences/{}/reinstate",
        "POST occurrences/{}/hold",
        "GET occurrences/{}/registrations",
        "PATCH registrations/{guid}",
        "GET occurrences/{}/notices",
        "GET occurrences/{}/weather",
        "POST weather/check",
        "POST occurrences/{}/weather/decision",
        "POST occurrences/{}/programme/{guid}/drop",
        "POST occurrences/{}/programme/{guid}/restore",
        "GET series/{}/group",
        "POST series/{}/start",
        "PUT series/{}/hand-over",
        "DELETE series/{}/hand-over",
        "GET occurrences/{}/call-list",
        "POST occurrences/{}/call-list/{guid}",
        "DELETE call-ticks/{guid}",
        "GET notices",
        "POST notices/{guid}/retry",
        "POST occurrences/{}/taps",
        "POST occurrences/{}/no-shows",
        "GET occurrences/{}/attendance",
        "PUT series/{}/survey",
        "GET series/{}/survey",
        "POST occurrences/{}/survey-links",
        "GET occurrences/{}/survey-results",
        "POST occurrences/{}/messages",
        "GET occurrences/{}/questions",
        "PATCH questions/{guid}",
        "GET audit",
        "GET retention",
        "PUT series/{}/retention-hold",
        "DELETE series/{}/retention-hold",
        "GET series/{}/participation",
        "PUT calendar-feed",
        "DELETE calendar-feed",
    ];

    [Fact]
    public async Task Every_route_is_either_public_or_the_organisers()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        Assert.Equal([.. Public.Concat(Organisers).Order()], Routes(host).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("evn_no-such-key-is-known-here-0123456789")]
    [InlineData("x")]
    public async Task Without_a_valid_key_organisers_routes_answer_401_and_nothing_else(string? key)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http, key);
        foreach (var route in Organisers)
        {
            var (method, path) = (new HttpMethod(route.Split(' ')[0]), route.Split(' ')[1].Replace("{guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal));
            string?[] bodies = method == HttpMethod.Get ? [null] : [null, "{}", "{ not json", """{ "title": 1 }"""];
            foreach (var body in bodies)
            {
                foreach (var name in new[] { "frukost", "finns-inte" })
                {
                    var answer = (await api.SendAsync(method, path.Replace("{}", name, StringComparison.Ordinal), body)).Expect(HttpStatusCode.Unauthorized);
                    Assert.Equal("application/problem+json", answer.MediaType);
                    Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
                    Assert.Equal(["detail", "status", "title", "type"], answer.Json.EnumerateObject().Select(field => field.Name).Order());
                }
            }
            if (body415(method)) (await api.SendAsync(method, path.Replace("{}", "frukost", StringComparison.Ordinal), "x", ("Content-Type", "text/plain"))).Expect(HttpStatusCode.Unauthorized);
        }

        static bool body415(HttpMethod method) => method != HttpMethod.Get;
    }

    [Fact]
    public async Task A_key_that_is_revoked_or_has_expired_opens_nothing()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var create = host.Services.GetRequiredService<Evenemang.Server.Accounts.CreateApiKey>();
        var lasting = await create.RunAsync("Varaktig", null, CancellationToken.None);
        var expiring = await create.RunAsync("Tillfällig", ManualClock.Start.AddHours(1), CancellationToken.None);
        Assert.StartsWith("evn_", lasting.Key, StringComparison.Ordinal);
        foreach (var key in new[] { lasting.Key, expiring.Key }) (await new ApiClient(host.Http, key).GetAsync("audit")).Expect(HttpStatusCode.OK);

        host.Clock.Advance(TimeSpan.FromHours(1));
        (await new ApiClient(host.Http, expiring.Key).GetAsync("audit")).Expect(HttpStatusCode.Unauthorized);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                (await db.FindAsync<Evenemang.Server.Accounts.ApiKey>([lasting.Id], cancel))!.Revoke(host.Clock.Now);
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        (await new ApiClient(host.Http, lasting.Key).GetAsync("audit")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_description_tells_of_every_route_and_what_it_needs()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var description = (await new ApiClient(host.Http).GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Json;
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("http", description.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer").GetProperty("type").GetString());
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Route: $"{operation.Name.ToUpperInvariant()} {Anonymous(path.Name)}", Operation: operation.Value)))
            .ToDictionary(entry => entry.Route, entry => entry.Operation);
        foreach (var route in Routes(host).Select(Anonymous).Distinct())
        {
            Assert.True(described.TryGetValue(route, out var operation), $"{route} is not described.");
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString()), $"{route} has no summary.");
            Assert.Contains(operation.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('2'));
            if (route.StartsWith("PO", StringComparison.Ordinal) || route.StartsWith("PA", StringComparison.Ordinal))
            {
                var body = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
                Assert.True(body.TryGetProperty("$ref", out _) || body.TryGetProperty("properties", out _) || body.TryGetProperty("type", out _) || body.TryGetProperty("anyOf", out _), $"{route} has no body.");
            }
            if (!Organisers.Select(Anonymous).Except(Public.Select(Anonymous)).Contains(route)) continue;
            Assert.True(operation.TryGetProperty("security", out _), $"{route} does not say that it needs a key.");
            Assert.True(operation.GetProperty("responses").TryGetProperty("401", out _));
        }
        var signUp = description.GetProperty("components").GetProperty("schemas").GetProperty("SignUpBody").GetProperty("properties");
        Assert.Equal("integer", signUp.GetProperty("heads").GetProperty("type").GetString());
        var series = description.GetProperty("components").GetProperty("schemas").GetProperty("SeriesPatch").GetProperty("properties");
        Assert.Equal("string", series.GetProperty("title").GetProperty("type").GetString());
    }

    private static IEnumerable<string> Routes(TestHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
        .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {Named(route.RoutePattern.RawText!)}"));

    private static string Named(string path) => path.Replace("/api/v1/", "", StringComparison.Ordinal)
        .Replace("{slug}", "{}", StringComparison.Ordinal).Replace("{id:guid}", "{guid}", StringComparison.Ordinal);

    private static string Anonymous(string route) => Parameter().Replace(route.Replace("/api/v1/", "", StringComparison.Ordinal), "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
