using System.Net;
using System.Text;
using Evenemang.Server.Accounts;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Api;

/// <summary>What organisers do at the desk to a series and its lists, other systems can do too: another rule, files read in, sharing.</summary>
public sealed class SeriesWorkApiTests
{
    private const string Weekly = """
        { "kind": "recurringMeeting", "title": "Prövomöten", "published": true, "startTime": "09:00", "endTime": "10:00",
          "recurrence": { "pattern": "dates", "dates": ["2027-03-01", "2027-03-08"] } }
        """;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_rule_says_which_dates_come_and_go_before_it_is_taken(DatabaseKind kind)
    {
        await using var host = await TestHost.StartAsync(kind);
        var api = await ApiClient.OrganiserAsync(host);
        (await api.PostAsync("series", Weekly)).Expect(HttpStatusCode.Created);
        const string rule = """
            "recurrence": { "pattern": "dates", "dates": ["2027-03-01", "2027-05-10"] }, "startTime": "09:00", "endTime": "10:00", "from": "2027-02-01"
            """;
        var preview = (await api.PostAsync("series/provomoten/rule?preview=true", $"{{ {rule} }}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["stays 2027-03-01", "goes ", "comes 2027-05-10"], Steps(preview));
        Assert.Equal(2, await host.ReadAsync(db => db.Occurrences.CountAsync()));

        // One that people know of does not go without a reason.
        (await api.PostAsync("series/provomoten/rule", $$"""{ {{rule}}, "follow": ["provomoten-2027-03-08"] }""")).Expect(HttpStatusCode.UnprocessableEntity);
        (await api.PostAsync("series/provomoten/rule", $$"""{ {{rule}}, "follow": ["provomoten-2027-03-08"], "reason": "Vi ses mer sällan." }""")).Expect(HttpStatusCode.OK);
        Assert.Equal("cancelled", (await api.GetAsync("occurrences/provomoten-2027-03-08"))["state"]);
        (await api.GetAsync("occurrences/provomoten-2027-05-10")).Expect(HttpStatusCode.OK);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_calendar_and_a_table_are_read_in_once(DatabaseKind kind)
    {
        await using var host = await TestHost.StartAsync(kind);
        var api = await ApiClient.OrganiserAsync(host);
        (await api.PostAsync("series", Weekly)).Expect(HttpStatusCode.Created);
        var calendar = File("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:en@example.test\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:20270315T080000Z\r\nDTEND:20270315T090000Z\r\nSUMMARY:Extra möte\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        var preview = (await api.PostAsync("series/provomoten/import?preview=true", calendar)).Expect(HttpStatusCode.OK);
        Assert.Equal("new", preview.Json.GetProperty("entries")[0].GetProperty("verdict").GetString());
        Assert.Equal("2027-03-15T09:00:00+01:00", preview.Json.GetProperty("entries")[0].GetProperty("startsAt").GetString());
        Assert.Equal(2, await host.ReadAsync(db => db.Occurrences.CountAsync()));
        (await api.PostAsync("series/provomoten/import", calendar)).Expect(HttpStatusCode.OK);
        var again = (await api.PostAsync("series/provomoten/import", calendar)).Expect(HttpStatusCode.OK);
        Assert.Equal("known", again.Json.GetProperty("entries")[0].GetProperty("verdict").GetString());
        Assert.Equal(3, await host.ReadAsync(db => db.Occurrences.CountAsync()));

        var table = File("namn;e-post;antal\nAnnat Namn;annat@example.test;2\nFel;ingen-adress;1\n");
        (await api.PatchAsync("series/provomoten", """{ "registration": { "scope": "occurrence", "details": "nameAndContact", "capacity": 10 } }""")).Expect(HttpStatusCode.OK);
        const string path = "occurrences/provomoten-2027-03-01/registrations/import";
        var rows = (await api.PostAsync(path + "?preview=true", table)).Expect(HttpStatusCode.OK);
        Assert.Equal(["2 new", "3 invalid"], Rows(rows));
        Assert.DoesNotContain("Annat Namn", rows.Text, StringComparison.Ordinal);
        Assert.Equal(["2 new", "3 invalid"], Rows((await api.PostAsync(path, table)).Expect(HttpStatusCode.OK)));
        Assert.Equal(["2 known", "3 invalid"], Rows((await api.PostAsync(path, table)).Expect(HttpStatusCode.OK)));
        Assert.Equal(2, await host.ReadAsync(db => db.Registrations.SumAsync(row => row.Heads)));
        (await api.PostAsync(path, File("hej\n"))).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_series_is_shared_and_taken_back()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await Desk.DeskVisit.AccountAsync(host, "medarrangor@exempel.se", OrganiserRole.Organiser);
        var api = await ApiClient.OrganiserAsync(host);
        (await api.PostAsync("series", Weekly)).Expect(HttpStatusCode.Created);
        Assert.Empty((await api.GetAsync("series/provomoten/grants")).Expect(HttpStatusCode.OK).Json.EnumerateArray());
        Assert.Contains("konto", (await api.PostAsync("series/provomoten/grants", """{ "email": "ingen@exempel.se", "kind": "organiser" }""")).Expect(HttpStatusCode.UnprocessableEntity)["errors.email"]!, StringComparison.Ordinal);
        (await api.PostAsync("series/provomoten/grants", """{ "email": "medarrangor@exempel.se", "kind": "door" }""")).Expect(HttpStatusCode.UnprocessableEntity);
        var shared = (await api.PostAsync("series/provomoten/grants", """{ "email": "medarrangor@exempel.se", "kind": "door", "occurrence": "provomoten-2027-03-01" }""")).Expect(HttpStatusCode.OK);
        var grant = Assert.Single(shared.Json.EnumerateArray());
        Assert.Equal("provomoten-2027-03-01", grant.GetProperty("occurrence").GetString());
        Assert.DoesNotContain("medarrangor@", shared.Text, StringComparison.Ordinal);
        (await api.SendAsync(HttpMethod.Delete, $"grants/{grant.GetProperty("id").GetString()}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(0, await host.ReadAsync(db => db.Set<SeriesGrant>().CountAsync()));
    }

    private static string File(string text) => $$"""{ "content": "{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}" }""";

    private static IEnumerable<string> Steps(ApiAnswer answer) =>
        answer.Json.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("kind").GetString()} {(step.TryGetProperty("day", out var day) ? day.GetString() : null)}");

    private static IEnumerable<string> Rows(ApiAnswer answer) =>
        answer.Json.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("line").GetInt32()} {row.GetProperty("verdict").GetString()}");
}
