using System.Text;
using System.Text.Json.Nodes;
using Evenemang.Server.Weather;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evenemang.Tests.Weather;

/// <summary>How the services are asked, and what is made of what they answer. Both services are scripted servers on loopback.</summary>
public sealed class ForecastsTests : IAsyncDisposable
{
    private static readonly GridPoint Lawn = new(56.05351, 12.68376);
    private static readonly DateTime SmhiCreated = new(2026, 4, 2, 11, 1, 32, DateTimeKind.Utc);

    private readonly ManualClock _clock = new(new DateTime(2026, 4, 2, 11, 10, 0, DateTimeKind.Utc));
    private readonly ScriptedWeatherServer _smhi = new(_ => Json(File.ReadAllBytes(WeatherSamples.Answer("smhi.json"))));
    private readonly ScriptedWeatherServer _met = new(_ => Json(Met(new DateTime(2026, 4, 2, 11, 0, 0, DateTimeKind.Utc))));
    private readonly ServiceProvider _services;
    private readonly WeatherOptions _options;

    public ForecastsTests()
    {
        _options = new() { Provider = WeatherProvider.Smhi, SmhiBaseUrl = _smhi.Address, SmhiWarningsBaseUrl = _smhi.Address, MetNorwayBaseUrl = _met.Address };
        var services = new ServiceCollection();
        services.AddLogging();
        WeatherRoom.AddClient(services, _ => "Evenemang/1.0 (drift@exempel.se)", TimeSpan.FromSeconds(1));
        _services = services.BuildServiceProvider();
        Forecasts = new([new SmhiForecasts(Http, _options), new MetNorwayForecasts(Http, _options)], _clock, NullLogger<Forecasts>.Instance);
    }

    private Forecasts Forecasts { get; }

    private WeatherHttp Http => new(_services.GetRequiredService<IHttpClientFactory>(), _clock, NullLogger<WeatherHttp>.Instance);

    [Fact]
    public async Task SMHI_is_asked_for_the_point_with_our_name_and_the_stand_in_is_left_alone()
    {
        var known = await AskAsync();
        Assert.Equal((ForecastSource.Smhi, SmhiCreated, null), (known.Forecast!.Source, known.Forecast.IssuedAt, known.Trouble));
        var request = Assert.Single(_smhi.Requests);
        Assert.Equal("/api/category/snow1g/version/1/geotype/point/lon/12.6838/lat/56.0535/data.json", request.Path);
        Assert.Equal("Evenemang/1.0 (drift@exempel.se)", request.Headers["user-agent"]);
        Assert.Contains("gzip", request.Headers["accept-encoding"], StringComparison.Ordinal);
        Assert.Empty(_met.Requests);
    }

    [Fact]
    public async Task All_days_at_a_place_share_one_question_until_it_is_time_for_the_next()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Forecasts.ForAsync(new(56.0535 + (i * 1e-6), 12.6838), default)));
        Assert.Single(_smhi.Requests);
        _clock.Advance(TimeSpan.FromMinutes(29));
        await AskAsync();
        Assert.Single(_smhi.Requests);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync();
        Assert.Equal(2, _smhi.Requests.Count);
    }

    [Fact]
    public async Task MET_Norway_is_asked_with_its_own_words_and_304_keeps_what_we_have()
    {
        _smhi.Answer = _ => WeatherReply.Of(503);
        const string Modified = "Thu, 02 Apr 2026 11:00:07 GMT";
        _met.Answer = _ => Json(Met(SmhiCreated)) with { Headers = [$"Last-Modified: {Modified}", "Expires: Thu, 02 Apr 2026 12:30:00 GMT"] };
        var first = await AskAsync();
        Assert.Equal((ForecastSource.MetNorway, WeatherTrouble.Unavailable), (first.Forecast!.Source, first.Trouble));
        var request = Assert.Single(_met.Requests);
        Assert.Equal("/weatherapi/locationforecast/2.0/complete?lat=56.0535&lon=12.6838", request.Path);
        Assert.Equal("Evenemang/1.0 (drift@exempel.se)", request.Headers["user-agent"]);
        Assert.False(request.Headers.ContainsKey("if-modified-since"));

        _clock.Now = new(2026, 4, 2, 12, 29, 0, DateTimeKind.Utc);
        await AskAsync();
        Assert.Single(_met.Requests);

        _clock.Now = new(2026, 4, 2, 12, 40, 0, DateTimeKind.Utc);
        _met.Answer = _ => WeatherReply.Of(304) with { Headers = ["Expires: Thu, 02 Apr 2026 13:30:00 GMT"] };
        var again = await AskAsync();
        Assert.Equal(first.Forecast, again.Forecast);
        Assert.Equal((2, Modified), (_met.Requests.Count, _met.Requests.Last().Headers["if-modified-since"]));
    }

    [Fact]
    public async Task A_service_that_turns_us_away_is_left_alone_for_a_day()
    {
        _smhi.Answer = _ => WeatherReply.Of(503);
        _met.Answer = _ => WeatherReply.Of(403);
        Assert.Null((await AskAsync()).Forecast);
        await Forecasts.ForAsync(new(59.33, 18.07), default);
        _clock.Advance(TimeSpan.FromHours(20));
        await AskAsync();
        Assert.Single(_met.Requests);
        _clock.Advance(TimeSpan.FromHours(5));
        await AskAsync();
        Assert.Equal(2, _met.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_asks_us_to_wait_is_left_alone_as_long_as_it_says()
    {
        _smhi.Answer = _ => WeatherReply.Of(429) with { Headers = ["Retry-After: 7200"] };
        Assert.Equal((ForecastSource.MetNorway, WeatherTrouble.Throttled), ((await AskAsync()).Forecast!.Source, (await AskAsync()).Trouble));
        await Forecasts.ForAsync(new(59.33, 18.07), default);
        _clock.Advance(TimeSpan.FromMinutes(119));
        await AskAsync();
        Assert.Single(_smhi.Requests);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await AskAsync();
        Assert.Equal(2, _smhi.Requests.Count);
    }

    [Theory]
    [InlineData("404", WeatherTrouble.NoCoverage)]
    [InlineData("400", WeatherTrouble.NoCoverage)]
    [InlineData("500", WeatherTrouble.Unavailable)]
    [InlineData("503", WeatherTrouble.Unavailable)]
    [InlineData("302", WeatherTrouble.Unavailable)]
    [InlineData("slow", WeatherTrouble.Unavailable)]
    [InlineData("truncated", WeatherTrouble.Unavailable)]
    [InlineData("empty", WeatherTrouble.Unreadable)]
    [InlineData("html", WeatherTrouble.Unreadable)]
    [InlineData("html as json", WeatherTrouble.Unreadable)]
    [InlineData("huge", WeatherTrouble.Unreadable)]
    [InlineData("hours old", WeatherTrouble.TooOld)]
    public async Task An_answer_that_is_no_forecast_changes_nothing(string kind, WeatherTrouble trouble)
    {
        _met.Answer = _ => WeatherReply.Of(503);
        var good = (await AskAsync()).Forecast;
        Assert.NotNull(good);
        _clock.Advance(TimeSpan.FromMinutes(40));
        var whole = File.ReadAllBytes(WeatherSamples.Answer("smhi.json"));
        _smhi.Answer = _ => kind switch
        {
            "slow" => WeatherReply.Of(200) with { IsSilent = true },
            "truncated" => Json(whole) with { CutAfter = 40_000 },
            "empty" => Json([]),
            "html" => WeatherReply.Of(200),
            "html as json" => Json("<html></html>"u8.ToArray()),
            "huge" => Json(new byte[5 * 1024 * 1024]),
            "hours old" => Json(Smhi("2026-04-02T03:00:00Z")),
            "302" => WeatherReply.Of(302) with { Headers = [$"Location: {_met.Address}/elsewhere"] },
            _ => WeatherReply.Of(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
        };
        var known = await AskAsync();
        Assert.Equal((good, trouble), (known.Forecast, known.Trouble));
        Assert.Equal(2, _smhi.Requests.Count);
        Assert.DoesNotContain(_met.Requests, request => request.Path == "/elsewhere");

        _clock.Advance(TimeSpan.FromHours(6));
        Assert.Null((await AskAsync()).Forecast);
    }

    [Fact]
    public async Task A_service_that_comes_back_is_heard_again()
    {
        (_smhi.Answer, _met.Answer) = (_ => WeatherReply.Of(500), _ => WeatherReply.Of(500));
        Assert.Null((await AskAsync()).Forecast);
        _clock.Advance(TimeSpan.FromMinutes(6));
        _smhi.Answer = _ => Json(File.ReadAllBytes(WeatherSamples.Answer("smhi.json")));
        var known = await AskAsync();
        Assert.Equal((ForecastSource.Smhi, null), (known.Forecast?.Source, known.Trouble));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_said_by_check()
    {
        var address = _met.Address;
        await _met.DisposeAsync();
        var check = new WeatherCheck(
            new() { Provider = WeatherProvider.MetNorway, MetNorwayBaseUrl = address, SmhiWarningsBaseUrl = _smhi.Address },
            _services.GetRequiredService<IHttpClientFactory>(),
            new HostingEnvironment { ContentRootPath = Path.GetTempPath() });
        Assert.StartsWith($"Weather:MetNorwayBaseUrl is \"{address}\" but cannot be reached", Assert.Single(await check.RunAsync(default)), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Forecasts.Dispose();
        await _services.DisposeAsync();
        await _smhi.DisposeAsync();
        await _met.DisposeAsync();
    }

    private Task<PointForecast> AskAsync() => Forecasts.ForAsync(Lawn, default);

    private static WeatherReply Json(byte[] body) => new(200, body);

    private static byte[] Smhi(string created)
    {
        var answer = JsonNode.Parse(File.ReadAllText(WeatherSamples.Answer("smhi.json")))!;
        answer["createdTime"] = created;
        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }

    private static byte[] Met(DateTime updated)
    {
        var answer = JsonNode.Parse(File.ReadAllText(WeatherSamples.Answer("met-norway.json")))!;
        answer["properties"]!["meta"]!["updated_at"] = updated.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }
}
