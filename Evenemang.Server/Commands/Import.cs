using System.Globalization;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;

namespace Evenemang.Server.Commands;

/// <summary>Brings a calendar file into a series, as drafts.</summary>
internal static class Import
{
    private const string SeriesFlag = "--series";
    private const string DryRunFlag = "--dry-run";

    public static Verb Verb { get; } =
        new("import", ["FILE.ics"], "Brings a calendar file into the series --series SLUG, as drafts; --dry-run says what it would do.", RunAsync) { Flags = [$"{SeriesFlag} SLUG", DryRunFlag] };

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        var (slug, isPreview, rest) = Read(settings);
        if (string.IsNullOrEmpty(slug)) return await WrongAsync("Say which series: --series SLUG.", CommandLine.WrongUsage);
        if (!File.Exists(arguments[0])) return await WrongAsync($"There is no file {arguments[0]}.", CommandLine.Failed);
        var file = await File.ReadAllBytesAsync(arguments[0]);
        await using var app = Program.Build(new() { Args = rest }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var outcome = await app.Services.GetRequiredService<ImportOccurrences>().RunAsync(slug, file, isPreview, Actor.System, CancellationToken.None);
        if (outcome is not ImportOutcome.Read { Report: var report }) return await WrongAsync($"There is no series \"{slug}\".", CommandLine.Failed);
        foreach (var problem in report.Problems) await Console.Error.WriteLineAsync(ImportWords.Problem(problem, Language.English));
        foreach (var row in report.Rows)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{row.Start:yyyy-MM-dd HH:mm}  {row.Title}: {ImportWords.Verdict(row.Verdict, Language.English)}{(row.Slug is null ? "" : $" ({row.Slug})")}"));
        }
        await Console.Out.WriteLineAsync(ImportWords.Summary(report, Language.English, isPreview));
        return report.Rows.Count == 0 && report.Problems.Count > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    /// <summary>"--series SLUG" and "--series=SLUG"; the rest are settings.</summary>
    private static (string? Slug, bool IsPreview, string[] Others) Read(string[] settings)
    {
        string? slug = null;
        List<string> rest = [];
        for (var index = 0; index < settings.Length; index++)
        {
            if (settings[index] == SeriesFlag && index + 1 < settings.Length) slug = settings[++index];
            else if (settings[index].StartsWith(SeriesFlag + "=", StringComparison.Ordinal)) slug = settings[index][(SeriesFlag.Length + 1)..];
            else if (settings[index] != DryRunFlag) rest.Add(settings[index]);
        }
        return (slug, settings.Contains(DryRunFlag), [.. rest]);
    }

    private static async Task<int> WrongAsync(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
