namespace Evenemang.Server.Weather.Sources;

/// <summary>SMHI, the first choice.</summary>
public sealed class SmhiForecasts(WeatherHttp http, WeatherOptions options) : IForecastSource
{
    TimeSpan IForecastSource.Rest => TimeSpan.FromMinutes(30);

    async Task<SourceAnswer> IForecastSource.AskAsync(GridPoint point, Stamp stamp, CancellationToken cancel)
    {
        // Longitude first.
        var address = $"{options.SmhiBaseUrl}/api/category/snow1g/version/1/geotype/point/lon/{point.LongitudeText}/lat/{point.LatitudeText}/data.json";
        var (body, otherwise) = await http.GetAsync(address, stamp, cancel);
        if (body is null) return otherwise!;
        return SmhiForecastReader.Read(body.Octets) is { } forecast ? new SourceAnswer.Fresh(forecast, body.Stamp, body.Expires) : new SourceAnswer.Failed(WeatherTrouble.Unreadable);
    }
}
