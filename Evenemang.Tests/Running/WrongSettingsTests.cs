using Evenemang.Tests.Support;

namespace Evenemang.Tests.Running;

/// <summary>A start that cannot succeed says why in one sentence on standard error and ends with 1.</summary>
public sealed class WrongSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--Site:BaseUrl=evenemang", "The setting Site:BaseUrl is \"evenemang\": it must be an address such as")]
    [InlineData("--Site:TimeZone=Mars/Olympus", "The setting Site:TimeZone is \"Mars/Olympus\": it must be the name of a time zone")]
    [InlineData("--Site:UidDomain=a b", "The setting Site:UidDomain is \"a b\": it must be a domain name")]
    [InlineData("--Site:Name=", "The setting Site:Name is \"\": it must be written")]
    [InlineData("--Database:Provider=Oracle", "The setting Database:Provider is \"Oracle\": it must be one of Sqlite, PostgreSql.")]
    [InlineData("--Database:MigrationTimeoutSeconds=soon", "The setting Database:MigrationTimeoutSeconds is \"soon\": it must be a whole number.")]
    [InlineData("--Database:MigrationTimeoutSeconds=0", "The setting Database:MigrationTimeoutSeconds is \"0\": it must be a whole number from 1 to 3600.")]
    [InlineData("--Database:Provider=PostgreSql", "The setting ConnectionStrings:Evenemang is missing: it must say how to reach PostgreSQL")]
    [InlineData("--Mail:Mode=Pigeon", "The setting Mail:Mode is \"Pigeon\": it must be one of Folder, Smtp.")]
    [InlineData("--Mail:NoReply=ingen", "The setting Mail:NoReply is \"ingen\": it must be an address such as svara-inte@exempel.se")]
    [InlineData("--Mail:Hots=mail.example.se", "The setting Mail:Hots is not known: Mail holds Mode, Folder, From, NeutralName, NoReply,")]
    [InlineData("--Mial:Host=mail.example.se", "The setting Mial is not known: our sections are Site,")]
    [InlineData("--Weather:Provider=Frog", "The setting Weather:Provider is \"Frog\": it must be one of Folder, Smhi, MetNorway.")]
    [InlineData("--Weather:Provider=Smhi", "The setting Weather:Contact is missing: it must be an address such as drift@exempel.se when Weather:Provider is Smhi")]
    [InlineData("--Weather:SmhiBaseUrl=http://vader.example.se", "The setting Weather:SmhiBaseUrl is \"http://vader.example.se\": it must be an https address")]
    [InlineData("--Weather:Contact=ring mig", "The setting Weather:Contact is \"ring mig\": it must be a mail address")]
    [InlineData("--Telemetry:OtlpEndpoint=collector", "The setting Telemetry:OtlpEndpoint is \"collector\": it must be an address")]
    [InlineData("--SampleData:Enabled=perhaps", "The setting SampleData:Enabled is \"perhaps\": it must be true or false.")]
    [InlineData("--Backup:Every=00:01:00", "The setting Backup:Every is \"00:01:00\": it must be a length of time from 00:15:00 to 31.00:00:00.")]
    [InlineData("--Backup:Keep=0", "The setting Backup:Keep is \"0\": it must be a whole number from 1 to 1000.")]
    [InlineData("--Proxies:Known=10.0.0.5,proxy", "The setting Proxies:Known is \"proxy\": it must be addresses or networks")]
    [InlineData("--RateLimits:SignInsPerMinute=0", "The setting RateLimits:SignInsPerMinute is \"0\": it must be a whole number from 1 to")]
    [InlineData("--Retention:Enabled=true", "The setting Retention:Decision is missing: it must name the decision to erase")]
    [InlineData("--Retention:GroupDays=-1", "The setting Retention:GroupDays is \"-1\": it must be a whole number from 0 to 3650.")]
    [InlineData("--Clock:StartAt=2027-05-15", "The setting Clock:StartAt is \"2027-05-15\": it may be set in Development only, and this is Production.")]
    public async Task A_wrong_setting_is_named_with_its_value(string setting, string sentence) => AssertSentence(sentence, await RunAsync(setting));

    [Fact]
    public async Task A_clock_that_is_no_time_is_named() =>
        AssertSentence("The setting Clock:StartAt is \"noon\": it must be a moment such as 2027-05-15T18:00", await RunAsync("--environment=Development", "--Clock:StartAt=noon"));

    [Fact]
    public async Task A_slip_in_a_prefixed_environment_variable_is_named()
    {
        var ended = await ServerProcess.RunAsync(_folder.Path, ["check"], new Dictionary<string, string> { ["Evenemang__Sites__Name"] = "x" });
        AssertSentence("The setting Sites is not known", ended);
    }

    [Fact]
    public async Task A_setting_in_the_environment_counts_with_our_prefix()
    {
        var ended = await ServerProcess.RunAsync(_folder.Path, ["check"], new Dictionary<string, string> { ["Evenemang__Site__BaseUrl"] = "evenemang" });
        AssertSentence("The setting Site:BaseUrl is \"evenemang\"", ended);
    }

    [Fact]
    public async Task The_command_line_wins_over_the_environment()
    {
        var ended = await ServerProcess.RunAsync(
            _folder.Path, ["check", "--Site:BaseUrl=https://evenemang.example.se"], new Dictionary<string, string> { ["Evenemang__Site__BaseUrl"] = "evenemang" });
        Assert.True(ended.ExitCode == 0, ended.ToString());
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_named()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), "{ \"Site\": ");
        var ended = await RunAsync();
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("appsettings.json", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keys:Folder", "")]
    [InlineData("Mail:Folder", "")]
    [InlineData("ConnectionStrings:Evenemang", "/evenemang.db")]
    public async Task A_folder_that_cannot_be_written_is_named(string key, string file)
    {
        // A file stands where the folder should be: not even root can write there.
        await File.WriteAllTextAsync(_folder.File("occupied"), "");
        var folder = _folder.File("occupied/data");
        var value = file.Length > 0 ? $"Data Source={folder}{file}" : folder;
        AssertSentence($"The setting {key} is \"{folder}\": it must be a folder that can be written (", await RunAsync($"--{key}={value}"));
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        await using var first = await ServerProcess.StartAsync(_folder.Path);
        using var other = new TemporaryFolder();
        var ended = await ServerProcess.RunAsync(other.Path, [$"--urls={first.Address}"]);
        AssertSentence($"Failed to bind to address {first.Address}: address already in use.", ended);
        Assert.DoesNotContain("Exception", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("migrate")]
    public async Task A_PostgreSql_that_is_not_there_is_named_without_its_password(string verb)
    {
        var port = PostgreSqlServer.FreePort();
        var ended = await RunAsync(
            [.. verb.Length > 0 ? new[] { verb } : [], "--Database:Provider=PostgreSql", $"--ConnectionStrings:Evenemang=Host=127.0.0.1;Port={port};Username=evenemang;Password=hemligt-ord"]);
        AssertSentence("PostgreSQL cannot be reached: Connection refused.", ended);
        Assert.DoesNotContain("hemligt-ord", ended.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_with_a_slip_is_refused_without_repeating_it()
    {
        var ended = await RunAsync("--Database:Provider=PostgreSql", "--ConnectionStrings:Evenemang=Hots=127.0.0.1;Password=hemligt-ord");
        AssertSentence("The setting ConnectionStrings:Evenemang cannot be used:", ended);
        Assert.DoesNotContain("hemligt-ord", ended.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        await File.WriteAllTextAsync(_folder.File("evenemang.db"), string.Join('\n', Enumerable.Repeat("Handla bröd till frukosten", 200)));
        AssertSentence("The file that ConnectionStrings:Evenemang names is not a SQLite database.", await RunAsync($"--ConnectionStrings:Evenemang=Data Source={_folder.File("evenemang.db")}"));
    }

    private Task<Ended> RunAsync(params string[] arguments) => ServerProcess.RunAsync(_folder.Path, [.. arguments, "--urls=http://127.0.0.1:0"]);

    private static void AssertSentence(string sentence, Ended ended)
    {
        Assert.StartsWith(sentence, ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1, ended.ExitCode);
    }
}
