using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>Puts a backup in the database's place.</summary>
internal static class Restore
{
    public static Verb Verb { get; } = new("restore", ["FILE"], "Puts the backup FILE in the database's place; no server may run (SQLite).", RunAsync);

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        if (app.Services.GetService<RestoreBackup>() is not { } restore)
        {
            await Console.Error.WriteLineAsync(Backup.OnPostgreSql);
            return CommandLine.Failed;
        }
        var restored = await restore.RunAsync(Path.GetFullPath(arguments[0]), CancellationToken.None);
        await Console.Out.WriteLineAsync("The backup is restored.");
        await Console.Out.WriteLineAsync(restored.KnewErasures
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Registrations erased since the backup was made, and erased again now: {restored.ErasedAgain}.")
            : "There was no readable database before, so whoever was erased after the backup was made has come back, and messages sent since may be sent again.");
        if (restored.KeptAside is { } aside) await Console.Out.WriteLineAsync($"The database from before lies in {aside}. Delete it when it is not needed any more: it holds personal data.");
        return CommandLine.Done;
    }
}
