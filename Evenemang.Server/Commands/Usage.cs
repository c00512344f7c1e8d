using System.Text;

namespace Evenemang.Server.Commands;

/// <summary>What --help says.</summary>
internal static class Usage
{
    private const int NameWidth = 26;

    public static string Text(IEnumerable<Verb> verbs)
    {
        var text = new StringBuilder()
            .AppendLine("Evenemang: meetings and events that people can sign up to and subscribe to.")
            .AppendLine()
            .AppendLine("dotnet run --project Evenemang.Server -- [verb] [--Section:Key=value ...]")
            .AppendLine()
            .AppendLine(Line("(no verb)", "Starts the server."));
        foreach (var verb in verbs) text.AppendLine(Line(string.Join(' ', [verb.Name, .. verb.Arguments, .. verb.Flags.Select(flag => $"[{flag}]")]), verb.Summary));
        return text
            .AppendLine(Line("--help", "Shows this."))
            .AppendLine()
            .AppendLine("Settings are read from appsettings.json, then the environment (Evenemang__Section__Key), then the command line.")
            .Append("Exit codes: 0 done, 1 failed, 2 wrong usage.")
            .ToString();
    }

    private static string Line(string name, string summary) => $"  {name.PadRight(NameWidth)}{summary}";
}
