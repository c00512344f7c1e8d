using Evenemang.Server.Persistence;
using Evenemang.Server.Samples;

namespace Evenemang.Server.Commands;

/// <summary>Fills an empty database with sample data.</summary>
internal static class Seed
{
    public static Verb Verb { get; } = new("seed", [], "Fills an empty database with sample data; one that holds something is left as it is.", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var isFilled = await app.Services.GetRequiredService<SampleData>().RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(isFilled ? "The database is filled with sample data." : "The database holds something already and was left as it is.");
        return CommandLine.Done;
    }
}
