using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

/// <summary>The two independent readers of what we write: ical.js (npm) and python3-icalendar (Debian).</summary>
internal static class CalendarEngine
{
    private static readonly Lazy<string> Folder = new(Install);

    /// <summary>What ical.js sees.</summary>
    public static EngineCalendar IcalJs(ReadOnlySpan<byte> octets) => Read(Tools.Path(Tool.Node), "read-ical.mjs", octets);

    /// <summary>What python3-icalendar sees.</summary>
    public static EngineCalendar PythonICalendar(ReadOnlySpan<byte> octets) => Read(Tools.Path(Tool.PythonICalendar), "read_ical.py", octets);

    private static EngineCalendar Read(string program, string script, ReadOnlySpan<byte> octets)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, octets);
            var answer = Run("/bin/sh", Folder.Value, "-c", $"exec \"$0\" \"$1\" < \"$2\"", program, script, file);
            return JsonSerializer.Deserialize<EngineCalendar>(answer, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The packages of package-lock.json lie in a folder git ignores; the first test that needs them fetches them.</summary>
    private static string Install()
    {
        var folder = Path.Combine(Repository.Root, "Evenemang.Tests", "engines");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ical.js")))
        {
            Run("/bin/sh", folder, "-c", "npm ci --no-audit --no-fund");
        }

        return folder;
    }

    private static string Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output;
    }
}

/// <summary>A calendar as an engine sees it.</summary>
internal sealed record EngineCalendar(string? Name, string? Method, string[] Zones, EngineEntry[] Entries);

/// <summary>An entry as an engine sees it; instants are ISO 8601 in UTC.</summary>
internal sealed record EngineEntry(
    string Uid,
    int Sequence,
    string Start,
    string? End,
    bool IsDate,
    string? Status,
    string? Transparency,
    string? Summary,
    string? Description,
    string? Location,
    string? Url,
    string[] Categories,
    string? Organizer,
    string? Attendee,
    string? AttendeeName,
    string? Participation,
    string? AnswerWanted);
