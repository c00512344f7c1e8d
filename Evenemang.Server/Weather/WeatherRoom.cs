using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Server.Weather.Sources;

namespace Evenemang.Server.Weather;

/// <summary>Outdoor days are watched, decided and called off in time.</summary>
public static class WeatherRoom
{
    /// <summary>The name of the HTTP client that weather services are asked with.</summary>
    internal const string ClientName = "weather";

    /// <summary>The most that is read of one answer; a real one is about 100 kB.</summary>
    internal const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    public static void AddWeather(this WebApplicationBuilder builder)
    {
        var options = WeatherOptions.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<WeatherCheck>();
        builder.Services.AddSingleton<WeatherHttp>();
        builder.Services.AddSingleton<SmhiForecasts>();
        builder.Services.AddSingleton<MetNorwayForecasts>();
        builder.Services.AddSingleton<Warnings>();
        var folder = builder.PathFromContentRoot(options.Folder);
        builder.Services.AddSingleton(services => new Forecasts(Sources(services, options.Provider, folder), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Forecasts>>()));
        builder.Services.AddSingleton<WatchWeather>();
        builder.Services.AddSingleton<TakeWeatherTurns>();
        builder.Services.AddSingleton<WeatherTelling>();
        builder.Services.AddSingleton<DecideWeather>();
        builder.Services.AddSingleton<PreviewWeatherDecision>();
        builder.Services.AddSingleton<DropProgrammeItem>();
        builder.Services.AddSingleton<RestoreProgrammeItem>();
        builder.Services.AddSingleton<WeatherCards>();
        AddClient(builder.Services, services => UserAgent(options, services.GetRequiredService<SiteOptions>()), AnswerTimeout);
    }

    /// <summary>The client that weather services are asked with.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="userAgent">Who we are.</param>
    /// <param name="timeout">How long an answer may take, to its last octet.</param>
    internal static void AddClient(IServiceCollection services, Func<IServiceProvider, string> userAgent, TimeSpan timeout) =>
        services.AddHttpClient(ClientName, (provider, client) =>
        {
            client.Timeout = timeout;
            client.MaxResponseContentBufferSize = MaxAnswerBytes;
            client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent(provider));
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect would lead to a host that nobody chose.
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            UseCookies = false,
            ConnectTimeout = timeout,
        });

    public static void MapWeather(this WebApplication app) => app.MapWeatherApi();

    private static IForecastSource[] Sources(IServiceProvider services, WeatherProvider provider, string folder) => provider switch
    {
        WeatherProvider.Smhi => [services.GetRequiredService<SmhiForecasts>(), services.GetRequiredService<MetNorwayForecasts>()],
        WeatherProvider.MetNorway => [services.GetRequiredService<MetNorwayForecasts>()],
        _ => [new FolderForecasts(folder, services.GetRequiredService<TimeProvider>())],
    };

    /// <summary>MET Norway turns away those who do not say who they are and how to reach them.</summary>
    private static string UserAgent(WeatherOptions options, SiteOptions site) =>
        $"Evenemang/1.0 ({(string.IsNullOrWhiteSpace(options.Contact) ? site.BaseUrl : options.Contact)})";
}
