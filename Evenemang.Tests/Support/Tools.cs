using System.Collections.Concurrent;
using System.Diagnostics;

namespace Evenemang.Tests.Support;

/// <summary>Finds the programs of <see cref="Tool"/> on this machine.</summary>
public static class Tools
{
    /// <summary>Debian's own interpreter: the one that apt's python3-* packages belong to, whatever comes first on PATH.</summary>
    public const string PythonPath = "/usr/bin/python3";

    static readonly ConcurrentDictionary<Tool, string?> Found = new();

    /// <summary>True where the whole suite must run (<c>test.sh</c> sets it): a missing program is then a failure, not a skipped test.</summary>
    public static bool EverythingMustRun =>
        Environment.GetEnvironmentVariable("EVENEMANG_TESTS_COMPLETE") == "1";

    /// <summary>The program's path, or null when it is missing. For PostgreSQL the path of initdb, beside which pg_ctl lies.</summary>
    public static string? FindOrNull(Tool tool) => Found.GetOrAdd(tool, Find);

    /// <summary>The program's path. Throws in a sentence when it is missing.</summary>
    public static string Path(Tool tool) => FindOrNull(tool)
        ?? throw new InvalidOperationException($"{tool} is missing on this machine; ./test.sh installs it ({Package(tool)}).");

    /// <summary>Why tests that need these programs cannot run here, or null when they can.</summary>
    public static string? ReasonToSkip(IEnumerable<Tool> tools)
    {
        if (EverythingMustRun)
            return null;
        var missing = tools.Where(tool => FindOrNull(tool) is null).Select(tool => $"{tool} ({Package(tool)})").ToList();
        return missing.Count == 0 ? null : $"Missing on this machine: {string.Join(", ", missing)}. ./test.sh installs it.";
    }

    static string Package(Tool tool) => tool switch
    {
        Tool.Postfix => "Debian package postfix",
        Tool.PostgreSql => "Debian package postgresql",
        Tool.Chromium => "Debian package chromium",
        Tool.Node => "Debian package nodejs",
        Tool.Python => "Debian package python3",
        Tool.PythonICalendar => "Debian package python3-icalendar",
        _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, null),
    };

    static string? Find(Tool tool) => tool switch
    {
        Tool.Postfix => OnPath("postfix"),
        Tool.PostgreSql => OnPath("initdb") ?? NewestInitDb(),
        Tool.Chromium => OnPath("chromium") ?? OnPath("chromium-browser"),
        Tool.Node => OnPath("node") ?? OnPath("nodejs"),
        Tool.Python => File.Exists(PythonPath) ? PythonPath : null,
        Tool.PythonICalendar => File.Exists(PythonPath) && PythonImports("icalendar") ? PythonPath : null,
        _ => throw new ArgumentOutOfRangeException(nameof(tool), tool, null),
    };

    static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin").Append("/usr/bin")
            .Select(folder => System.IO.Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    static string? NewestInitDb() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Select(folder => System.IO.Path.Combine(folder, "bin", "initdb"))
                .Where(File.Exists)
                .OrderByDescending(path => path, StringComparer.Ordinal)
                .FirstOrDefault()
            : null;

    static bool PythonImports(string module)
    {
        using var python = Process.Start(new ProcessStartInfo(PythonPath, ["-c", $"import {module}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        python.StandardError.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}
