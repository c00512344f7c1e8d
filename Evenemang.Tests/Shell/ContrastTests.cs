using System.Globalization;
using System.Text.RegularExpressions;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Shell;

/// <summary>The contrast of what stands on what, computed from tokens.css: text 7:1 (WCAG 1.4.6), signs, edges and focus 3:1 (1.4.11).</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Text =
    [
        "ink on paper", "ink on surface", "muted on paper", "muted on surface", "sea on paper", "sea on surface", "on-sea on sea", "on-yellow on yellow",
        "brick on paper", "brick on surface", "moss on paper", "moss on surface", "amber on paper", "amber on surface",
        "ink on sea-soft", "ink on brick-soft", "ink on moss-soft", "ink on amber-soft", "sea on sea-soft", "paper on brick",
    ];

    private static readonly string[] Signs = ["edge on paper", "edge on surface", "ring on paper", "ring on surface", "moss on moss-soft", "amber on amber-soft", "brick on brick-soft"];

    public static TheoryData<bool, string, double> Pairs
    {
        get
        {
            TheoryData<bool, string, double> pairs = [];
            foreach (var isDark in new[] { false, true })
            {
                foreach (var pair in Text) pairs.Add(isDark, pair, 7);
                foreach (var pair in Signs) pairs.Add(isDark, pair, 3);
            }
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void It_can_be_read_in_the_sun(bool isDark, string pair, double least)
    {
        var names = pair.Split(" on ");
        var colours = Colours(isDark);
        Assert.True(Ratio(colours[names[0]], colours[names[1]]) >= least, $"{pair} is {Ratio(colours[names[0]], colours[names[1]]):0.00}:1");
    }

    [Theory]
    [InlineData("#FFFFFF", "#000000", 21)]
    [InlineData("#767676", "#FFFFFF", 4.54)]
    public void The_ratio_is_that_of_WCAG(string one, string other, double expected) => Assert.Equal(expected, Ratio(one, other), 2);

    private static Dictionary<string, string> Colours(bool isDark)
    {
        var parts = File.ReadAllText(Path.Combine(Repository.Root, "Evenemang.Server", "wwwroot", "css", "tokens.css")).Split("prefers-color-scheme: dark");
        Assert.Equal(2, parts.Length);
        Dictionary<string, string> colours = new(StringComparer.Ordinal);
        foreach (Match token in parts[0..(isDark ? 2 : 1)].SelectMany(part => Token().Matches(part))) colours[token.Groups[1].Value] = token.Groups[2].Value;
        return colours;
    }

    /// <summary>WCAG 2.2, "contrast ratio" and "relative luminance".</summary>
    private static double Ratio(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([\w-]+):\s*(#[0-9A-Fa-f]{6});")]
    private static partial Regex Token();
}
