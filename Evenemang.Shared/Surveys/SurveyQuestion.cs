namespace Evenemang.Shared.Surveys;

/// <summary>How a question of a survey is answered.</summary>
public enum SurveyQuestionKind
{
    /// <summary>A number from 1 to <see cref="SurveyQuestion.MaxScale"/>.</summary>
    Scale,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Free text, at most <see cref="SurveyQuestion.MaxAnswerLength"/> characters.</summary>
    Text,
}

/// <summary>A question of a survey. None has to be answered.</summary>
/// <param name="Key">Names it in answers and exports, and stays when its words are changed: lower-case letters, digits and hyphens.</param>
/// <param name="Text">The question as asked.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Choices">The choices, in order, for <see cref="SurveyQuestionKind.Choice"/>.</param>
public sealed record SurveyQuestion(string Key, string Text, SurveyQuestionKind Kind, IReadOnlyList<string>? Choices = null)
{
    /// <summary>The highest number of a scale; the lowest is 1.</summary>
    public const int MaxScale = 10;

    /// <summary>Longest question or choice, in UTF-16 code units.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Longest key, in ASCII characters.</summary>
    public const int MaxKeyLength = 40;

    /// <summary>Longest free text, in UTF-16 code units.</summary>
    public const int MaxAnswerLength = 2000;

    /// <summary>Most choices of a question.</summary>
    public const int MaxChoices = 12;

    /// <summary>The questions a new survey begins with: as few as give something to compare.</summary>
    public static IReadOnlyList<SurveyQuestion> Usual { get; } =
    [
        new("helhet", "Hur bra var det som helhet?", SurveyQuestionKind.Scale),
        new("nytta", "Hur stor nytta har du av det?", SurveyQuestionKind.Scale),
        new("igen", "Skulle du komma igen?", SurveyQuestionKind.Choice, ["Ja", "Kanske", "Nej"]),
        new("battre", "Vad kan bli bättre?", SurveyQuestionKind.Text),
    ];
}
