using System.Net;
using Evenemang.Server.Api;
using Evenemang.Tests.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Evenemang.Tests.Accounts.MatrixWorld;

namespace Evenemang.Tests.Accounts;

/// <summary>Every organiser's endpoint, tried with everybody's keys. One that has no row fails here.</summary>
public sealed class EndpointMatrix
{
    /// <summary>
    /// Route, body, and who may: <see cref="People"/> with a key of their own that writes, and R, the organiser's key that only reads. Nobody ever may without a key (N), or with one that has
    /// expired (X) or was taken back (V).
    /// </summary>
    private static readonly (string Route, string? Body, string Allowed)[] Table =
    [
        ("POST series", """{ "kind": "other", "title": "Ny serie" }""", "SOA"),
        ("PATCH series/{slug}", """{ "summary": "Kort." }""", "OA"),
        ("POST series/{slug}/duplicate", """{ "start": "2028-01-10" }""", "OA"),
        ("POST series/{slug}/rule", """{ "recurrence": { "pattern": "dates", "dates": ["2027-05-03"] }, "startTime": "09:00", "endTime": "10:00", "from": "2027-01-12" }""", "OA"),
        ("POST series/{slug}/import", """{ "content": "QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=" }""", "FOA"),
        ("GET series/{slug}/grants", null, "OA"),
        ("POST series/{slug}/grants", """{ "email": "ovrig@exempel.se", "kind": "facilitator" }""", "OA"),
        // No grant has the id that is tried; who may is in the verbs' table.
        ("DELETE grants/{id:guid}", null, ""),
        ("POST occurrences/{slug}/registrations/import", """{ "content": "bmFtbjtlLXBvc3QK" }""", "FOA"),
        ("POST series/{slug}/registrations/import", """{ "content": "bmFtbjtlLXBvc3QK" }""", "FOA"),
        ("POST series/{slug}/occurrences", "{}", "FOA"),
        ("POST occurrences/{slug}/documents", """{ "name": "bilaga.pdf", "content": "JVBERi0xLjQKJSVFT0YK" }""", "FOA"),
        // No document has the id that is tried; who may is in the verbs' table.
        ("DELETE occurrences/{slug}/documents/{id:guid}", null, ""),
        ("PATCH occurrences/{slug}", """{ "theme": "Tema" }""", "FOA"),
        ("POST occurrences/{slug}/publish", null, "FOA"),
        ("POST occurrences/{slug}/decide", "{}", "FOA"),
        ("POST occurrences/{slug}/move", """{ "startsAt": "2027-03-12T08:15:00+01:00", "endsAt": "2027-03-12T10:00:00+01:00" }""", "FOA"),
        ("POST occurrences/{slug}/cancel", "{}", "FOA"),
        ("POST occurrences/{slug}/reinstate", null, "FOA"),
        ("POST occurrences/{slug}/hold", null, "FOA"),
        ("GET occurrences/{slug}/registrations", null, "FOAR"),
        ("PATCH registrations/{id:guid}", """{ "action": "attended" }""", "DFOA"),
        ("GET occurrences/{slug}/notices", null, "FOAR"),
        ("POST occurrences/{slug}/taps", """{ "id": "01942f00-0000-7000-8000-00000000abcd", "dropIns": 1 }""", "DFOA"),
        ("POST occurrences/{slug}/no-shows", "{}", "DFOA"),
        ("GET occurrences/{slug}/attendance", null, "FOAR"),
        ("PUT series/{slug}/survey", """{ "questions": [{ "key": "helhet", "text": "Hur var det?", "kind": "scale" }] }""", "OA"),
        ("GET series/{slug}/survey", null, "OA"),
        ("POST occurrences/{slug}/survey-links", null, "FOA"),
        ("GET occurrences/{slug}/survey-results", null, "FOAR"),
        ("POST occurrences/{slug}/messages", """{ "subject": "Hej", "text": "Välkomna." }""", "FOA"),
        ("GET occurrences/{slug}/call-list", null, "FOAR"),
        ("POST occurrences/{slug}/call-list/{id:guid}", """{ "outcome": "reached" }""", "FOA"),
        // No tick has the id that is tried; who may is in the verbs' table.
        ("DELETE call-ticks/{id:guid}", null, ""),
        ("GET notices", null, "DFSOAR"),
        // No notice, question or item has the id that is tried; who may is in the verbs' table.
        ("POST notices/{id:guid}/retry", null, ""),
        ("GET occurrences/{slug}/questions", null, "FOAR"),
        ("PATCH questions/{id:guid}", """{ "ticked": true }""", ""),
        ("GET occurrences/{slug}/weather", null, "FOAR"),
        ("POST weather/check", null, "A"),
        ("POST occurrences/{slug}/weather/decision", """{ "decision": "goAhead" }""", "FOA"),
        ("POST occurrences/{slug}/programme/{id:guid}/drop", null, ""),
        ("GET retention", null, "A"),
        ("PUT series/{slug}/retention-hold", """{ "reason": "En tvist" }""", "OA"),
        ("DELETE series/{slug}/retention-hold", null, "OA"),
        ("GET series/{slug}/participation", null, "FOAR"),
        ("GET audit", null, "A"),
        ("PUT calendar-feed", null, "DFSOA"),
        ("DELETE calendar-feed", null, "DFSOA"),
    ];

    [Fact]
    public async Task Every_organisers_endpoint_has_its_row()
    {
        await using var world = await MatrixWorld.StartAsync();
        var routes = world.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == ApiAccess.Organiser))
            .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {route.RoutePattern.RawText![(ApiRoutes.Prefix.Length + 1)..]}"));
        Assert.Equal(Table.Select(row => row.Route).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everybodys_key_opens_exactly_what_the_table_says()
    {
        await using var world = await MatrixWorld.StartAsync();
        var keys = await KeysAsync(world);
        List<string> wrong = [];
        foreach (var (route, body, allowed) in Table)
        {
            var opened = "";
            foreach (var (who, key) in keys)
            {
                var path = route.Split(' ')[1].Replace("series/{slug}", $"series/{SeriesSlug}", StringComparison.Ordinal).Replace("{slug}", OccurrenceSlug, StringComparison.Ordinal)
                    .Replace("{id:guid}", (await world.RegistrationOrNoneAsync(route)).ToString(), StringComparison.Ordinal);
                var answer = await new ApiClient(world.Host.Http, key).SendAsync(new(route.Split(' ')[0]), path, body);
                Assert.True((int)answer.Status < 500, $"{route} as {who}: {answer.Text}");
                if (answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) opened += who;
                if (who is 'N' or 'X' or 'V') Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            }
            if (opened != allowed) wrong.Add($"{route}: {opened} instead of {allowed}");
        }
        Assert.Equal("", string.Join("\n", wrong));
    }

    [Fact]
    public async Task A_key_for_one_series_opens_no_other_and_nothing_of_the_house()
    {
        await using var world = await MatrixWorld.StartAsync();
        var other = (await new ApiClient(world.Host.Http, await world.KeyAsync('O')).PostAsync("series", """{ "kind": "other", "title": "Ny serie" }""")).Expect(HttpStatusCode.Created);
        var api = new ApiClient(world.Host.Http, await world.KeyAsync('O', onlySeries: [world.SeriesId]));
        (await api.PatchAsync($"series/{SeriesSlug}", """{ "summary": "Kort." }""")).Expect(HttpStatusCode.OK);
        (await api.PatchAsync($"series/{other["slug"]}", """{ "summary": "Kort." }""")).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"series/{other["slug"]}")).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync("series", """{ "kind": "other", "title": "En till" }""")).Expect(HttpStatusCode.Forbidden);
        (await api.SendAsync(HttpMethod.Put, "calendar-feed")).Expect(HttpStatusCode.Forbidden);
        (await api.GetAsync($"audit?series={SeriesSlug}&from=2027-01-01&action=series")).Expect(HttpStatusCode.OK);
        (await api.GetAsync($"audit?series={other["slug"]}")).Expect(HttpStatusCode.Forbidden);
        (await api.GetAsync($"audit?series={SeriesSlug}&from=igår")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Drafts_are_seen_by_those_who_work_on_the_series_and_by_nobody_else()
    {
        await using var world = await MatrixWorld.StartAsync();
        var draft = (await new ApiClient(world.Host.Http, await world.KeyAsync('O')).PostAsync($"series/{SeriesSlug}/occurrences", "{}")).Expect(HttpStatusCode.Created)["slug"]!;
        var seen = "";
        foreach (var (who, key) in await KeysAsync(world))
        {
            var api = new ApiClient(world.Host.Http, key);
            var isListed = (await api.GetAsync("occurrences?limit=200")).Text.Contains($"\"slug\":\"{draft}\"", StringComparison.Ordinal);
            Assert.Equal(isListed, (await api.GetAsync($"occurrences/{draft}")).Status is HttpStatusCode.OK);
            Assert.Equal(isListed, (await api.PatchAsync($"occurrences/{draft}", "{}")).Status is HttpStatusCode.OK || (isListed && who is 'R'));
            if (isListed) seen += who;
        }
        Assert.Equal("FOAR", seen);
    }

    private static async Task<List<(char Who, string? Key)>> KeysAsync(MatrixWorld world)
    {
        List<(char, string?)> keys = [('N', null)];
        foreach (var person in People) keys.Add((person, await world.KeyAsync(person)));
        keys.Add(('R', await world.KeyAsync('O', readOnly: true)));
        keys.Add(('X', await world.EndedKeyAsync(expires: true)));
        keys.Add(('V', await world.EndedKeyAsync(expires: false)));
        return keys;
    }
}
