using System.Net;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Api;

public sealed class SignUpApiTests
{
    private const string Somebody = """{ "name": "Alva Ask", "email": "alva@example.se", "heads": 2 }""";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_sign_up_gives_a_link_that_shows_changes_and_withdraws_it(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 3);
        var api = new ApiClient(host.Http);

        var signedUp = (await api.PostAsync("occurrences/frukost/registrations", Somebody)).Expect(HttpStatusCode.Created);
        Assert.Equal("confirmed", signedUp["status"]);
        Assert.False(signedUp.Json.TryGetProperty("position", out _));
        var place = $"registrations/{signedUp["token"]}";
        Assert.EndsWith($"/min-anmalan/{signedUp["token"]}", signedUp["manageUrl"], StringComparison.Ordinal);
        Assert.Matches(@"/kalender/min/[0-9A-Za-z_-]+\.ics$", signedUp["calendarUrl"]!);

        var shown = (await api.GetAsync(place)).Expect(HttpStatusCode.OK);
        Assert.Equal(("2", "Alva Ask", "2027-02-12T08:15:00+01:00"), (shown["heads"], shown["name"], shown["startsAt"]));

        var changed = (await api.PatchAsync(place, """{ "heads": 3, "language": "en" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("3", "Alva Ask", "en"), (changed["heads"], changed["name"], changed["language"]));
        (await api.PatchAsync(place, """{ "heads": 4 }""")).Expect(HttpStatusCode.UnprocessableEntity);

        var waiting = (await api.PostAsync("occurrences/frukost/registrations", """{ "name": "Bo Bok", "email": "bo@example.se" }""")).Expect(HttpStatusCode.Created);
        Assert.Equal(("waitlisted", "1"), (waiting["status"], waiting["position"]));

        (await api.SendAsync(HttpMethod.Delete, place)).Expect(HttpStatusCode.NoContent);
        (await api.SendAsync(HttpMethod.Delete, place)).Expect(HttpStatusCode.NoContent);
        Assert.Equal("withdrawn", (await api.GetAsync(place))["status"]);
        Assert.Equal("confirmed", (await api.GetAsync($"registrations/{waiting["token"]}"))["status"]);
        Assert.Equal("closed", (await api.PatchAsync(place, """{ "heads": 1 }""")).Expect(HttpStatusCode.Conflict).Code);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_repeated_sign_up_is_answered_like_a_first_one(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 10);
        var api = new ApiClient(host.Http);
        var first = (await api.PostAsync("occurrences/frukost/registrations", Somebody)).Expect(HttpStatusCode.Created);
        var second = (await api.PostAsync("occurrences/frukost/registrations", Somebody.Replace("alva@", "ALVA@", StringComparison.Ordinal))).Expect(HttpStatusCode.Created);
        Assert.Equal(first.Json.EnumerateObject().Select(field => field.Name), second.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(first["status"], second["status"]);
        Assert.NotEqual(first["token"], second["token"]);
        Assert.Equal(1, await host.ReadAsync(db => db.Registrations.CountAsync(row => !row.IsShadow)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_keeps_a_sign_up_from_being_taken_has_a_code_and_a_sentence(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 1, waitlist: false);
        var api = new ApiClient(host.Http);
        const string path = "occurrences/frukost/registrations";

        var invalid = (await api.PostAsync(path, """{ "email": "alva@", "answers": { "hobby": "x" } }""")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("application/problem+json", invalid.MediaType);
        Assert.Equal("Adressen saknar något efter @. Skriv till exempel namn@exempel.se.", invalid.Json.GetProperty("errors").GetProperty("email")[0].GetString());
        Assert.Equal(["answers.hobby", "email", "name"], invalid.Json.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order());
        var english = await api.PostAsync(path, """{ "email": "alva@example.se" }""", ("Accept-Language", "en"));
        Assert.StartsWith("Write your name", english.Json.GetProperty("errors").GetProperty("name")[0].GetString(), StringComparison.Ordinal);

        var unknown = (await api.PostAsync(path, """{ "name": "Alva", "emial": "alva@example.se" }""")).Expect(HttpStatusCode.BadRequest);
        Assert.True(unknown.Json.GetProperty("errors").TryGetProperty("emial", out _));
        var wrong = (await api.PostAsync(path, """{ "name": "Alva", "heads": "två" }""")).Expect(HttpStatusCode.BadRequest);
        Assert.True(wrong.Json.GetProperty("errors").TryGetProperty("heads", out _));
        (await api.PostAsync(path, """{ "name": """)).Expect(HttpStatusCode.BadRequest);

        (await api.PostAsync(path, """{ "name": "Bo", "email": "bo@example.se" }""")).Expect(HttpStatusCode.Created);
        Assert.Equal("full", (await api.PostAsync(path, """{ "name": "Alva", "email": "alva@example.se" }""")).Expect(HttpStatusCode.Conflict).Code);
        host.Clock.Now = new(2027, 2, 12, 7, 30, 0, DateTimeKind.Utc);
        Assert.Equal("closed", (await api.PostAsync(path, """{ "name": "Alva", "email": "alva@example.se" }""")).Expect(HttpStatusCode.Conflict).Code);
        (await api.PostAsync("occurrences/finns-inte/registrations", Somebody)).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync("occurrences/frukost%00/registrations", Somebody)).Expect(HttpStatusCode.BadRequest);
        (await api.PostAsync("occurrences/frukost%27/registrations", Somebody)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_organiser_signs_up_somebody_who_called_and_a_stranger_may_not(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host, capacity: 10);
        var organiser = await ApiClient.OrganiserAsync(host);
        const string called = """{ "name": "Någon som ringde", "onBehalf": true }""";
        (await new ApiClient(host.Http).PostAsync("occurrences/frukost/registrations", called)).Expect(HttpStatusCode.Unauthorized);
        var signedUp = (await organiser.PostAsync("occurrences/frukost/registrations", called)).Expect(HttpStatusCode.Created);
        Assert.NotNull(signedUp["id"]);
        var marked = (await organiser.PatchAsync($"registrations/{signedUp["id"]}", """{ "action": "attended" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal("attended", marked["attendance"]);
        var audit = await host.ReadAsync(db => db.AuditEntries.Where(entry => entry.RegistrationId != null).Select(entry => entry.Actor).Distinct().SingleAsync());
        Assert.Equal("api:Test", audit);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Sign_ups_from_one_address_are_limited_and_organisers_are_not(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: new Dictionary<string, string> { ["RateLimits:SignUpsPerMinute"] = "2" });
        await SampleEvents.AddAsync(host, capacity: 100);
        var api = new ApiClient(host.Http);
        for (var number = 0; number < 2; number++)
        {
            (await api.PostAsync("occurrences/frukost/registrations", $$"""{ "name": "N", "email": "n{{number}}@example.se" }""")).Expect(HttpStatusCode.Created);
        }
        var limited = (await api.PostAsync("occurrences/frukost/registrations", """{ "name": "N", "email": "n9@example.se" }""")).Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal("application/problem+json", limited.MediaType);
        Assert.NotNull(limited.Headers.RetryAfter);
        var organiser = await ApiClient.OrganiserAsync(host);
        (await organiser.PostAsync("occurrences/frukost/registrations", """{ "name": "N", "onBehalf": true }""")).Expect(HttpStatusCode.Created);
    }
}
