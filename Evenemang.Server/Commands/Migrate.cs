using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>Brings the database up to date without starting the server.</summary>
internal static class Migrate
{
    public static Verb Verb { get; } = new("migrate", [], "Makes the database, or brings it up to date.", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync("The database is up to date.");
        return CommandLine.Done;
    }
}
