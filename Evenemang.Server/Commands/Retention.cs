using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;

namespace Evenemang.Server.Commands;

/// <summary>Retention by hand: first look, then do.</summary>
internal static class Retention
{
    public static Verb Verb { get; } = new("retention", ["preview|run"], "Says what retention would erase now, or erases it.", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        if (arguments[0] is not ("preview" or "run"))
        {
            await Console.Error.WriteLineAsync("The verb retention takes preview or run.");
            return CommandLine.WrongUsage;
        }
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var (retention, options) = (app.Services.GetRequiredService<ApplyRetention>(), app.Services.GetRequiredService<RetentionOptions>());
        if (arguments[0] == "preview")
        {
            await Console.Out.WriteLineAsync($"Retention would erase now: {await retention.PreviewAsync(CancellationToken.None)}.");
            return CommandLine.Done;
        }
        if (!options.Enabled)
        {
            await Console.Error.WriteLineAsync("Retention is off. Set Retention:Enabled to true and Retention:Decision to the decision it rests on.");
            return CommandLine.Failed;
        }
        await Console.Out.WriteLineAsync($"Retention erased, on decision {options.Decision}: {await retention.RunAsync(CancellationToken.None)}.");
        return CommandLine.Done;
    }
}
