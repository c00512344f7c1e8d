using System.Net;
using System.Text.Json;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Api;

/// <summary>The four kinds of event from the first word to the last, over nothing but HTTP.</summary>
public sealed class EventJourneyTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_recurring_meeting_with_a_rule_and_a_date_between_two_candidates(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var organiser = await ApiClient.OrganiserAsync(host);
        var everyone = new ApiClient(host.Http);

        var series = (await organiser.PostAsync("series", """
            { "kind": "recurringMeeting", "title": "Gemensam utvecklingsgrupp", "slug": "utvecklingsgrupp", "published": true, "startTime": "13:30:00", "endTime": "15:30:00",
              "venue": { "name": "Huset", "room": "Sal 2" },
              "recurrence": { "start": "2027-02-01", "weekday": "monday", "week": "second", "count": 4, "holidayPolicy": "skip", "pattern": "monthly" } }
            """)).Expect(HttpStatusCode.Created);
        Assert.Equal("/api/v1/series/utvecklingsgrupp", series.Headers.Location!.ToString());
        Assert.Equal(4, series.Json.GetProperty("planned").GetArrayLength());
        Assert.Equal(
            ["2027-02-08T13:30:00+01:00", "2027-03-08T13:30:00+01:00", "2027-04-12T13:30:00+02:00", "2027-05-10T13:30:00+02:00"],
            await StartsAsync(everyone, "series=utvecklingsgrupp"));

        var added = (await organiser.PostAsync("series/utvecklingsgrupp/occurrences", """
            { "slug": "januarimote", "date": { "decision": "undecided", "candidates": [
                { "startsAt": "2027-01-14T13:30:00+01:00", "endsAt": "2027-01-14T15:30:00+01:00" }, { "startsAt": "2027-01-21T13:30:00+01:00", "endsAt": "2027-01-21T15:30:00+01:00" }] } }
            """)).Expect(HttpStatusCode.Created);
        Assert.Equal("draft", added["state"]);
        (await everyone.GetAsync("occurrences/januarimote")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(4, (await StartsAsync(everyone, "series=utvecklingsgrupp")).Count);
        Assert.Equal(5, (await StartsAsync(organiser, "series=utvecklingsgrupp")).Count);

        Assert.Equal("tentative", (await organiser.PostAsync("occurrences/januarimote/publish")).Expect(HttpStatusCode.OK)["occurrence.state"]);
        var open = (await everyone.GetAsync("occurrences/januarimote")).Expect(HttpStatusCode.OK);
        Assert.Equal(("undecided", null, "Gemensam utvecklingsgrupp"), (open["date.decision"], open["date.startsAt"], open["title"]));
        var candidate = open.Json.GetProperty("date").GetProperty("candidates")[1].GetProperty("id").GetGuid();
        var decided = (await organiser.PostAsync("occurrences/januarimote/decide", $$"""{ "candidate": "{{candidate}}" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("confirmed", "2027-01-21T13:30:00+01:00"), (decided["occurrence.state"], decided["occurrence.date.startsAt"]));

        var coming = (await everyone.PostAsync("occurrences/januarimote/registrations", "{}")).Expect(HttpStatusCode.Created);
        Assert.Equal("confirmed", coming["status"]);
        Assert.Equal("1", (await everyone.GetAsync("occurrences/januarimote"))["confirmed"]);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_breakfast_seminar_fills_up_moves_is_cancelled_and_takes_place_after_all(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var organiser = await ApiClient.OrganiserAsync(host);
        var everyone = new ApiClient(host.Http);
        (await organiser.PostAsync("series", """{ "kind": "breakfastSeminar", "title": "Frukostseminarium", "registration": { "capacity": 2 } }""")).Expect(HttpStatusCode.Created);
        var added = (await organiser.PostAsync("series/frukostseminarium/occurrences", """
            { "theme": "Sömn", "date": { "startsAt": "2027-02-12T08:15:00+01:00", "endsAt": "2027-02-12T10:00:00+01:00", "doorsAt": "2027-02-12T07:45:00+01:00" },
              "contributors": [{ "name": "Föreläsaren", "isConfirmed": false }], "links": [{ "kind": "stream", "title": "Se direkt", "url": "https://example.se/direkt" }] }
            """)).Expect(HttpStatusCode.Created);
        var seminar = $"occurrences/{added["slug"]}";
        Assert.Equal("occurrences/frukostseminarium-2027-02-12", seminar);
        (await organiser.PostAsync($"{seminar}/publish")).Expect(HttpStatusCode.OK);
        var shown = (await everyone.GetAsync(seminar)).Expect(HttpStatusCode.OK);
        Assert.Equal(("2027-02-12T07:45:00+01:00", "2", "0", "2"), (shown["date.doorsAt"], shown["capacity"], shown["confirmed"], shown["seatsLeft"]));

        var first = (await everyone.PostAsync($"{seminar}/registrations", """{ "name": "=1+1", "email": "ett@example.se", "heads": 2, "answers": { "kost": "vegetariskt" } }""")).Expect(HttpStatusCode.Created);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await everyone.PostAsync($"{seminar}/registrations", """{ "name": "Två", "phone": "070-174 06 05" }""")).Expect(HttpStatusCode.Created);
        Assert.Equal("waitlisted", second["status"]);

        var preview = (await organiser.PostAsync($"{seminar}/move?preview=true")).Expect(HttpStatusCode.OK);
        Assert.Equal(("True", "1", "1"), (preview["preview"], preview["told.email"], preview["told.phone"]));
        Assert.Equal("confirmed", (await everyone.GetAsync(seminar))["state"]);
        var moved = (await organiser.PostAsync($"{seminar}/move", """{ "startsAt": "2027-02-19T08:15:00+01:00", "endsAt": "2027-02-19T10:00:00+01:00" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("2027-02-19T07:45:00+01:00", "1", added["slug"]), (moved["occurrence.date.doorsAt"], moved["told.email"], moved["occurrence.slug"]));
        Assert.Equal("2027-02-12T08:15:00+01:00", moved["occurrence.movedFrom.startsAt"]);

        (await organiser.PostAsync($"{seminar}/cancel", """{ "reason": " " }""")).Expect(HttpStatusCode.UnprocessableEntity);
        var cancelled = (await organiser.PostAsync($"{seminar}/cancel", """{ "reason": "Föreläsaren är sjuk." }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("cancelled", "Föreläsaren är sjuk."), (cancelled["occurrence.state"], cancelled["occurrence.cancelReason"]));
        Assert.Equal("cancelled", (await everyone.PostAsync($"{seminar}/registrations", """{ "name": "Tre", "email": "tre@example.se" }""")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("alreadyCancelled", (await organiser.PostAsync($"{seminar}/cancel", """{ "reason": "Igen." }""")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("cancelled", (await everyone.GetAsync($"registrations/{first["token"]}"))["occurrenceState"]);
        var back = (await organiser.PostAsync($"{seminar}/reinstate")).Expect(HttpStatusCode.OK);
        Assert.Equal(("confirmed", null), (back["occurrence.state"], back["occurrence.cancelReason"]));

        var table = await organiser.SendAsync(HttpMethod.Get, $"{seminar}/registrations", null, ("Accept", "text/csv"));
        Assert.Equal("text/csv", table.Expect(HttpStatusCode.OK).MediaType);
        Assert.Contains("'=1+1", table.Text, StringComparison.Ordinal);
        Assert.Contains("vegetariskt", table.Text, StringComparison.Ordinal);
        var list = (await organiser.GetAsync($"{seminar}/registrations?limit=1")).Expect(HttpStatusCode.OK);
        var next = (await organiser.GetAsync($"{seminar}/registrations?limit=1&cursor={list["nextCursor"]}")).Expect(HttpStatusCode.OK);
        Assert.Equal(["=1+1", "Två"], new[] { list, next }.Select(page => page.Json.GetProperty("items")[0].GetProperty("name").GetString()));
        Assert.False(next.Json.TryGetProperty("nextCursor", out _));
        var kinds = (await organiser.GetAsync($"{seminar}/notices")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().Select(notice => notice.GetProperty("kind").GetString()).ToList();
        Assert.Contains("occurrenceMoved", kinds);
        // Nothing has been sent: whoever never heard of the cancellation does not hear that it was taken back either.
        Assert.Contains("occurrenceCancelled", kinds);
        Assert.DoesNotContain("occurrenceReinstated", kinds);

        host.Clock.Now = new(2027, 2, 19, 9, 30, 0, DateTimeKind.Utc);
        Assert.Equal("held", (await organiser.PostAsync($"{seminar}/hold")).Expect(HttpStatusCode.OK)["occurrence.state"]);
        var log = (await organiser.GetAsync("audit?limit=200")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("occurrence.held", log[0].GetProperty("action").GetString());
        Assert.Contains(log, entry => entry.GetProperty("action").GetString() == "occurrence.cancelled" && entry.GetProperty("occurrence").GetString() == added["slug"]);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_self_help_group_approves_its_members_and_keeps_quiet_about_them_once_it_has_begun(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var organiser = await ApiClient.OrganiserAsync(host);
        var everyone = new ApiClient(host.Http);
        (await organiser.PostAsync("series", """
            { "kind": "selfHelpGroup", "title": "Att leva med oro", "slug": "oro", "published": true, "startTime": "13:30:00", "endTime": "15:30:00", "facilitatedMeetings": 3,
              "registration": { "approval": true, "capacity": 8 }, "venue": { "name": "Lugna gatan 3" },
              "recurrence": { "pattern": "monthly", "start": "2027-01-20", "weekday": "wednesday", "week": "last", "count": 10 } }
            """)).Expect(HttpStatusCode.Created);
        Assert.Null((await everyone.GetAsync("series/oro"))["venue"]);
        Assert.Empty(await StartsAsync(everyone, "series=oro"));
        (await organiser.PatchAsync("series/oro", """{ "showsTimeAndPlace": true, "calendarTitle": "Onsdagsträffen" }""")).Expect(HttpStatusCode.OK);
        var before = (await everyone.GetAsync("series/oro")).Expect(HttpStatusCode.OK);
        Assert.Equal("Lugna gatan 3", before["venue.name"]);
        Assert.Equal(("true", "Onsdagsträffen"), ((await organiser.GetAsync("series/oro"))["showsTimeAndPlace"]?.ToLowerInvariant(), (await organiser.GetAsync("series/oro"))["calendarTitle"]));
        Assert.DoesNotContain("Onsdagsträffen", before.Text, StringComparison.Ordinal);
        Assert.False(before.Json.TryGetProperty("confirmed", out _));
        Assert.Equal("0", (await organiser.GetAsync("series/oro"))["confirmed"]);
        Assert.Equal(["2027-01-27T13:30:00+01:00"], await StartsAsync(everyone, "series=oro"));

        var asked = (await everyone.PostAsync("series/oro/registrations", """{ "name": "Humlan", "email": "humlan@example.se" }""")).Expect(HttpStatusCode.Created);
        Assert.Equal("requested", asked["status"]);
        var meetings = (await organiser.GetAsync("occurrences?series=oro")).Json.GetProperty("items");
        var list = (await organiser.GetAsync($"occurrences/{meetings[0].GetProperty("slug").GetString()}/registrations")).Expect(HttpStatusCode.OK);
        var id = list.Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal("confirmed", (await organiser.PatchAsync($"registrations/{id}", """{ "action": "approve" }""")).Expect(HttpStatusCode.OK)["status"]);
        Assert.Equal("notARequest", (await organiser.PatchAsync($"registrations/{id}", """{ "action": "approve" }""")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("confirmed", (await everyone.GetAsync($"registrations/{asked["token"]}"))["status"]);

        host.Clock.Now = new(2027, 1, 28, 12, 0, 0, DateTimeKind.Utc);
        Assert.Equal("Lugna gatan 3", (await everyone.GetAsync("series/oro"))["venue.name"]);
        Assert.Empty(await StartsAsync(everyone, "series=oro&from=2027-01-01"));
        (await organiser.PatchAsync("series/oro", """{ "showsTimeAndPlace": false }""")).Expect(HttpStatusCode.OK);
        var after = (await everyone.GetAsync("series/oro")).Expect(HttpStatusCode.OK);
        Assert.Equal((null, null, null), (after["venue"], after["recurrence"], after["startTime"]));
        Assert.Empty(await StartsAsync(everyone, "series=oro&from=2027-01-01"));
        var second = meetings[1].GetProperty("slug").GetString();
        Assert.DoesNotContain("Lugna gatan", (await everyone.GetAsync($"occurrences/{second}")).Text, StringComparison.Ordinal);
        Assert.Equal(10, (await StartsAsync(organiser, "series=oro&from=2027-01-01")).Count);
        Assert.Equal("removed", (await organiser.PatchAsync($"registrations/{id}", """{ "action": "remove" }""")).Expect(HttpStatusCode.OK)["status"]);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_outdoor_day_has_teams_at_one_item_of_its_programme(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var organiser = await ApiClient.OrganiserAsync(host);
        var everyone = new ApiClient(host.Http);
        (await organiser.PostAsync("series", """{ "kind": "outdoorDay", "title": "Våryran", "coOrganisers": ["A", "B"], "venue": { "name": "Gröningen", "outdoors": true } }""")).Expect(HttpStatusCode.Created);
        var added = (await organiser.PostAsync("series/varyran/occurrences", """
            { "date": { "startsAt": "2027-05-17T11:00:00+02:00", "endsAt": "2027-05-17T15:00:00+02:00" }, "dressCode": "Bekväma kläder",
              "programme": [ { "title": "Boule" }, { "title": "Yoga", "startsAt": "2027-05-17T12:30:00+02:00", "endsAt": "2027-05-17T13:00:00+02:00" },
                { "title": "Brännboll", "startsAt": "2027-05-17T12:30:00+02:00", "endsWhenDone": true, "takesRegistrations": true, "teamsOnly": true, "capacity": 24 } ] }
            """)).Expect(HttpStatusCode.Created);
        var day = $"occurrences/{added["slug"]}";
        (await organiser.PostAsync($"{day}/publish")).Expect(HttpStatusCode.OK);
        var shown = (await everyone.GetAsync(day)).Expect(HttpStatusCode.OK);
        Assert.False(shown.Json.TryGetProperty("confirmed", out _));
        Assert.Equal("none", shown["registration.scope"]);
        var items = shown.Json.GetProperty("programme").EnumerateArray().ToList();
        Assert.Equal(["Yoga", "Brännboll", "Boule"], items.Select(item => item.GetProperty("title").GetString()));
        var item = items[1].GetProperty("id").GetString();

        Assert.Equal("closed", (await everyone.PostAsync($"{day}/registrations", """{ "name": "Alla" }""")).Expect(HttpStatusCode.Conflict).Code);
        var team = $$"""{ "name": "Lagledaren", "teamName": "Bollarna", "email": "lag@example.se", "heads": 9, "programmeItem": "{{item}}" }""";
        (await everyone.PostAsync($"{day}/registrations", team)).Expect(HttpStatusCode.Created);
        var full = (await everyone.GetAsync(day)).Json.GetProperty("programme")[1];
        Assert.Equal((9, 15), (full.GetProperty("confirmed").GetInt32(), full.GetProperty("seatsLeft").GetInt32()));
        Assert.Equal("1", (await organiser.PostAsync($"{day}/cancel", """{ "reason": "Prognosen visar regn och vindbyar upp till 14 meter per sekund." }""")).Expect(HttpStatusCode.OK)["told.email"]);
        Assert.Equal("confirmed", (await organiser.PostAsync($"{day}/reinstate")).Expect(HttpStatusCode.OK)["occurrence.state"]);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_edit_from_an_older_version_is_refused_and_lists_turn_pages(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        var organiser = await ApiClient.OrganiserAsync(host);
        foreach (var path in new[] { "occurrences/frukost", "series/frukostar" })
        {
            var tag = (await organiser.GetAsync(path)).Expect(HttpStatusCode.OK).ETag!;
            var edited = (await organiser.PatchAsync(path, """{ "title": "Ny titel" }""", ("If-Match", tag))).Expect(HttpStatusCode.OK);
            Assert.Equal("Ny titel", edited["title"]);
            Assert.NotEqual(tag, edited.ETag);
            (await organiser.PatchAsync(path, """{ "title": "Ännu en" }""", ("If-Match", tag))).Expect(HttpStatusCode.PreconditionFailed);
            (await organiser.PatchAsync(path, """{ "title": "Ännu en" }""", ("If-Match", "\"annan\""))).Expect(HttpStatusCode.PreconditionFailed);
            (await organiser.PatchAsync(path, """{ "title": "Ännu en" }""", ("If-Match", $"\"x\", {edited.ETag}"))).Expect(HttpStatusCode.OK);
            (await organiser.PatchAsync(path, """{ "title": "Utan" }""")).Expect(HttpStatusCode.OK);
        }
        for (var month = 3; month < 8; month++)
        {
            (await organiser.PostAsync("series/frukostar/occurrences", $$"""{ "date": { "startsAt": "2027-0{{month}}-01T09:00:00+01:00", "endsAt": "2027-0{{month}}-01T10:00:00+01:00" } }""")).Expect(HttpStatusCode.Created);
        }
        (await organiser.PostAsync("series/frukostar/occurrences", "{}")).Expect(HttpStatusCode.Created);
        (await organiser.PostAsync("series/frukostar/occurrences", "{}")).Expect(HttpStatusCode.Created);
        List<string> slugs = [];
        string? cursor = null;
        do
        {
            var page = (await organiser.GetAsync($"occurrences?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(HttpStatusCode.OK);
            slugs.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Equal(["frukost", "frukostar-2027-03-01", "frukostar-2027-04-01", "frukostar-2027-05-01", "frukostar-2027-06-01", "frukostar-2027-07-01", "frukostar", "frukostar-2"], slugs);
        Assert.Equal(2, (await StartsAsync(organiser, "from=2027-04-01&to=2027-05-01")).Count);
        Assert.Empty(await StartsAsync(organiser, "from=2027-04-01&to=2027-05-01&kind=outdoorDay"));
    }

    private static async Task<List<string?>> StartsAsync(ApiClient api, string query) =>
        [.. (await api.GetAsync($"occurrences?limit=200&{query}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("date").GetProperty("startsAt") is { ValueKind: JsonValueKind.String } start ? start.GetString() : null)];
}
