using System.Net;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Api;

/// <summary>What the desk can do to participants, other systems can do too.</summary>
public sealed class PeopleApiTests
{
    [Fact]
    public async Task Seats_are_given_moved_and_put_back_by_the_same_rules_as_at_the_desk()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 2, SkipTooLarge = false });
        var api = await ApiClient.OrganiserAsync(scene.Host);
        var first = await scene.SignUpAsync();
        await scene.SignUpAsync(heads: 2);
        var single = await scene.SignUpAsync();

        Assert.Equal("wouldPass", (await api.PatchAsync($"registrations/{single.Id}", """{ "action": "giveSeat" }""")).Expect(HttpStatusCode.Conflict).Code);
        var given = (await api.PatchAsync($"registrations/{single.Id}", """{ "action": "giveSeat", "passOthers": true }""")).Expect(HttpStatusCode.OK);
        Assert.Equal("confirmed", given["status"]);
        Assert.Equal("notWaiting", (await api.PatchAsync($"registrations/{single.Id}", """{ "action": "giveSeat" }""")).Expect(HttpStatusCode.Conflict).Code);

        Assert.Equal("waitlisted", (await api.PatchAsync($"registrations/{single.Id}", """{ "action": "moveToWaitlist" }""")).Expect(HttpStatusCode.OK)["status"]);
        (await api.PatchAsync($"registrations/{first.Id}", """{ "action": "remove" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal("waitlisted", (await api.PatchAsync($"registrations/{first.Id}", """{ "action": "putBack" }""")).Expect(HttpStatusCode.OK)["status"]);
    }

    [Fact]
    public async Task The_door_counts_a_tap_once_and_tells_how_many_came()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(scene.Host);
        var person = await scene.SignUpAsync(heads: 2);
        await scene.SignUpAsync();
        var tap = $$"""{ "id": "{{Guid.NewGuid()}}", "registrationId": "{{person.Id}}", "mark": "attended" }""";
        var dropIns = $$"""{ "id": "{{Guid.NewGuid()}}", "dropIns": 3 }""";
        var path = $"occurrences/{scene.DateSlug(0)}";

        Assert.Equal("notBegun", (await api.PostAsync($"{path}/no-shows", "{}")).Expect(HttpStatusCode.Conflict).Code);
        foreach (var body in (string[])[tap, dropIns, tap, dropIns]) (await api.PostAsync($"{path}/taps", body)).Expect(HttpStatusCode.NoContent);
        (await api.PostAsync($"{path}/taps", $$"""{ "id": "{{Guid.NewGuid()}}" }""")).Expect(HttpStatusCode.UnprocessableEntity);
        scene.Clock.Now = new DateTime(2027, 1, 25, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal("1", (await api.PostAsync($"{path}/no-shows", "{}")).Expect(HttpStatusCode.OK)["parties"]);

        var count = (await api.GetAsync($"{path}/attendance")).Expect(HttpStatusCode.OK);
        Assert.Equal(("2", "1", "0", "3"), (count["came"], count["absent"], count["unmarked"], count["dropIns"]));
        Assert.Equal(Attendance.Attended, (await scene.RowAsync(person)).Attendance);
    }

    [Fact]
    public async Task A_message_goes_to_those_named_after_a_preview_that_does_nothing()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(scene.Host);
        var first = await scene.SignUpAsync();
        await scene.SignUpAsync();
        var body = $$"""{ "subject": "Ta med en filt", "text": "Det blir svalt.", "registrations": ["{{first.Id}}"] }""";
        var path = $"occurrences/{scene.DateSlug(0)}/messages";
        Assert.Equal("1", (await api.PostAsync($"{path}?preview=true", body)).Expect(HttpStatusCode.OK)["email"]);
        Assert.Equal("Confirmed Planned", await scene.NoticesAsync(first));
        Assert.Equal("1", (await api.PostAsync(path, body)).Expect(HttpStatusCode.OK)["email"]);
        Assert.Equal("Confirmed Planned, OrganiserMessage Planned", await scene.NoticesAsync(first));
        (await api.PostAsync(path, """{ "subject": "", "text": "" }""")).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_survey_is_written_and_read()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(scene.Host);
        await scene.SignUpAsync();
        var path = $"series/{scene.SeriesSlug}/survey";
        (await api.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        var refused = await api.SendAsync(HttpMethod.Put, path, """{ "questions": [{ "key": "igen", "text": "Igen?", "kind": "choice", "choices": ["Ja"] }] }""");
        Assert.Equal("choices", refused.Expect(HttpStatusCode.UnprocessableEntity).Code);
        (await api.SendAsync(HttpMethod.Put, path, """{ "questions": [{ "key": "helhet", "text": "Hur var det?", "kind": "scale" }] }""")).Expect(HttpStatusCode.OK);
        Assert.Contains("Hur var det?", (await api.GetAsync(path)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal("1", (await api.PostAsync($"occurrences/{scene.DateSlug(0)}/survey-links")).Expect(HttpStatusCode.OK)["links"]);
        var results = (await api.GetAsync($"occurrences/{scene.DateSlug(0)}/survey-results")).Expect(HttpStatusCode.OK);
        Assert.Equal(("1", "0"), (results["asked"], results["answeredBy"]));
    }

    [Fact]
    public async Task A_call_is_written_down_and_taken_back()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(scene.Host);
        var person = await scene.SignUpAsync();
        var path = $"occurrences/{scene.DateSlug(0)}/call-list";
        (await api.PostAsync($"{path}/{Guid.NewGuid()}", """{ "outcome": "reached" }""")).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync($"{path}/{person.Id}", """{ "outcome": "asleep" }""")).Expect(HttpStatusCode.BadRequest);
        var call = (await api.PostAsync($"{path}/{person.Id}", """{ "outcome": "noAnswer" }""")).Expect(HttpStatusCode.Created)["id"];
        (await api.SendAsync(HttpMethod.Delete, $"call-ticks/{call}")).Expect(HttpStatusCode.NoContent);
        (await api.SendAsync(HttpMethod.Delete, $"call-ticks/{call}")).Expect(HttpStatusCode.NotFound);
    }
}
