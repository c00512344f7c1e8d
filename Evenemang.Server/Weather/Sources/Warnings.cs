using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>The official warnings in force, asked for at most every quarter of an hour for all places together.</summary>
public sealed class Warnings(WeatherHttp http, WeatherOptions options, IHostEnvironment environment, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Kilometres beyond an area's border that it holds for as well: the areas' coasts are drawn in straight lines, and a lawn by the sea may lie outside them.
    /// </summary>
    internal const double ToleranceKilometres = 2;

    /// <summary>Kilometres inland that a warning for the sea is shown.</summary>
    internal const double SeaKilometres = 15;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>Warnings older than this are not known any more.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(2);

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<AreaWarning>? _kept;
    private Stamp _stamp = Stamp.None;
    private DateTime _heardAt;
    private DateTime _notBefore;

    /// <summary>Those that hold for the place; null when they are not known, which is not the same as none.</summary>
    public async Task<IReadOnlyList<WeatherWarning>?> ForAsync(GridPoint point, CancellationToken cancel)
    {
        var all = await AllAsync(cancel);
        return all is null ? null : [.. all.Select(warning => For(warning, point, options)).OfType<WeatherWarning>().OrderByDescending(warning => warning.Level).ThenBy(warning => warning.From)];
    }

    public void Dispose() => _one.Dispose();

    /// <summary>By its area; by the county that is set when it has none; for the sea off the place as a notice only.</summary>
    internal static WeatherWarning? For(AreaWarning warning, GridPoint point, WeatherOptions options)
    {
        if (warning.Area is { } area)
        {
            var away = area.KilometresTo(point.Longitude, point.Latitude);
            if (warning.IsForSea) return away <= SeaKilometres ? warning.Warning with { IsNoticeOnly = true } : null;
            return away <= ToleranceKilometres ? warning.Warning : null;
        }

        if (options.County > 0 && warning.Regions.Contains(options.County)) return warning.Warning with { IsPrecise = false };
        return options.Sea > 0 && warning.Regions.Contains(options.Sea) ? warning.Warning with { IsNoticeOnly = true, IsPrecise = false } : null;
    }

    private async Task<IReadOnlyList<AreaWarning>?> AllAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (options.Provider is WeatherProvider.Folder) return await FromFolderAsync(cancel);
            if (now >= _notBefore) await AskAsync(now, cancel);
            return now - _heardAt <= MaxAge ? _kept : null;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task AskAsync(DateTime now, CancellationToken cancel)
    {
        var (body, otherwise) = await http.GetAsync($"{options.SmhiWarningsBaseUrl}/ibww/api/version/1/warning.json", _stamp, cancel);
        if (body is not null && SmhiWarningReader.Read(body.Octets) is { } read)
        {
            (_kept, _stamp, _heardAt, _notBefore) = (read, body.Stamp, now, now + Rest);
        }
        else if (otherwise is SourceAnswer.Unchanged)
        {
            (_heardAt, _notBefore) = (now, now + Rest);
        }
        else
        {
            _notBefore = now + (otherwise is SourceAnswer.Failed { Pause: { } pause } ? pause : otherwise is SourceAnswer.Failed { Trouble: WeatherTrouble.Refused } ? TimeSpan.FromDays(1) : RestAfterFailure);
        }
    }

    private async Task<IReadOnlyList<AreaWarning>?> FromFolderAsync(CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetFullPath(options.Folder, environment.ContentRootPath), "warnings.json");
        if (!File.Exists(path)) return [];
        try
        {
            return SmhiWarningReader.Read(await File.ReadAllBytesAsync(path, cancel));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // not known, and shown as such
        }
    }
}
