using Evenemang.Server.Persistence;

namespace Evenemang.Server.Commands;

/// <summary>Copies the database into a file, also while a server runs on it.</summary>
internal static class Backup
{
    public static Verb Verb { get; } = new("backup", ["FILE"], "Copies the database into FILE, also while the server runs (SQLite).", RunAsync);

    internal const string OnPostgreSql =
        "On PostgreSQL use its own tools: pg_dump --format=custom --file=evenemang.dump copies the database while it is in use, pg_restore --clean brings it back. Copy the keys (Keys:Folder) apart from it.";

    private static async Task<int> RunAsync(string[] arguments, string[] settings)
    {
        await using var app = Program.Build(new() { Args = settings }, Quiet.Logs);
        if (app.Services.GetService<BackUp>() is not { } backUp)
        {
            await Console.Error.WriteLineAsync(OnPostgreSql);
            return CommandLine.Failed;
        }
        var file = Path.GetFullPath(arguments[0]);
        await backUp.RunAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync(
            $"The database is copied into {file}: everything but the keys. Those lie in {app.Services.GetRequiredService<KeyFolder>().Path}; copy them too, and keep them apart from it: without them neither names nor participants' links can be read.");
        return CommandLine.Done;
    }
}
