using System.Text.Json;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>
/// Files, for development and tests: an answer of either service as it came. A file whose name ends with <c>.sample.json</c> is an old answer that is moved forward by
/// whole days so that it begins today, as if it had been made within the hour; any other is read as it is.
/// </summary>
public sealed class FolderForecasts(string folder, TimeProvider clock) : IForecastSource
{
    private const string Sample = "forecast.sample.json";

    TimeSpan IForecastSource.Rest => TimeSpan.Zero;

    async Task<SourceAnswer> IForecastSource.AskAsync(GridPoint point, Stamp stamp, CancellationToken cancel)
    {
        string[] names = [$"{point.LatitudeText}_{point.LongitudeText}.json", "forecast.json", Sample];
        var path = names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null) return new SourceAnswer.Failed(WeatherTrouble.NoFile);
        try
        {
            var forecast = Read(await File.ReadAllBytesAsync(path, cancel));
            if (forecast is null) return new SourceAnswer.Failed(WeatherTrouble.Unreadable);
            return new SourceAnswer.Fresh(path.EndsWith(Sample, StringComparison.Ordinal) ? Today(forecast) : forecast, Stamp.None, Expires: null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SourceAnswer.Failed(WeatherTrouble.Unavailable);
        }
    }

    private static Forecast? Read(byte[] octets)
    {
        try
        {
            using var document = JsonDocument.Parse(octets);
            return document.RootElement.Member("timeSeries").ValueKind is JsonValueKind.Array ? SmhiForecastReader.Read(document.RootElement) : MetNorwayForecastReader.Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Forecast Today(Forecast old)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var days = now.Date - old.Slots[0].From.Date;
        return old with
        {
            IssuedAt = now.Date.AddHours(now.Hour),
            Slots = [.. old.Slots.Select(slot => slot with { From = slot.From + days, To = slot.To + days })],
        };
    }
}
