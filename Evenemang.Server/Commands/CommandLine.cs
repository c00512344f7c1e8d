
namespace Evenemang.Server.Commands;

/// <summary>What the process is asked to do: a verb, or nothing for serving. Answers with 0 done, 1 failed, 2 wrong usage.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private static readonly Verb[] Verbs = [Migrate.Verb, Seed.Verb, CreateKey.Verb, CreateOrganiserAccount.Verb, Import.Verb, Check.Verb, Backup.Verb, Restore.Verb, Rotate.Verb, Retention.Verb];

    public static async Task<int> RunAsync(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Any(argument => argument is "--help" or "-h" or "-?") || args is ["help", ..])
        {
            await Console.Out.WriteLineAsync(Usage.Text(Verbs));
            return Done;
        }
        List<string> words = [.. args.TakeWhile((argument, place) => !argument.StartsWith('-') && (IsArgument(args, place) || !IsSetting(argument)))];
        string[] settings = [.. args.Skip(words.Count)];
        if (WrongWord(words, settings) is { } problem)
        {
            await Console.Error.WriteLineAsync($"{problem}{Environment.NewLine}{Environment.NewLine}{Usage.Text(Verbs)}");
            return WrongUsage;
        }
        try
        {
            return words.Count == 0
                ? await Serve.RunAsync(settings)
                : await Verbs.Single(verb => verb.Name == words[0]).RunAsync([.. words.Skip(1)], settings);
        }
        catch (Exception failure) when (StartProblem.InWords(failure) is not null)
        {
            await Console.Error.WriteLineAsync(StartProblem.InWords(failure));
            return Failed;
        }
    }

    /// <summary>Whether the place is that of a verb's argument, where a path may begin with a slash and a name may hold an equals sign.</summary>
    private static bool IsArgument(string[] args, int place) =>
        place > 0 && Verbs.FirstOrDefault(verb => verb.Name == args[0]) is { } verb && place <= verb.Arguments.Length;

    private static bool IsSetting(string argument) => argument.StartsWith('/') || argument.Contains('=', StringComparison.Ordinal);

    private static string? WrongWord(List<string> words, string[] settings)
    {
        if (settings.FirstOrDefault(IsNoSetting) is { } stray) return $"\"{stray}\" is not understood; settings are written --Section:Key=value.";
        if (words.Count == 0) return null;
        if (Verbs.FirstOrDefault(verb => verb.Name == words[0]) is not { } verb) return $"There is no verb \"{words[0]}\".";
        return words.Count - 1 == verb.Arguments.Length
            ? null
            : verb.Arguments.Length == 0 ? $"The verb {verb.Name} takes no arguments." : $"The verb {verb.Name} takes {string.Join(' ', verb.Arguments)}.";
    }

    /// <summary>A single dash is none of ours. "--urls http://…" with a space is allowed, as ASP.NET Core allows it.</summary>
    private static bool IsNoSetting(string argument) => argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal);
}
