using Evenemang.Shared.Surveys;

namespace Evenemang.Server.Desk.Surveys;

/// <summary>A question while it is being written.</summary>
internal sealed class QuestionDraft
{
    public required string Key { get; init; }

    public string Text { get; set; } = "";

    public SurveyQuestionKind Kind { get; set; }

    /// <summary>One choice a line.</summary>
    public string Choices { get; set; } = "";

    public static QuestionDraft Of(SurveyQuestion question) =>
        new() { Key = question.Key, Text = question.Text, Kind = question.Kind, Choices = string.Join('\n', question.Choices ?? []) };

    /// <summary>A new one; its key is random, because its words will change.</summary>
    public static QuestionDraft New() => new() { Key = "f-" + Guid.NewGuid().ToString("N")[..8] };

    public SurveyQuestion ToQuestion() => new(
        Key, Text.Trim(), Kind,
        Kind is SurveyQuestionKind.Choice ? Choices.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null);
}
