using System.Net;
using System.Text.Json;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Weather;

/// <summary>The plan, the card and the decision as other systems meet them.</summary>
public sealed class WeatherApiTests
{
    private const string Weather = $"occurrences/{WeatherStage.Slug}/weather";

    [Fact]
    public async Task An_organiser_plans_looks_previews_and_decides()
    {
        await using var stage = await WeatherStage.OpenAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(stage.Host);
        var series = (await api.PatchAsync("series/varyran", """{ "weather": { "preset": "tents", "decide": { "hoursBefore": 24 }, "remind": { "hoursBefore": 20 } } }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("tents", "12", "propose"), (series["weather.preset"], series["weather.limits.gust.callOff"], series["weather.mode"]));
        Assert.False((await new ApiClient(stage.Host.Http).GetAsync("series/varyran")).Json.TryGetProperty("weather", out _));

        stage.Desk.SetClock("2027-05-16T11:00");
        await stage.WriteAsync(gust: 12, rain: 0, probability: 5);
        var looked = (await api.PostAsync("weather/check")).Expect(HttpStatusCode.OK);
        Assert.Equal("callOff", looked.Json.GetProperty("looked")[0].GetProperty("level").GetString());
        await stage.SweepAsync();
        var card = (await api.GetAsync(Weather)).Expect(HttpStatusCode.OK);
        Assert.Equal(("callOff", "False", "smhi"), (card["level"], card["stale"], card["source"]));
        var asked = card.Json.GetProperty("decisions")[0];
        Assert.Equal("open", asked.GetProperty("state").GetString());

        var body = JsonSerializer.Serialize(new { decision = "callOff", decisionId = asked.GetProperty("id").GetString() });
        var preview = (await api.PostAsync($"{Weather}/decision?preview=true", body)).Expect(HttpStatusCode.OK);
        Assert.Equal("2", preview["told.email"]);
        Assert.StartsWith("Vi ställer in Våryran. Prognosen visar vindbyar upp till 12 meter per sekund", preview["text.swedish"], StringComparison.Ordinal);
        (await api.PostAsync($"{Weather}/decision", body)).Expect(HttpStatusCode.OK);
        var second = (await api.PostAsync($"{Weather}/decision", body)).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("decided", "api:Test har redan ställt in dagen."), (second.Code, second["detail"]));
    }

    [Theory]
    [InlineData("""{ "weather": { "preset": "custom" } }""", "weather.limits")]
    [InlineData("""{ "weather": { "decide": { "hoursBefore": 3 }, "remind": { "hoursBefore": 20 } } }""", "weather.remind")]
    [InlineData("""{ "weather": { "decide": { "hoursBefore": 500 } } }""", "weather.decide")]
    [InlineData("""{ "weather": { "preset": "custom", "limits": { "gust": { "watch": 12, "callOff": 8 } } } }""", "weather.limits.gust.callOff")]
    [InlineData("""{ "weather": { "reserveStartsAt": "2027-05-20T11:00:00+02:00" } }""", "weather.reserveStart")]
    public async Task A_plan_that_cannot_be_followed_is_refused_by_field(string plan, string field)
    {
        await using var stage = await WeatherStage.OpenAsync(DatabaseKind.Sqlite, new());
        var api = await ApiClient.OrganiserAsync(stage.Host);
        var answer = (await api.PatchAsync("series/varyran", plan)).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(field, answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }
}
