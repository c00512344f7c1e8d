using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>A new key for personal data, at once.</summary>
internal static class Rotate
{
    public static Verb Verb { get; } = new("rotate-keys", [], "Encrypts all personal data with a new key; no server may run.", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var rows = await app.Services.GetRequiredService<RotateKeys>().RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{rows} rows are encrypted with a new key. Older keys in {app.Services.GetRequiredService<KeyFolder>().DataProtectionPath} are needed for older backups only."));
        return CommandLine.Done;
    }
}
