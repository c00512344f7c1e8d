using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Why an organiser's act was not carried out, as the API's problems.</summary>
internal static partial class EventProblems
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Events.EventProblems", typeof(EventProblems).Assembly);

    /// <param name="outcome">Anything but done.</param>
    /// <param name="http">For the caller's language and If-Match.</param>
    public static ApiProblem Of(EventOutcome outcome, HttpContext http) => outcome switch
    {
        EventOutcome.NotFound => ApiProblem.NotFound(http.Culture()),
        EventOutcome.Forbidden => ApiProblem.Forbidden(http.Culture()),
        EventOutcome.Conflict => http.Edited(),
        EventOutcome.Invalid invalid => Of(invalid.Problems, http.Culture()),
        EventOutcome.Refused refused => new ApiProblem
        {
            Status = StatusCodes.Status409Conflict,
            Code = JsonNamingPolicy.CamelCase.ConvertName(refused.Why.ToString()),
            Detail = Text($"Refused_{refused.Why}", http.Culture()),
        },
        _ => throw new ArgumentException($"{outcome.GetType().Name} is no problem.", nameof(outcome)),
    };

    /// <summary>Why a file was not taken.</summary>
    public static ApiProblem Of(UploadRefused why, CultureInfo culture) => ApiProblem.Fields(
        StatusCodes.Status422UnprocessableEntity,
        new Dictionary<string, string[]> { [why is UploadRefused.BadName or UploadRefused.WrongEnding ? "name" : "content"] = [Sentence(why, culture)] },
        culture);

    /// <summary>The same in a sentence, for the desk.</summary>
    public static string Sentence(UploadRefused why, CultureInfo culture) => string.Format(culture, Text($"Upload_{why}", culture), Document.MaxLength / (1024 * 1024));

    /// <summary>What is wrong with a field, in a sentence.</summary>
    public static string Sentence(FieldProblem problem, CultureInfo culture) =>
        string.Format(culture, Text(IsAboutLimits(problem) ? "Field_LimitsOutOfOrder" : $"Field_{problem.Code}", culture), problem.Limit, problem.Value);

    /// <summary>Everything else that can be out of order is a time.</summary>
    private static bool IsAboutLimits(FieldProblem problem) =>
        problem.Code is FieldProblemCode.OutOfOrder && problem.Field.EndsWith("allOff", StringComparison.Ordinal) && problem.Field.Contains("limits", StringComparison.Ordinal);

    /// <summary>Why a step was not taken, in a sentence.</summary>
    public static string Sentence(TransitionRefused why, CultureInfo culture) => Text($"Refused_{why}", culture);

    private static ApiProblem Of(IReadOnlyList<FieldProblem> problems, CultureInfo culture) => ApiProblem.Fields(
        StatusCodes.Status422UnprocessableEntity,
        problems.GroupBy(problem => ApiName(problem.Field)).ToDictionary(
            field => field.Key,
            field => field.Select(problem => Sentence(problem, culture)).ToArray()),
        culture);

    /// <summary>The rooms say start, the API startsAt, because there it carries an offset.</summary>
    private static string ApiName(string field) => TimeField().Replace(field, found => found.Value switch
    {
        "start" => "startsAt",
        "end" => "endsAt",
        _ => "doorsAt",
    });

    private static string Text(string key, CultureInfo culture) =>
        Texts.GetString(key, culture) ?? throw new InvalidOperationException($"EventProblems has no '{key}'.");

    [GeneratedRegex(@"(?<=^|\.)(?:start|end|doors)$")]
    private static partial Regex TimeField();
}
