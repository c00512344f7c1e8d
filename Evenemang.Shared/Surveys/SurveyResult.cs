using System.Globalization;

namespace Evenemang.Shared.Surveys;

/// <summary>What was answered to one question about one occurrence.</summary>
/// <param name="Question">The question.</param>
/// <param name="Counts">For a scale and a choice: each possible answer in order, and how many gave it.</param>
/// <param name="Texts">For a free text: what was written, in alphabetical order so that the order says nothing.</param>
public sealed record QuestionResult(SurveyQuestion Question, IReadOnlyList<(string Answer, int Count)> Counts, IReadOnlyList<string> Texts)
{
    /// <summary>How many answered this question.</summary>
    public int Answered => Question.Kind is SurveyQuestionKind.Text ? Texts.Count : Counts.Sum(count => count.Count);

    /// <summary>Mean of a scale, 1 to 10; null when nobody answered or it is no scale.</summary>
    public double? Mean => Question.Kind is SurveyQuestionKind.Scale && Answered > 0
        ? Counts.Sum(count => count.Count * double.Parse(count.Answer, CultureInfo.InvariantCulture)) / Answered
        : null;

    /// <summary>Share of those who answered that gave this answer, 0 to 100 percent.</summary>
    /// <param name="count">How many gave it.</param>
    public int Percent(int count) => Answered == 0 ? 0 : (int)Math.Round(100.0 * count / Answered, MidpointRounding.AwayFromZero);
}

/// <summary>What was answered about one occurrence. With fewer than <see cref="FewestShown"/> who answered nothing is shown but how many they are.</summary>
/// <param name="Asked">How many could answer.</param>
/// <param name="AnsweredBy">How many did.</param>
/// <param name="Questions">By question; empty when too few answered.</param>
public sealed record SurveyResult(int Asked, int AnsweredBy, IReadOnlyList<QuestionResult> Questions)
{
    /// <summary>So many must have answered before anything is shown: with fewer one could guess who wrote what.</summary>
    public const int FewestShown = 3;

    /// <summary>Whether there is something to show.</summary>
    public bool IsShown => AnsweredBy >= FewestShown;

    /// <summary>Counts the answers.</summary>
    /// <param name="questions">The questions, in order.</param>
    /// <param name="answers">Key and value of every answer, in any order.</param>
    /// <param name="asked">How many could answer.</param>
    /// <param name="answeredBy">How many did.</param>
    public static SurveyResult Of(IReadOnlyList<SurveyQuestion> questions, IEnumerable<(string Key, string Value)> answers, int asked, int answeredBy)
    {
        if (answeredBy < FewestShown) return new(asked, answeredBy, []);
        var byQuestion = answers.ToLookup(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
        return new(asked, answeredBy, [.. questions.Select(question => Of(question, [.. byQuestion[question.Key]]))]);
    }

    private static QuestionResult Of(SurveyQuestion question, string[] values)
    {
        if (question.Kind is SurveyQuestionKind.Text) return new(question, [], [.. values.Order(StringComparer.CurrentCulture)]);
        var possible = question.Kind is SurveyQuestionKind.Scale
            ? Enumerable.Range(1, SurveyQuestion.MaxScale).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : question.Choices ?? [];
        return new(question, [.. possible.Select(answer => (answer, values.Count(value => value == answer)))], []);
    }
}
