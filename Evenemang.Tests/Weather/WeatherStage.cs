using System.Globalization;
using System.Text.Json;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Weather;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Running;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Organisers = Evenemang.Tests.Events.Desk;

namespace Evenemang.Tests.Weather;

/// <summary>Våryran on 17 May 2027, 11 to 15 on the lawn, with its forecasts in a folder and a clock that the test moves.</summary>
internal sealed class WeatherStage : IAsyncDisposable
{
    public const string Slug = "varyran-2027-05-17";

    private readonly TemporaryFolder _forecasts;

    private WeatherStage(TestHost host, TemporaryFolder forecasts) => (Desk, _forecasts) = (new(host), forecasts);

    public Organisers Desk { get; }

    public TestHost Host => Desk.Host;

    /// <summary>Opens the house eleven days ahead, on 6 May, with the plan on the series and two teams signed up, or as many as wished.</summary>
    public static async Task<WeatherStage> OpenAsync(DatabaseKind database, WeatherPlan plan, WeatherPlan? own = null, IReadOnlyDictionary<string, string>? settings = null, int teams = 2)
    {
        var folder = new TemporaryFolder();
        Dictionary<string, string> all = new() { ["Weather:Provider"] = "Folder", ["Weather:Folder"] = folder.Path };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var host = await TestHost.StartAsync(database, WallClock.ToUtc(Organisers.At("2027-05-06T09:00"), "Europe/Stockholm"), all);
        var stage = new WeatherStage(host, folder);
        await stage.Desk.CreateAsync(EventKind.OutdoorDay, new()
        {
            Title = "Våryran",
            Venue = new Venue("Gröningen", City: "Helsingborg", Latitude: 56.0535, Longitude: 12.6838, Outdoors: true),
            Weather = plan,
        });
        await stage.Desk.AddAsync("varyran", new()
        {
            Date = new DateEdit(Decision.Decided, Organisers.At("2027-05-17T11:00"), Organisers.At("2027-05-17T15:00")),
            Weather = own is null ? default : new Change<WeatherPlan?>(own),
            Programme = new Change<IReadOnlyList<ProgrammeItemEdit>>(
            [
                new() { Title = "Brännboll", Start = Organisers.At("2027-05-17T12:30"), EndsWhenDone = true, TakesRegistrations = true, TeamsOnly = true, Capacity = 60 },
                new() { Title = "Hoppborg", Start = Organisers.At("2027-05-17T13:00"), End = Organisers.At("2027-05-17T14:00"), Weather = new(WeatherPreset.BouncyCastle) },
            ]),
        });
        var rounders = await host.ReadAsync(db => db.ProgrammeItems.SingleAsync(item => item.Title == "Brännboll"));
        foreach (var team in Enumerable.Range(1, teams))
            await stage.Desk.SignUpAsync(new Server.Registrations.SignUpTo.ProgrammeItem(Slug, rounders.Id), new() { Name = "Lagledaren", TeamName = $"Lag {team}", Email = $"lag-{team}@example.se", Heads = 8 });
        return stage;
    }

    /// <summary>The clock moves to a local time, a new forecast is out (unless the source is dead), and both sweeps come by.</summary>
    public async Task ComeToAsync(string stockholm, double? gust = null, double rain = 0, double probability = 5)
    {
        Desk.SetClock(stockholm);
        if (gust is { } wind) await WriteAsync(wind, rain, probability);
        await SweepAsync();
    }

    /// <summary>A forecast as SMHI would have made it now: hour by hour for ten days, all hours alike.</summary>
    public Task WriteAsync(double gust, double rain, double probability)
    {
        var created = Host.Clock.Now;
        var first = new DateTime(created.Year, created.Month, created.Day, created.Hour, 0, 0, DateTimeKind.Utc);
        var steps = Enumerable.Range(0, 270).Select(hour => new Dictionary<string, object>
        {
            ["time"] = Text(first.AddHours(hour + 1)),
            ["intervalParametersStartTime"] = Text(first.AddHours(hour)),
            ["data"] = new Dictionary<string, double>
            {
                ["air_temperature"] = 14, ["wind_speed"] = 4, ["wind_speed_of_gust"] = gust, ["precipitation_amount_mean"] = rain, ["probability_of_precipitation"] = probability,
                ["thunderstorm_probability"] = 0, ["symbol_code"] = rain > 0 ? 18 : 3,
            },
        });
        return WriteFileAsync(JsonSerializer.Serialize(new Dictionary<string, object> { ["createdTime"] = Text(created), ["timeSeries"] = steps }));
    }

    public Task WriteFileAsync(string text) => File.WriteAllTextAsync(_forecasts.File("forecast.json"), text);

    public void KillSource() => File.Delete(_forecasts.File("forecast.json"));

    public async Task SweepAsync()
    {
        await Desk.Get<WatchWeather>().RunAsync(default);
        await Desk.Get<TakeWeatherTurns>().RunAsync(default);
    }

    public Task<DecideWeatherOutcome> DecideAsync(WeatherAnswer answer, string by = "Samordnaren") => Desk.Get<DecideWeather>().RunAsync(Slug, answer, new Actor(by), default);

    public async Task<WeatherCard> CardAsync() => (await Desk.Get<WeatherCards>().FindAsync(Slug, Actor.System, default))!;

    public async Task<OccurrenceState> StateAsync() => (await Desk.RowAsync(Slug)).State;

    public async Task<string> PageAsync(string prefix = "") => await Host.Http.GetStringAsync($"{prefix}/evenemang/{Slug}");

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        _forecasts.Dispose();
    }

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
