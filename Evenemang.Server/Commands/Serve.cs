using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>Without a verb: brings the database up to date, listens, and stops when told to.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings });
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await app.StartAsync();
        if (app.Environment.IsDevelopment()) await StartWords.SayAsync(app);
        await app.WaitForShutdownAsync();
        return CommandLine.Done;
    }
}
