using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Surveys;

namespace Evenemang.Server.Desk.Surveys;

/// <summary>The words of the desk's pages about surveys.</summary>
internal static class SurveyDeskTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Desk.Surveys.SurveyDeskWords");

    /// <summary>"7,9".</summary>
    public static string Figure(double value) => value.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>The same question about another occurrence; null when it was not asked or not answered there.</summary>
    public static QuestionResult? Same(SurveyResult? other, QuestionResult question) =>
        other?.Questions.FirstOrDefault(result => result.Question.Key == question.Question.Key && result.Answered > 0);

    /// <summary>What the chart says, in words.</summary>
    public static IReadOnlyList<string> InWords(QuestionResult question, SurveyComparison comparison)
    {
        if (question.Answered == 0) return [Words["NoAnswers"]];
        if (question.Mean is not { } mean) return question.Counts.Count == 0 ? [] : [MostChosen(question)];
        List<string> lines = [Words["Mean", Figure(mean)]];
        var last = Same(comparison.LastTime, question)?.Mean;
        if (last is { } before)
        {
            var step = Math.Round(mean, 1) - Math.Round(before, 1);
            lines.Add(Words["MeanLast", Figure(before)]);
            lines.Add(Math.Abs(step) < 0.05 ? Words["Same"] : Words[step > 0 ? "Higher" : "Lower", Figure(Math.Abs(step))]);
        }
        if (Same(comparison.LastYear, question)?.Mean is { } year) lines.Add(Words["MeanYear", Figure(year)]);
        return lines;
    }

    private static string MostChosen(QuestionResult question)
    {
        var most = question.Counts.MaxBy(count => count.Count);
        return Words["MostChoice", most.Answer, question.Percent(most.Count)];
    }
}
