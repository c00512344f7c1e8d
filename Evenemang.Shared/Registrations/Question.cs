namespace Evenemang.Shared.Registrations;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>Free text, at most <see cref="Question.MaxAnswerLength"/> characters.</summary>
    Text,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Any number of the choices; the answer joins them with a line feed.</summary>
    SeveralChoices,

    /// <summary>"yes" or "no".</summary>
    YesNo,
}

/// <summary>A question asked at sign-up.</summary>
/// <param name="Key">Names it in the API and in exports: lower-case letters, digits and hyphens, at most <see cref="MaxKeyLength"/>.</param>
/// <param name="Text">The question as asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Required">Whether a sign-up without an answer is turned back.</param>
/// <param name="Choices">The choices, in order, for the kinds that have them.</param>
/// <param name="Hint">A line under the question.</param>
public sealed record Question(
    string Key,
    string Text,
    QuestionKind Kind = QuestionKind.Text,
    bool Required = false,
    IReadOnlyList<string>? Choices = null,
    string? Hint = null)
{
    /// <summary>Longest key, in ASCII characters.</summary>
    public const int MaxKeyLength = 40;

    /// <summary>Longest question or choice, in UTF-16 code units.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Longest answer, in UTF-16 code units.</summary>
    public const int MaxAnswerLength = 1000;

    /// <summary>Most choices a question may have.</summary>
    public const int MaxChoices = 30;

    /// <summary>The ready-made question about food.</summary>
    /// <returns>An optional free-text question with the key "kost".</returns>
    public static Question Diet() => new(
        "kost", "Kost och allergier", Hint: "Skriv bara det köket behöver veta.");

    /// <summary>The ready-made question about where somebody comes from, for statistics.</summary>
    /// <returns>A required choice with the key "tillhorighet".</returns>
    public static Question Affiliation() => new(
        "tillhorighet", "Vilken verksamhet kommer du från?", QuestionKind.Choice, Required: true,
        Choices: ["Kommun", "Region", "Stat", "Akademi", "Näringsliv", "Förening eller brukarorganisation", "Annat"]);
}
