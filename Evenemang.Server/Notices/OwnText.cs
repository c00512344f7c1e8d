using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>The organiser's own words for a kind of notice, with their places filled in from the truth.</summary>
internal static class OwnText
{
    /// <returns>Paragraphs; null where the organiser has written none.</returns>
    public static IReadOnlyList<string>? Of(NoticeKind kind, OccasionFacts facts, string link)
    {
        var isEnglish = facts.Culture.TwoLetterISOLanguageName == "en";
        if (facts.Series.Notices.TextOf(kind, isEnglish) is not { Length: > 0 } text) return null;
        var occurrence = facts.Next;
        var filled = NoticeText.Fill(text, new Dictionary<string, string?>
        {
            ["titel"] = NoticeTitle.InSentence(facts),
            ["tema"] = facts.Series.Discreet || occurrence?.ThemeDecision is Decision.Undecided ? null : occurrence?.Theme,
            ["datum"] = NoticeTitle.Date(facts),
            ["tid"] = occurrence?.Start is { } start
                ? DateWords.Times(TimeOnly.FromDateTime(start), occurrence.End is { } end ? TimeOnly.FromDateTime(end) : null, facts.Culture)
                : null,
            ["plats"] = occurrence?.ShownVenue?.OneLine,
            ["länk"] = link,
        });
        return Paragraphs(filled);
    }

    /// <summary>Of what concerns a whole series: only its name and the link are filled in.</summary>
    /// <returns>Paragraphs; null where the organiser has written none.</returns>
    public static IReadOnlyList<string>? Of(string? text, string title, string link) =>
        text is { Length: > 0 } ? Paragraphs(NoticeText.Fill(text, new Dictionary<string, string?> { ["titel"] = title, ["länk"] = link })) : null;

    /// <summary>Text as typed, one paragraph a line.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
