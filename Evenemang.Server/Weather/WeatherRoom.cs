using Evenemang.Server.Settings;

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
        builder.Services.AddHttpClient(ClientName, (services, client) =>
        {
            client.Timeout = AnswerTimeout;
            client.MaxResponseContentBufferSize = MaxAnswerBytes;
            client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(options, services.GetRequiredService<SiteOptions>()));
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect would lead to a host that nobody chose.
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            UseCookies = false,
            ConnectTimeout = AnswerTimeout,
        });
    }

    /// <summary>MET Norway turns away those who do not say who they are and how to reach them.</summary>
    private static string UserAgent(WeatherOptions options, SiteOptions site) =>
        $"Evenemang/1.0 ({(string.IsNullOrWhiteSpace(options.Contact) ? site.BaseUrl : options.Contact)})";
}
