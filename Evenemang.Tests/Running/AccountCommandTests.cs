using Evenemang.Tests.Events;
using Microsoft.Data.Sqlite;

namespace Evenemang.Tests.Running;

/// <summary>Accounts and imports from the command line, through the real process.</summary>
public sealed class AccountCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_organiser_makes_the_account_once_and_shows_the_link_that_opens_it()
    {
        var made = await RunAsync("create-organiser", "admin@exempel.se", "--admin");
        Assert.True(made.ExitCode == 0, made.ToString());
        Assert.Matches(@"https?://\S+/arrangor/valj-losenord\?konto=[0-9a-f]{32}&kod=\S+", made.Output);
        Assert.Equal("Administrator", Query("SELECT Role FROM Organisers"));
        var again = await RunAsync("create-organiser", "ADMIN@exempel.se");
        Assert.Equal((1, "That address has an account already."), (again.ExitCode, again.Errors.Trim()));
        Assert.Equal(2, (await RunAsync("create-organiser", "ingen adress")).ExitCode);
        Assert.Equal(2, (await RunAsync("create-organiser")).ExitCode);
    }

    [Fact]
    public async Task Import_brings_a_calendar_file_into_a_series_once_and_says_what_it_would_do_first()
    {
        var file = _folder.File("kalender.ics");
        await File.WriteAllTextAsync(file, ImportOccurrencesTests.File);
        Assert.Equal(0, (await RunAsync("seed")).ExitCode);
        var series = Query("SELECT Slug FROM Series WHERE Kind = 'BreakfastSeminar' LIMIT 1");
        var before = Query("SELECT COUNT(*) FROM Occurrences");
        var dry = await RunAsync("import", file, "--series", series, "--dry-run");
        Assert.True(dry.ExitCode == 0, dry.ToString());
        Assert.Contains("3 new drafts, 0 here already, 1 left out.", dry.Output, StringComparison.Ordinal);
        Assert.Contains("repeats by a rule", dry.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Query("SELECT COUNT(*) FROM Occurrences"));

        var done = await RunAsync("import", file, $"--series={series}");
        Assert.Contains("3 drafts are added", done.Output, StringComparison.Ordinal);
        Assert.Contains("0 drafts are added, 3 were here already", (await RunAsync("import", file, "--series", series)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("import", file)).ExitCode);
        Assert.Equal(1, (await RunAsync("import", file, "--series", "finns-inte")).ExitCode);
        Assert.Equal(1, (await RunAsync("import", file + ".borta", "--series", series)).ExitCode);
    }

    private Task<Ended> RunAsync(params string[] arguments) => ServerProcess.RunAsync(_folder.Path, arguments);

    private string Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("App_Data/evenemang.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!.ToString()!;
    }
}
