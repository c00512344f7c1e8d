using System.Net;
using System.Text;
using System.Text.Json;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Api;

/// <summary>Whatever is thrown at a write route, the answer is a refusal in the shape of a problem, or an ordinary answer; never a failure of ours.</summary>
public sealed class HostileInputTests
{
    /// <summary>Every write route with a body that it takes, one field a name.</summary>
    private static readonly (HttpMethod Method, string Path, string Body)[] Writes =
    [
        (HttpMethod.Post, "series", """{ "kind": "other", "title": "T", "summary": "S", "description": "D", "organiser": "O", "coOrganisers": ["C"], "contact": { "name": "K", "email": "k@example.se", "phone": "031-390 06 01" }, "timeZone": "Europe/Stockholm", "venue": { "name": "V", "room": "R", "latitude": 56.0, "longitude": 12.7, "outdoors": true }, "recurrence": { "pattern": "weekly", "holidayPolicy": "skip", "start": "2027-02-01", "weekday": "monday", "interval": 2, "count": 3 }, "startTime": "13:30:00", "endTime": "15:30:00", "closedPeriods": [{ "from": "2027-06-20", "to": "2027-08-10", "reason": "sommar" }], "registration": { "scope": "occurrence", "opensAt": "2027-01-20T08:00:00+01:00", "capacity": 10, "questions": [{ "key": "kost", "text": "Kost", "kind": "choice", "choices": ["a"] }] }, "discreet": false, "hideCounts": true, "published": false }"""),
        (HttpMethod.Patch, "series/frukostar", """{ "title": "T", "description": "D", "coOrganisers": ["C"], "venue": { "name": "V" }, "timeZone": "Europe/Stockholm", "registration": { "maxHeads": 3 }, "notices": { "reminders": [{ "unit": "days", "amount": 1, "at": "15:00:00" }], "summonsDaysBefore": 7, "kinds": [{ "kind": "reminder", "isOff": false, "swedish": "{titel}" }] } }"""),
        (HttpMethod.Post, "series/frukostar/occurrences", """{ "date": { "decision": "decided", "startsAt": "2027-03-12T08:15:00+01:00", "endsAt": "2027-03-12T10:00:00+01:00", "doorsAt": "2027-03-12T07:45:00+01:00", "candidates": [] }, "title": "T", "theme": "Te", "venue": { "name": "V" }, "agenda": [{ "number": 1, "text": "A", "documentIds": [] }], "programme": [{ "title": "P", "startsAt": "2027-03-12T08:15:00+01:00", "place": "L" }], "contributors": [{ "name": "N", "role": "R" }], "links": [{ "kind": "page", "title": "L", "url": "https://example.se/" }], "minutes": "M", "dressCode": "K", "capacity": 5 }"""),
        (HttpMethod.Patch, "occurrences/frukost", """{ "title": "T", "theme": "Te", "doorsAt": "2027-02-12T07:40:00+01:00", "agenda": [{ "number": 1, "text": "A" }], "programme": [{ "title": "P" }], "links": [{ "kind": "stream", "title": "L", "url": "https://example.se/" }], "registration": { "capacity": 50 } }"""),
        (HttpMethod.Post, "occurrences/frukost/publish", "{}"),
        (HttpMethod.Post, "occurrences/frukost/decide", """{ "candidate": "0195b5a0-0000-7000-8000-000000000000", "startsAt": "2027-03-12T08:15:00+01:00", "endsAt": "2027-03-12T10:00:00+01:00", "decision": "decided" }"""),
        (HttpMethod.Post, "occurrences/frukost/move", """{ "startsAt": "2027-03-12T08:15:00+01:00", "endsAt": "2027-03-12T10:00:00+01:00", "doorsAt": null, "venue": { "name": "V" } }"""),
        (HttpMethod.Post, "occurrences/frukost/cancel", """{ "reason": "R" }"""),
        (HttpMethod.Post, "occurrences/frukost/reinstate", "{}"),
        (HttpMethod.Post, "occurrences/frukost/hold", "{}"),
        (HttpMethod.Put, "series/frukostar/retention-hold", """{ "reason": "R" }"""),
        (HttpMethod.Post, "occurrences/frukost/registrations", """{ "name": "N", "email": "n@example.se", "phone": "031-390 06 02", "teamName": "L", "heads": 1, "answers": { "kost": "K" }, "language": "sv", "programmeItem": "0195b5a0-0000-7000-8000-000000000000", "onBehalf": true }"""),
        (HttpMethod.Post, "series/frukostar/registrations", """{ "name": "N", "email": "n@example.se", "heads": 1 }"""),
        (HttpMethod.Post, "series/frukostar/followers", """{ "email": "n@example.se", "language": "sv" }"""),
        (HttpMethod.Patch, "registrations/AAAAAAAAAAAAAAAAAAAAAA", """{ "name": "N", "heads": 2, "answers": { "kost": "K" } }"""),
        (HttpMethod.Patch, "registrations/0195b5a0-0000-7000-8000-000000000000", """{ "action": "approve" }"""),
        (HttpMethod.Post, "registrations/AAAAAAAAAAAAAAAAAAAAAA/accept-offer", "{}"),
        (HttpMethod.Post, "registrations/AAAAAAAAAAAAAAAAAAAAAA/decline-offer", "{}"),
        (HttpMethod.Post, "registrations/AAAAAAAAAAAAAAAAAAAAAA/rejoin-waitlist", "{}"),
    ];

    private static readonly string[] Texts =
    [
        "\0", "a\0b", "a\r\nBcc: x@example.se", "\u202Ereversed", "\u2066x", "'; DROP TABLE \"Series\"; --", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "../../etc/passwd",
        "=cmd|' /C calc'!A0", "", " ", "\uFEFF", "\uFFFE", "😀", "z̶̢̛a̵l̷g̸o̴", "2027-02-30T25:61:00+99:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "NaN",
        new('å', 5000), "Europe/../Stockholm", "W. Europe Standard Time",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "2147483647", "2147483648", "1e999", "-1e-999", "0.5", "[]", "{}", "[null]", "[[]]", "[1]", "{\"a\":null}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"pattern\":\"dates\",\"dates\":[\"9999-12-31\"]}",
        "{\"pattern\":\"nope\"}", "{\"$type\":\"System.IO.FileInfo\"}", "{\"decision\":\"undecided\",\"candidates\":[null]}",
    ];

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_field_of_every_write_takes_anything_without_failing(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = await ApiClient.OrganiserAsync(host);
        foreach (var (method, path, body) in Writes)
        {
            await Parallel.ForEachAsync(
                Mutations(body),
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                async (hostile, _) => Check(await api.SendAsync(method, path, hostile), $"{method} {path} {Short(hostile)}"));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Bodies_that_are_no_bodies_are_refused_with_a_sentence(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = await ApiClient.OrganiserAsync(host);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        var long1 = "{\"name\":\"" + new string('x', 1_000_000) + "\"}";
        foreach (var (method, path, body) in Writes)
        {
            foreach (var broken in new[] { "{", "[]", "null", "\"x\"", "{}{}", "{,}", "{\"a\":1,}", "// x\n{}", "\uFEFF{}", "{\"title\":1,\"title\":2}", deep, "\0" })
            {
                (await api.SendAsync(method, path, broken)).Expect(HttpStatusCode.BadRequest);
            }
            (await api.SendAsync(method, path, long1)).Expect(HttpStatusCode.RequestEntityTooLarge);
            (await api.SendAsync(method, path, body, ("Content-Type", "text/xml"))).Expect(HttpStatusCode.UnsupportedMediaType);
            Check(await api.SendAsync(method, path, body, ("If-Match", "'\"v1")), "If-Match");
            Check(await api.SendAsync(method, path, body, ("Idempotency-Key", new string('k', 500))), "Idempotency-Key");
            Check(await api.SendAsync(method, path, body, ("Accept-Language", "%%%,;q=x")), "Accept-Language");
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Addresses_and_questions_take_anything_without_failing(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var api = await ApiClient.OrganiserAsync(host);
        foreach (var text in Texts.Where(text => text.Length < 1000).Select(Uri.EscapeDataString))
        {
            foreach (var path in new[]
            {
                $"series/{text}", $"occurrences/{text}", $"registrations/{text}", $"occurrences/{text}/registrations", $"occurrences/{text}/notices", $"occurrences?from={text}", $"occurrences?to={text}",
                $"occurrences?kind={text}", $"occurrences?series={text}", $"occurrences?cursor={text}", $"occurrences?limit={text}", $"series?cursor={text}", $"audit?cursor={text}", $"occurrences/frukost/registrations?cursor={text}",
            })
            {
                Check(await api.GetAsync(path), path);
            }
        }
        foreach (var cursor in new[] { "fA", "LTF8YQ", "OTk5OTk5OTk5OTk5OTk5OTk5fGE", "fC0t", "NjM5MDAwMDAwMDAwMDAwMDAwfGE" }) Check(await api.GetAsync($"audit?cursor={cursor}"), cursor);
    }

    private static IEnumerable<string> Mutations(string body)
    {
        foreach (var path in Leaves(JsonDocument.Parse(body).RootElement, []))
        {
            foreach (var text in Texts) yield return Replaced(body, path, JsonSerializer.Serialize(text));
            foreach (var value in Values) yield return Replaced(body, path, value);
        }
    }

    private static IEnumerable<string[]> Leaves(JsonElement at, string[] path)
    {
        if (path.Length > 0) yield return path;
        var inner = at.ValueKind switch
        {
            JsonValueKind.Object => at.EnumerateObject().SelectMany(field => Leaves(field.Value, [.. path, field.Name])),
            JsonValueKind.Array => at.EnumerateArray().SelectMany((item, index) => Leaves(item, [.. path, $"{index}"])),
            _ => [],
        };
        foreach (var leaf in inner) yield return leaf;
    }

    private static string Replaced(string body, string[] path, string value)
    {
        var text = new StringBuilder();
        Write(JsonDocument.Parse(body).RootElement, path, value, text);
        return text.ToString();
    }

    private static void Write(JsonElement at, ReadOnlySpan<string> path, string value, StringBuilder text)
    {
        var isList = at.ValueKind is JsonValueKind.Array;
        text.Append(isList ? '[' : '{');
        var first = true;
        foreach (var (name, inner) in isList ? at.EnumerateArray().Select((item, index) => ($"{index}", item)) : at.EnumerateObject().Select(field => (field.Name, field.Value)))
        {
            if (!first) text.Append(',');
            first = false;
            if (!isList) text.Append('"').Append(name).Append("\":");
            if (path.Length == 0 || name != path[0]) text.Append(inner.GetRawText());
            else if (path.Length == 1) text.Append(value);
            else Write(inner, path[1..], value, text);
        }
        text.Append(isList ? ']' : '}');
    }

    private static void Check(ApiAnswer answer, string what)
    {
        Assert.True((int)answer.Status < 500, $"{what}: {(int)answer.Status} {answer.Text}");
        if ((int)answer.Status >= 400 && answer.Text.Length > 0) Assert.True(answer.MediaType == "application/problem+json", $"{what}: {(int)answer.Status} {answer.MediaType} {answer.Text}");
    }

    private static string Short(string text) => text.Length > 600 ? text[..600] : text;
}
