using System.Globalization;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.Parts;

/// <summary>What is wrong with a form, field by field, in sentences.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string> _fields;

    private FormErrors(Dictionary<string, string> fields) => _fields = fields;

    public static FormErrors None { get; } = new([]);

    public bool Any => _fields.Count > 0;

    public IEnumerable<KeyValuePair<string, string>> All => _fields;

    /// <summary>The sentence of a field such as <c>venue.name</c>; null when nothing is wrong with it.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    public static FormErrors Of(IReadOnlyList<FieldProblem> problems) => new(problems.GroupBy(problem => problem.Field)
        .ToDictionary(field => field.Key, field => EventProblems.Sentence(field.First(), CultureInfo.CurrentUICulture)));

    public static FormErrors Of(string field, string sentence) => new(new() { [field] = sentence });

    /// <summary>The id of a field's control: dots and brackets have a meaning in style sheets, and the first control of a list's item is called so.</summary>
    public static string Id(string field)
    {
        var id = field.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
        return id.Split('-') switch
        {
            ["agenda", var at, "text"] => $"agenda-{at}-first",
            ["programme", var at, "title"] => $"programme-{at}-first",
            ["contributors", var at, "name"] => $"person-{at}-first",
            ["contributors", var at, var rest] => $"person-{at}-{rest}",
            ["links", var at, var rest] => $"link-{at}-{rest}",
            ["notices", "reminders", var at, _] => $"reminder-{at}-first",
            ["registration", "questions", var at, _] => $"question-{at}-first",
            _ => id,
        };
    }
}
