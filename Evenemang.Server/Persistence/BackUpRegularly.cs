using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Server.Persistence;

/// <summary>Makes the regular copy when the newest one is old enough, and deletes those beyond the number kept. Safe to run at any time.</summary>
public sealed partial class BackUpRegularly(BackupOptions options, IServiceProvider services, TimeProvider clock, ILogger<BackUpRegularly> logger)
{
    private const string Prefix = "evenemang-";
    private const string Suffix = ".db";
    private const string Shape = "yyyyMMdd'T'HHmmss'Z'";

    /// <returns>The copy's path, or null when none was due.</returns>
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (options.Folder is not { } folder || services.GetService<BackUp>() is not { } backUp) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        if (Copies(folder).FirstOrDefault() is { File: not null } newest && now - newest.At < options.Every) return null;
        var file = Path.Combine(folder, Prefix + now.ToString(Shape, CultureInfo.InvariantCulture) + Suffix);
        await backUp.RunAsync(file, cancel);
        Log.BackedUp(logger, Path.GetFileName(file), new FileInfo(file).Length);
        foreach (var (old, _) in Copies(folder).Skip(options.Keep)) File.Delete(old);
        return file;
    }

    /// <summary>Our copies, newest first; any other file in the folder is left alone.</summary>
    private static IEnumerable<(string File, DateTime At)> Copies(string folder) =>
        from file in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).ToList()
        let time = Path.GetFileName(file)[Prefix.Length..^Suffix.Length]
        where DateTime.TryParseExact(time, Shape, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _)
        let at = DateTime.ParseExact(time, Shape, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        orderby at descending
        select (file, at);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Backed up as {File}, {Octets} octets")]
        public static partial void BackedUp(ILogger logger, string file, long octets);
    }
}
