using System.Globalization;
using System.Resources;
using Evenemang.Shared.Calendars;

namespace Evenemang.Server.Events;

/// <summary>What an import says, in sentences; the desk and the command line say the same.</summary>
public static class ImportWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Events.ImportWords", typeof(ImportWords).Assembly);

    /// <summary>What could not be read, and what was done about it.</summary>
    public static string Problem(IcsProblem problem, CultureInfo culture) => Get($"Problem{problem.Kind}", culture, problem.Line, problem.Detail);

    public static string Verdict(ImportVerdict verdict, CultureInfo culture) => Get($"Verdict{verdict}", culture);

    /// <summary>"3 nya, 2 finns redan." in the words of the culture.</summary>
    public static string Summary(ImportReport report, CultureInfo culture, bool isPreview) => Get(
        isPreview ? "SummaryPreview" : "SummaryDone", culture, report.Rows.Count(row => row.Verdict is ImportVerdict.New), report.Rows.Count(row => row.Verdict is ImportVerdict.Known),
        report.Rows.Count(row => row.Verdict is ImportVerdict.Cancelled or ImportVerdict.Refused));

    private static string Get(string key, CultureInfo culture, params object[] values) =>
        string.Format(culture, Texts.GetString(key, culture) ?? throw new InvalidOperationException($"ImportWords has no '{key}'."), values);
}
