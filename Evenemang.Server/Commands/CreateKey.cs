using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>Makes a key for another system and shows it once.</summary>
internal static class CreateKey
{
    public static Verb Verb { get; } = new("create-api-key", ["NAME"], "Makes a key for the organisers' API and shows it, once. NAME says who uses it.", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        var name = arguments[0].Trim();
        if (name.Length is 0 or > ApiKey.MaxNameLength)
        {
            await Console.Error.WriteLineAsync($"The name says who will use the key, in 1 to {ApiKey.MaxNameLength} characters.");
            return CommandLine.WrongUsage;
        }
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var created = await app.Services.GetRequiredService<CreateApiKey>().RunAsync(name, expiresAt: null, CancellationToken.None);
        await Console.Out.WriteLineAsync(created.Key);
        return CommandLine.Done;
    }
}
