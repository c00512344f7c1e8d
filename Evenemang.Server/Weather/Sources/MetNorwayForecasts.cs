namespace Evenemang.Server.Weather.Sources;

/// <summary>MET Norway, the stand-in.</summary>
public sealed class MetNorwayForecasts(WeatherHttp http, WeatherOptions options) : IForecastSource
{
    TimeSpan IForecastSource.Rest => TimeSpan.FromMinutes(30);

    async Task<SourceAnswer> IForecastSource.AskAsync(GridPoint point, Stamp stamp, CancellationToken cancel)
    {
        var address = $"{options.MetNorwayBaseUrl}/weatherapi/locationforecast/2.0/complete?lat={point.LatitudeText}&lon={point.LongitudeText}";
        var (body, otherwise) = await http.GetAsync(address, stamp, cancel);
        if (body is null) return otherwise!;
        return MetNorwayForecastReader.Read(body.Octets) is { } forecast ? new SourceAnswer.Fresh(forecast, body.Stamp, body.Expires) : new SourceAnswer.Failed(WeatherTrouble.Unreadable);
    }
}
