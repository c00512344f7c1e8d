using System.Globalization;

namespace Evenemang.Shared.Registrations;

/// <summary>Holds answers against the questions of a policy.</summary>
internal static class SignUpAnswers
{
    /// <returns>The answers given, cleaned, in the order of the questions.</returns>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> typed, SignUpTerms terms, List<RegistrationError> errors)
    {
        Dictionary<string, string> answers = new(StringComparer.Ordinal);
        foreach (var question in terms.Policy.Questions)
        {
            var field = SignUpForm.AnswerField(question.Key);
            var text = Text(typed.GetValueOrDefault(question.Key), field, errors, out var isWrong);
            if (text is not null) answers[question.Key] = text;
            else if (question.Required && !terms.OnBehalf) errors.Add(new(field, RegistrationErrorCode.Missing));
            if (text is null || isWrong) continue;
            switch (question.Kind)
            {
                case QuestionKind.Choice when !IsChoice(question, text):
                    errors.Add(new(field, RegistrationErrorCode.NotAChoice, text));
                    break;
                case QuestionKind.SeveralChoices:
                    var chosen = text.Split(SignUpForm.ChoiceSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
                    if (chosen.Find(choice => !IsChoice(question, choice)) is { } unknown) errors.Add(new(field, RegistrationErrorCode.NotAChoice, unknown));
                    answers[question.Key] = string.Join(SignUpForm.ChoiceSeparator, chosen);
                    break;
                case QuestionKind.YesNo when text is not (SignUpForm.Yes or SignUpForm.No):
                    errors.Add(new(field, RegistrationErrorCode.NotYesOrNo));
                    break;
            }
        }
        foreach (var key in typed.Keys.Where(key => !terms.Policy.Questions.Any(question => string.Equals(question.Key, key, StringComparison.Ordinal))))
        {
            var shown = key.Length > Question.MaxKeyLength ? key[..Question.MaxKeyLength] : key;
            errors.Add(new(SignUpForm.AnswerField(shown), RegistrationErrorCode.UnknownQuestion, shown));
        }
        return answers;
    }

    private static bool IsChoice(Question question, string text) => question.Choices is { } choices && choices.Contains(text, StringComparer.Ordinal);

    /// <summary>An answer may run over several lines; everything else that steers a printer may not come along.</summary>
    private static string? Text(string? typed, string field, List<RegistrationError> errors, out bool isWrong)
    {
        isWrong = false;
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.Trim().ReplaceLineEndings("\n");
        isWrong = true;
        if (SignUpForm.IsUnwritable(text, severalLines: true)) errors.Add(new(field, RegistrationErrorCode.UnwritableCharacters));
        else if (text.Length > Question.MaxAnswerLength) errors.Add(new(field, RegistrationErrorCode.TooLong, Question.MaxAnswerLength.ToString(CultureInfo.InvariantCulture)));
        else isWrong = false;
        return text;
    }
}
