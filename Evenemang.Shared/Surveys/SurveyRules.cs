using System.Globalization;

namespace Evenemang.Shared.Surveys;

/// <summary>What is wrong with a survey.</summary>
public enum SurveyProblem
{
    /// <summary>There is no question.</summary>
    NoQuestions,

    /// <summary>There are more than <see cref="Survey.MaxQuestions"/>.</summary>
    TooManyQuestions,

    /// <summary>A question has no words, or too many.</summary>
    QuestionText,

    /// <summary>A choice needs two to <see cref="SurveyQuestion.MaxChoices"/> different choices of a reasonable length.</summary>
    Choices,

    /// <summary>Two questions have the same key, or a key is malformed.</summary>
    Key,

    /// <summary>The introduction is too long.</summary>
    Introduction,
}

/// <summary>What a survey may look like, and which answers it takes.</summary>
public static class SurveyRules
{
    /// <summary>Says the first thing wrong with a survey.</summary>
    /// <param name="introduction">The words before the questions.</param>
    /// <param name="questions">The questions.</param>
    /// <returns>Null when there is nothing.</returns>
    public static SurveyProblem? Check(string? introduction, IReadOnlyList<SurveyQuestion> questions)
    {
        if (introduction?.Length > Survey.MaxIntroductionLength) return SurveyProblem.Introduction;
        if (questions.Count == 0) return SurveyProblem.NoQuestions;
        if (questions.Count > Survey.MaxQuestions) return SurveyProblem.TooManyQuestions;
        if (questions.Any(question => string.IsNullOrWhiteSpace(question.Text) || question.Text.Length > SurveyQuestion.MaxTextLength)) return SurveyProblem.QuestionText;
        if (questions.Any(question => !IsKey(question.Key)) || questions.DistinctBy(question => question.Key, StringComparer.Ordinal).Count() < questions.Count) return SurveyProblem.Key;
        return questions.Any(question => question.Kind is SurveyQuestionKind.Choice && !HasChoices(question)) ? SurveyProblem.Choices : null;
    }

    /// <summary>Cleans what was answered. What the question does not take is left out, as if it had not been answered.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="typed">As posted, by key.</param>
    /// <returns>Key and value of each answer, in the order of the questions.</returns>
    public static IReadOnlyList<(string Key, string Value)> Clean(IReadOnlyList<SurveyQuestion> questions, IReadOnlyDictionary<string, string> typed)
    {
        List<(string, string)> answers = [];
        foreach (var question in questions)
        {
            var value = typed.GetValueOrDefault(question.Key)?.Trim().ReplaceLineEndings("\n");
            if (!string.IsNullOrEmpty(value) && Takes(question, value)) answers.Add((question.Key, value));
        }
        return answers;
    }

    private static bool Takes(SurveyQuestion question, string value) => question.Kind switch
    {
        SurveyQuestionKind.Scale => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= SurveyQuestion.MaxScale,
        SurveyQuestionKind.Choice => question.Choices?.Contains(value, StringComparer.Ordinal) is true,
        _ => value.Length <= SurveyQuestion.MaxAnswerLength && !value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')),
    };

    private static bool HasChoices(SurveyQuestion question) =>
        question.Choices is { Count: >= 2 and <= SurveyQuestion.MaxChoices } choices
        && choices.All(choice => !string.IsNullOrWhiteSpace(choice) && choice.Length <= SurveyQuestion.MaxTextLength)
        && choices.Distinct(StringComparer.Ordinal).Count() == choices.Count;

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= SurveyQuestion.MaxKeyLength && key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
