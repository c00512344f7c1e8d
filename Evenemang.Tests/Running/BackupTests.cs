using Microsoft.Data.Sqlite;

namespace Evenemang.Tests.Running;

/// <summary>Backup and restore as an operator does them: real processes on one folder.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_copy_made_while_people_sign_up_brings_their_registrations_back()
    {
        var copy = _folder.File("kopia.db");
        int before;
        await using (var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development"))
        {
            var slug = await Seminar.FirstOpenAsync(server);
            using var stop = new CancellationTokenSource();
            var crowd = Seminar.KeepSigningUpAsync(server, slug, stop.Token);
            before = await Seminar.AcknowledgedAsync(crowd, atLeast: 5);
            var ended = await RunAsync("backup", copy);
            Assert.True(ended.ExitCode == 0, ended.ToString());
            Assert.Contains("keys", ended.Output, StringComparison.Ordinal);
            await stop.CancelAsync();
            await crowd.Task;
        }
        Assert.True(Count(copy) >= before);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));

        Execute(_folder.File("App_Data/evenemang.db"), "DELETE FROM \"Notices\"; DELETE FROM \"Registrations\";");
        var restored = await RunAsync("restore", copy);
        Assert.True(restored.ExitCode == 0, restored.ToString());
        Assert.Equal(Count(copy), Count(_folder.File("App_Data/evenemang.db")));
        var aside = Assert.Single(Directory.GetFiles(_folder.File("App_Data"), "evenemang.db.before-*"));
        Assert.Equal(0, Count(aside));
        await using var again = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
        using var ready = await again.Http.GetAsync("/health/ready");
        Assert.True(ready.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Whoever_was_erased_after_the_backup_does_not_come_back_with_it()
    {
        var copy = _folder.File("kopia.db");
        string erased, other;
        await using (var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development"))
        {
            var slug = await Seminar.FirstOpenAsync(server);
            erased = await Seminar.SignUpAsync(server, slug, "Raderad Exempelsson", "raderad@example.se");
            other = await Seminar.SignUpAsync(server, slug, "Kvarvarande Exempelsson", "kvar@example.se");
            Assert.Equal(0, (await RunAsync("backup", copy)).ExitCode);
            using var answer = await server.Http.PostAsync($"/min-anmalan/{erased}/radera", new FormUrlEncodedContent([]));
            Assert.Equal(303, (int)answer.StatusCode);
        }
        var restored = await RunAsync("restore", copy);
        Assert.True(restored.ExitCode == 0, restored.ToString());
        Assert.Contains("erased again now: 1.", restored.Output, StringComparison.Ordinal);
        await using var again = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
        Assert.DoesNotContain("Raderad Exempelsson", await again.Http.GetStringAsync($"/min-anmalan/{erased}"), StringComparison.Ordinal);
        Assert.Contains("Kvarvarande Exempelsson", await again.Http.GetStringAsync($"/min-anmalan/{other}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_other_keys_than_it_was_written_with_the_server_does_not_start()
    {
        Assert.Equal(0, (await RunAsync("seed")).ExitCode);
        Directory.Move(_folder.File("App_Data/keys"), _folder.File("borta"));
        foreach (var verb in new string[][] { [], ["check"] })
        {
            var ended = await RunAsync([.. verb, "--urls=http://127.0.0.1:0"]);
            Assert.Equal(1, ended.ExitCode);
            Assert.StartsWith("Personal data in the database was encrypted with other keys than those in Keys:Folder.", ended.Errors, StringComparison.Ordinal);
        }
        Directory.Delete(_folder.File("App_Data/keys"), recursive: true);
        Directory.Move(_folder.File("borta"), _folder.File("App_Data/keys"));
        var (copy, first) = (_folder.File("kopia.db"), Assert.Single(Directory.GetFiles(_folder.File("App_Data/keys/data-protection"))));
        Assert.Equal(0, (await RunAsync("backup", copy)).ExitCode);
        var rotated = await RunAsync("rotate-keys");
        Assert.True(rotated.ExitCode == 0, rotated.ToString());
        // A backup from before needs the keys from before.
        File.Move(first, _folder.File("forsta-nyckeln.xml"));
        var refused = await RunAsync("restore", copy);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("The backup was written with keys that are not in Keys:Folder.", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.File("App_Data"), "*before*"));
        Assert.Matches("(?m)^[1-9][0-9]* rows are encrypted with a new key", rotated.Output);
        Assert.Equal("0", System.Text.RegularExpressions.Regex.Match((await RunAsync("retention", "preview")).Output, "log entries ([0-9]+)").Groups[1].Value);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_server()
    {
        var copy = _folder.File("kopia.db");
        await using (var server = await ServerProcess.StartAsync(_folder.Path, "--Jobs:Run=false"))
        {
            Assert.Equal(0, (await RunAsync("backup", copy)).ExitCode);
            var ended = await RunAsync("restore", copy);
            Assert.Equal(1, ended.ExitCode);
            Assert.StartsWith("A server uses the database", ended.Errors, StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(_folder.File("App_Data"), "*before*"));
        Assert.Equal(0, (await RunAsync("restore", copy)).ExitCode);
    }

    [Fact]
    public async Task Another_program_that_has_the_database_open_stops_the_restore_too()
    {
        var copy = _folder.File("kopia.db");
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        Assert.Equal(0, (await RunAsync("backup", copy)).ExitCode);
        using (var other = new SqliteConnection($"Data Source={_folder.File("App_Data/evenemang.db")};Pooling=false"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; BEGIN; SELECT COUNT(*) FROM \"Series\";";
            command.ExecuteNonQuery();
            var ended = await RunAsync("restore", copy);
            Assert.Equal(1, ended.ExitCode);
            Assert.StartsWith("Something uses the database", ended.Errors, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await RunAsync("restore", copy)).ExitCode);
    }

    [Fact]
    public async Task What_is_no_backup_of_ours_is_refused_and_the_database_stays()
    {
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        var database = await File.ReadAllBytesAsync(_folder.File("App_Data/evenemang.db"));
        await File.WriteAllTextAsync(_folder.File("brev.txt"), string.Join('\n', Enumerable.Repeat("Handla bröd till frukosten", 500)));
        Execute(_folder.File("annan.db"), "CREATE TABLE \"Annat\" (\"Id\" INTEGER);");
        await File.WriteAllBytesAsync(_folder.File("halv.db"), database[..(database.Length / 2)]);
        Assert.Equal(0, (await RunAsync("backup", _folder.File("framtid.db"))).ExitCode);
        Execute(_folder.File("framtid.db"), """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0.0')""");
        foreach (var (file, sentence) in new[]
        {
            ("brev.txt", "is no backup of Evenemang"), ("annan.db", "is no backup of Evenemang"), ("halv.db", "damaged"), ("finns-inte.db", "There is no file"),
            ("framtid.db", "comes from a newer version of Evenemang"),
        })
        {
            var ended = await RunAsync("restore", _folder.File(file));
            Assert.Equal(1, ended.ExitCode);
            Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
            Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        Assert.Equal(["evenemang.db", "evenemang.db.in-use"], Directory.GetFiles(_folder.File("App_Data")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        await File.WriteAllTextAsync(_folder.File("viktigt.txt"), "viktigt");
        var ended = await RunAsync("backup", _folder.File("viktigt.txt"));
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("overwrites nothing", ended.Errors, StringComparison.Ordinal);
        Assert.Equal("viktigt", await File.ReadAllTextAsync(_folder.File("viktigt.txt")));
        Assert.Contains("There is no folder", (await RunAsync("backup", _folder.File("saknas/kopia.db"))).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_running_server_makes_its_copies_by_itself()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, $"--Backup:Folder={_folder.File("kopior")}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Directory.GetFiles(_folder.File("kopior"), "evenemang-*.db").Length == 0) await Task.Delay(50, patience.Token);
        Assert.Equal(0, Count(Directory.GetFiles(_folder.File("kopior"), "evenemang-*.db").Single()));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task On_PostgreSql_the_verbs_name_its_own_tools(string verb)
    {
        var ended = await RunAsync(verb, _folder.File("kopia.db"), "--Database:Provider=PostgreSql", "--ConnectionStrings:Evenemang=Host=127.0.0.1;Username=evenemang");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("pg_dump", ended.Errors, StringComparison.Ordinal);
    }

    private Task<Ended> RunAsync(params string[] arguments) => ServerProcess.RunAsync(_folder.Path, arguments);

    private static int Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"Registrations\"";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
