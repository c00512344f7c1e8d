using System.Globalization;
using Evenemang.Shared.Registrations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>What stands in the fields of a form: as typed, so that nobody types it twice, or as it was stored.</summary>
public sealed class TypedForm
{
    /// <summary>
    /// A field that people do not see and browsers do not know; machines fill it in. Its name is none that a browser would fill on its own.
    /// </summary>
    public const string TrapField = "ruta-som-ska-vara-tom";

    /// <summary>Twenty long answers, each letter percent-encoded.</summary>
    private const int MaxBodyOctets = 256 * 1024;

    private const string AnswerPrefix = "answers.";

    private static readonly FormOptions Limits = new() { ValueCountLimit = 1_000, KeyLengthLimit = 200, ValueLengthLimit = 16 * 1024 };

    private readonly Dictionary<string, StringValues> _values;

    private TypedForm(IEnumerable<KeyValuePair<string, StringValues>> values) => _values = new(values, StringComparer.Ordinal);

    /// <summary>A form that nobody has touched: one person.</summary>
    public static TypedForm Empty { get; } = new([new(SignUpForm.HeadsField, "1")]);

    /// <summary>Whether something stands in the field that people leave empty.</summary>
    public bool IsTrapped => Text(TrapField).Length > 0;

    /// <summary>A registration as the form shows it for changing.</summary>
    public static TypedForm Of(Registration registration)
    {
        Dictionary<string, StringValues> values = new(StringComparer.Ordinal)
        {
            [SignUpForm.NameField] = registration.Name,
            [SignUpForm.EmailField] = registration.Email,
            [SignUpForm.PhoneField] = registration.Phone,
            [SignUpForm.SmsField] = registration.WishesSms ? SignUpForm.Yes : null,
            [SignUpForm.TeamNameField] = registration.TeamName,
            [SignUpForm.HeadsField] = registration.Heads.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (key, answer) in registration.Answers)
        {
            // A free text may have line feeds of its own: it is there whole as well, and each kind of field finds what it looks for.
            values[AnswerPrefix + key] = new([answer, .. answer.Split(SignUpForm.ChoiceSeparator)]);
        }
        return new(values);
    }

    /// <summary>Reads a posted form within limits.</summary>
    /// <returns>Null when it is no such form; the status of the answer is then set.</returns>
    public static async Task<TypedForm?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBodyOctets;
        // Our forms hold no files, so a browser sends them in this one way; multipart bodies are not even read.
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return null;
        }
        try
        {
            return new(await new FormFeature(context.Request, Limits).ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
        catch (BadHttpRequestException problem)
        {
            context.Response.StatusCode = problem.StatusCode;
            return null;
        }
    }

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string Text(string field) => _values.GetValueOrDefault(field) is [{ } first, ..] ? first : "";

    /// <summary>Whether a choice is ticked.</summary>
    public bool Has(string field, string choice) => _values.GetValueOrDefault(field).Contains(choice, StringComparer.Ordinal);

    /// <summary>For the rules. Heads that are no number are a party of no one, which the rules turn back with the right words.</summary>
    /// <param name="language">"sv" or "en": that of the page.</param>
    public SignUpRequest ToRequest(string language) => new()
    {
        Name = Text(SignUpForm.NameField),
        Email = Text(SignUpForm.EmailField),
        Phone = Text(SignUpForm.PhoneField),
        WishesSms = Has(SignUpForm.SmsField, SignUpForm.Yes),
        TeamName = Text(SignUpForm.TeamNameField),
        Heads = Heads(),
        Answers = _values.Where(pair => pair.Key.StartsWith(AnswerPrefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[AnswerPrefix.Length..], pair => string.Join(SignUpForm.ChoiceSeparator, pair.Value.AsEnumerable()), StringComparer.Ordinal),
        Language = language,
    };

    private int Heads()
    {
        if (!_values.ContainsKey(SignUpForm.HeadsField)) return 1;
        return int.TryParse(Text(SignUpForm.HeadsField), NumberStyles.Integer, CultureInfo.InvariantCulture, out var heads) ? heads : 0;
    }
}
