using System.Text.RegularExpressions;

namespace Evenemang.Shared.Notices;

/// <summary>An organiser's own words with places to fill in: <c>{titel}</c>, <c>{tema}</c>, <c>{datum}</c>, <c>{tid}</c>, <c>{plats}</c>, <c>{länk}</c>, or in English.</summary>
public static partial class NoticeText
{
    /// <summary>Each place's Swedish and English name.</summary>
    private static readonly (string Swedish, string English)[] Names =
        [("titel", "title"), ("tema", "theme"), ("datum", "date"), ("tid", "time"), ("plats", "place"), ("länk", "link")];

    /// <summary>The names an organiser may write, Swedish first.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = [.. Names.Select(name => name.Swedish), .. Names.Select(name => name.English)];

    /// <summary>The first placeholder that there is not; null when all are known. A brace without its fellow counts as one.</summary>
    public static string? UnknownPlaceholder(string text)
    {
        foreach (Match found in Place().Matches(text))
        {
            if (SwedishName(found.Groups[1].Value) is null) return found.Value;
        }
        var rest = Place().Replace(text, "");
        return rest.IndexOfAny(['{', '}']) is >= 0 and var at ? rest[at].ToString() : null;
    }

    /// <summary>Fills the places in. What is not known (yet) leaves its place empty.</summary>
    /// <param name="text">With known placeholders only; others stay as they are.</param>
    /// <param name="values">By Swedish name.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values) =>
        Place().Replace(text, found => SwedishName(found.Groups[1].Value) is { } name ? values.GetValueOrDefault(name) ?? "" : found.Value);

    private static string? SwedishName(string written)
    {
        var name = written.Trim().ToLowerInvariant();
        return Names.FirstOrDefault(pair => pair.Swedish == name || pair.English == name).Swedish;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
