using Microsoft.Data.Sqlite;

namespace Evenemang.Tests.Running;

/// <summary>The verbs of the command line and their exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Help_lists_the_verbs(string argument)
    {
        var ended = await RunAsync(argument);
        Assert.Equal(0, ended.ExitCode);
        foreach (var verb in new[] { "migrate", "seed", "check", "backup", "restore" }) Assert.Contains($"  {verb} ", ended.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("App_Data")));
    }

    [Theory]
    [InlineData("emigrate")]
    [InlineData("migrate", "twice")]
    [InlineData("create-api-key")]
    [InlineData("-x")]
    public async Task Wrong_usage_is_told_apart_from_failure(params string[] arguments)
    {
        var ended = await RunAsync(arguments);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("dotnet run --project Evenemang.Server", ended.Errors, StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
        Assert.False(Directory.Exists(_folder.File("App_Data")));
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_does_it_again_without_harm()
    {
        for (var time = 0; time < 2; time++)
        {
            var ended = await RunAsync("migrate");
            Assert.True(ended.ExitCode == 0, ended.ToString());
            Assert.Equal("The database is up to date.", ended.Output.Trim());
        }
        Assert.True(File.Exists(_folder.File("App_Data/evenemang.db")));
    }

    [Fact]
    public async Task Create_api_key_prints_the_key_and_nothing_else()
    {
        var ended = await RunAsync("create-api-key", "Stadens webb");
        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Matches(@"^evn_[A-Za-z0-9_-]{40,}$", ended.Output.Trim());
    }

    [Fact]
    public async Task Seed_fills_an_empty_database_once()
    {
        var first = await RunAsync("seed");
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal("The database is filled with sample data.", first.Output.Trim());
        Assert.Equal("The database holds something already and was left as it is.", (await RunAsync("seed")).Output.Trim());
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
        Execute("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0.0')""");
        foreach (var arguments in new string[][] { [], ["migrate"], ["check"] })
        {
            var ended = await RunAsync([.. arguments, "--urls=http://127.0.0.1:0"]);
            Assert.Equal(1, ended.ExitCode);
            Assert.StartsWith("The database comes from a newer version of Evenemang (it has 29990101000000_FromTheFuture", ended.Errors, StringComparison.Ordinal);
            Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task Check_says_when_all_is_well()
    {
        string[] settings = ["--Site:BaseUrl=https://evenemang.example.se", "--Site:UidDomain=evenemang.example.se"];
        Assert.Equal(0, (await RunAsync(["migrate", .. settings])).ExitCode);
        var ended = await RunAsync(["check", .. settings]);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.EndsWith("All is well: settings, database, mail, SMS and weather.", ended.Output.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("Site:", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_warns_of_addresses_that_lead_nowhere()
    {
        var ended = await RunAsync("check");
        Assert.Contains("Site:BaseUrl is not set", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Site:UidDomain is not set", ended.Output, StringComparison.Ordinal);
        Assert.Contains("There is no database yet", ended.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("App_Data/evenemang.db")));
    }

    [Fact]
    public async Task Check_says_that_the_mail_server_is_not_there()
    {
        var port = Support.PostgreSqlServer.FreePort();
        var ended = await RunAsync("check", "--Mail:Mode=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", "--Mail:Security=None", "--Mail:From=evenemang@example.se");
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains($"{port}", ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("All is well", ended.Output, StringComparison.Ordinal);
    }

    private Task<Ended> RunAsync(params string[] arguments) => ServerProcess.RunAsync(_folder.Path, arguments);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("App_Data/evenemang.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
