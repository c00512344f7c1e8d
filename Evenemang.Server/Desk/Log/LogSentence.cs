using System.Globalization;
using System.Resources;
using Evenemang.Server.Accounts;

namespace Evenemang.Server.Desk.Log;

/// <summary>A line of the log as a sentence. An action nobody has words for shows as itself.</summary>
internal static class LogSentence
{
    private const string KeyPrefix = "api:";
    private static readonly ResourceManager Sentences = new("Evenemang.Server.Desk.Log.LogSentences", typeof(LogSentence).Assembly);

    /// <summary>"Samordnaren ställde in Frukostseminarier 12 februari 2027."</summary>
    public static string Of(AuditRow row)
    {
        var entry = row.Entry;
        var pattern = Sentences.GetString(entry.Action.Replace('.', '_'), CultureInfo.CurrentUICulture) ?? Text("Unknown").Replace("{action}", entry.Action, StringComparison.Ordinal);
        return string.Format(CultureInfo.CurrentCulture, pattern, Who(entry.Actor), Thing(row), entry.Detail);
    }

    /// <summary>The action in a few words, for choosing; itself where there are none.</summary>
    public static string Action(string action) => Sentences.GetString("Act_" + action.Replace('.', '_'), CultureInfo.CurrentUICulture) ?? action;

    /// <summary>Who, as people say it.</summary>
    public static string Who(string actor) => actor switch
    {
        "system" => Text("System"),
        _ when actor.StartsWith(KeyPrefix, StringComparison.Ordinal) => Text("Key").Replace("{0}", actor[KeyPrefix.Length..], StringComparison.Ordinal),
        _ => actor,
    };

    /// <summary>Whether the sentence has told the detail already.</summary>
    public static bool TellsDetail(string action) => Sentences.GetString(action.Replace('.', '_'), CultureInfo.CurrentUICulture)?.Contains("{2}", StringComparison.Ordinal) is true;

    /// <summary>"Frukostseminarier 12 februari 2027"; a date that nobody has decided leaves the name alone.</summary>
    private static string Thing(AuditRow row) => row switch
    {
        { SeriesTitle: { } title, OccurrenceStart: { } start } => $"{title} {start.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}",
        { SeriesTitle: { } title } => title,
        _ => row.OccurrenceSlug ?? Text("Gone"),
    };

    private static string Text(string key) => Sentences.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"LogSentences has no '{key}'.");
}
