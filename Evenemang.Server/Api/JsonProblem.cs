using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Api;

/// <summary>Says in a sentence, beside the field, why a body could not be read.</summary>
internal static partial class JsonProblem
{
    public static ApiProblem From(JsonException failure, CultureInfo culture)
    {
        var field = Field(failure.Path);
        if (Unknown().Match(failure.Message) is { Success: true } unknown) return ApiProblem.BadField(Join(field, unknown.Groups["name"].Value), "UnknownField", culture);
        if (Missing().Match(failure.Message) is { Success: true } missing)
        {
            return ApiProblem.Fields(
                StatusCodes.Status400BadRequest,
                Name().Matches(missing.Groups["names"].Value).ToDictionary(name => Join(field, name.Groups[1].Value), _ => new[] { ApiText.Get("MissingField", culture) }),
                culture);
        }

        // Only syntax errors carry a position inside the text without a field; a wrong type carries its field.
        return field.Length == 0
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "NotReadable", culture, (failure.LineNumber ?? 0) + 1, (failure.BytePositionInLine ?? 0) + 1)
            : ApiProblem.BadField(field, "WrongType", culture);
    }

    /// <summary>"$.venue.latitude" becomes "venue.latitude".</summary>
    private static string Field(string? path) => path is null ? "" : path.TrimStart('$').TrimStart('.');

    private static string Join(string field, string name) =>
        field.Length == 0 || field == name || field.EndsWith('.' + name, StringComparison.Ordinal) ? (field.Length == 0 ? name : field) : $"{field}.{name}";

    [GeneratedRegex(@"^The JSON property '(?<name>[^']{0,200})' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (?<names>.+?)\.(?: Path|$)")]
    private static partial Regex Missing();

    [GeneratedRegex(@"'([^']+)'")]
    private static partial Regex Name();
}
