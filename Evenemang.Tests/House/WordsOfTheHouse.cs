using System.Text.RegularExpressions;

namespace Evenemang.Tests.House;

/// <summary>What must not stand in the sources. The forbidden words are put together here so that this file does not hold them.</summary>
public sealed partial class WordsOfTheHouse
{
    private static readonly string[] Product = ["Evenemang.Shared", "Evenemang.Server"];
    private static readonly string[] Everywhere = [.. Product, "Evenemang.Tests", "Evenemang.Bench"];

    [Fact]
    public void Time_comes_from_the_time_provider() => None(Product, MachineClock());

    [Fact]
    public void Only_the_jobs_wait() => None(Product, Delay(), except: file => file.Path.StartsWith("Evenemang.Server/Jobs/", StringComparison.Ordinal));

    [Fact]
    public void Nobody_blocks_a_thread() => None(Everywhere, Sleep());

    [Fact]
    public void No_failure_is_swallowed_in_silence() => None(Everywhere, EmptyCatch());

    [Fact]
    public void No_test_is_switched_off() => None(["Evenemang.Tests"], SwitchedOff());

    [Fact]
    public void Nothing_is_left_half_done() => None(Everywhere, HalfDone());

    [Fact]
    public void Dates_are_read_with_a_culture_that_is_named() => None(Product, MachineCulture());

    [Fact]
    public void No_file_names_a_package_feed()
    {
        string[] hosts = ["nuget" + ".org", "npmjs" + ".com", "npmjs" + ".org", "yarnpkg" + ".com", "pypi" + ".org", "deb.debian" + ".org", "jsdelivr" + ".net", "unpkg" + ".com"];
        AssertNone(SourceFile.All.Where(file => hosts.Any(host => file.Text.Contains(host, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on()
    {
        string[] folders = ["/work" + "/", "../" + "shared", "/home" + "/", "/root" + "/"];
        AssertNone(SourceFile.All.Where(file => folders.Any(folder => file.Text.Contains(folder, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", nameof(MachineClock))]
    [InlineData("await Task.Delay(1);", nameof(Delay))]
    [InlineData("catch (IOException) { }", nameof(EmptyCatch))]
    [InlineData("catch\n{\n    // nothing\n}", nameof(EmptyCatch))]
    public void The_rules_find_what_they_look_for(string text, string rule)
    {
        var pattern = rule switch
        {
            nameof(MachineClock) => MachineClock(),
            nameof(Delay) => Delay(),
            _ => EmptyCatch(),
        };
        Assert.Matches(pattern, text);
    }

    private static void None(string[] projects, Regex pattern, Func<SourceFile, bool>? except = null)
    {
        var files = SourceFile.Code(projects).Where(file => file.Path != "Evenemang.Tests/House/WordsOfTheHouse.cs" && except?.Invoke(file) is not true).ToList();
        Assert.NotEmpty(files);
        AssertNone(files.Where(file => pattern.IsMatch(file.Text)));
    }

    private static void AssertNone(IEnumerable<SourceFile> offenders) => Assert.Equal([], offenders.Select(file => file.Path));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\bTask\.Delay\b")]
    private static partial Regex Delay();

    [GeneratedRegex(@"\bThread\.Sleep\b")]
    private static partial Regex Sleep();

    /// <summary>Nothing at all in the block; or only a comment, without a filter that says which failure is meant.</summary>
    [GeneratedRegex(@"\bcatch\b[^{;]*\{\s*\}|\bcatch\b\s*(\([^)]*\))?\s*\{(\s|//[^\n]*\n)*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\[(Fact|Theory|NeedsFact|NeedsTheory)\([^)\]]*Skip\s*=")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex HalfDone();

    [GeneratedRegex(@"\bDate(Time|TimeOffset|Only)\.Parse\([^,()]*\)")]
    private static partial Regex MachineCulture();
}
