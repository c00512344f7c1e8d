using System.Globalization;
using System.Text.RegularExpressions;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Shell;

/// <summary>The colours of the tokens file, light and dark, by WCAG 2.2's formula for contrast.</summary>
public sealed partial class ContrastTests
{
    private static readonly (string Ink, string Ground)[] Text =
    [
        ("ink", "paper"), ("ink", "surface"), ("ink", "sea-soft"), ("ink", "brick-soft"), ("ink", "moss-soft"), ("ink", "amber-soft"),
        ("muted", "paper"), ("muted", "surface"), ("muted", "sea-soft"), ("sea", "paper"), ("sea", "surface"), ("sea", "sea-soft"), ("on-sea", "sea"), ("on-yellow", "yellow"),
        ("brick", "paper"), ("brick", "surface"), ("brick", "brick-soft"), ("moss", "paper"), ("moss", "surface"), ("moss", "moss-soft"),
        ("amber", "paper"), ("amber", "surface"), ("amber", "amber-soft"), ("paper", "brick"),
    ];

    private static readonly (string Shape, string Ground)[] Shapes = [("edge", "paper"), ("edge", "surface"), ("ring", "paper"), ("ring", "surface"), ("ring", "ring-under")];

    public static TheoryData<string, string, string, double> Pairs
    {
        get
        {
            TheoryData<string, string, string, double> pairs = [];
            foreach (var look in new[] { "light", "dark" })
            {
                foreach (var (ink, ground) in Text) pairs.Add(look, ink, ground, 7);
                foreach (var (shape, ground) in Shapes) pairs.Add(look, shape, ground, 3);
            }
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Colours_can_be_told_apart(string look, string front, string ground, double atLeast)
    {
        var tokens = Tokens(look);
        Assert.InRange(Contrast(tokens[front], tokens[ground]), atLeast, 21);
    }

    [Fact]
    public void The_formula_is_the_one_of_WCAG()
    {
        Assert.Equal(21, Contrast("#000000", "#FFFFFF"), 3);
        Assert.Equal(4.48, Contrast("#777777", "#FFFFFF"), 2);
    }

    [Fact]
    public void Dark_gives_every_colour_that_light_gives() =>
        Assert.Equal(Tokens("light").Keys.Order(StringComparer.Ordinal), Colours(Blocks()[1]).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Colours_stand_in_the_tokens_file_only()
    {
        var sheet = File.ReadAllText(Path.Combine(Repository.Root, "Evenemang.Server/wwwroot/css/evenemang.css"));
        // Paper is black on white whatever the screen; its block gives the tokens anew.
        var beforePrint = sheet[..sheet.IndexOf("@media print", StringComparison.Ordinal)];
        Assert.Equal([], Hex().Matches(beforePrint).Select(match => match.Value));
    }

    private static Dictionary<string, string> Tokens(string look)
    {
        var blocks = Blocks();
        var tokens = Colours(blocks[0]);
        if (look == "dark")
        {
            foreach (var (name, colour) in Colours(blocks[1])) tokens[name] = colour;
        }
        return tokens;
    }

    /// <summary>What :root says in the light, and what it says in the dark.</summary>
    private static string[] Blocks()
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "Evenemang.Server/wwwroot/css/tokens.css"));
        var halves = css.Split("prefers-color-scheme: dark");
        Assert.Equal(2, halves.Length);
        return halves;
    }

    private static Dictionary<string, string> Colours(string css) =>
        Token().Matches(css).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);

    /// <summary>WCAG 2.2, "contrast ratio": from 1 to 21.</summary>
    private static double Contrast(string one, string other)
    {
        double[] luminances = [Luminance(one), Luminance(other)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    /// <summary>WCAG 2.2, "relative luminance", from 0 to 1.</summary>
    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([a-z-]+):\s*(#[0-9A-Fa-f]{6})\b")]
    private static partial Regex Token();

    [GeneratedRegex("#[0-9A-Fa-f]{3,8}\\b")]
    private static partial Regex Hex();
}
