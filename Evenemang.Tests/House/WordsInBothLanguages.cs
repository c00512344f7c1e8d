using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Evenemang.Tests.House;

/// <summary>Whatever is said in Swedish is said in English, with the same blanks to fill.</summary>
public sealed partial class WordsInBothLanguages
{
    public static TheoryData<SourceFile> Swedish
    {
        get
        {
            var files = SourceFile.All.Where(file => file.Path.EndsWith(".resx", StringComparison.Ordinal) && !file.Path.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(files);
            return [.. files];
        }
    }

    [Theory, MemberData(nameof(Swedish))]
    public void Every_text_has_both_languages(SourceFile swedish)
    {
        var english = SourceFile.All.SingleOrDefault(file => file.Path == swedish.Path.Replace(".resx", ".en.resx", StringComparison.Ordinal));
        Assert.True(english is not null, $"{swedish.Path} has no English beside it.");
        var (ours, theirs) = (Texts(swedish), Texts(english));
        Assert.NotEmpty(ours);
        Assert.Equal(ours.Keys.Order(StringComparer.Ordinal), theirs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([], ours.Concat(theirs).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
        Assert.Equal([], ours.Keys.Where(key => !Blanks(ours[key]).SetEquals(Blanks(theirs[key]))));
    }

    [Theory, MemberData(nameof(Swedish))]
    public void Nobody_is_shouted_at(SourceFile swedish) =>
        Assert.Equal([], Texts(swedish).Where(text => Shouting().IsMatch(text.Value)).Select(text => text.Key));

    private static Dictionary<string, string> Texts(SourceFile file) =>
        XDocument.Parse(file.Text).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string?)data.Element("value") ?? "", StringComparer.Ordinal);

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"!(\s|$)|\bOBS\b|\bp\.g\.a\.|\bt\.ex\.|\bbl\.a\.")]
    private static partial Regex Shouting();
}
