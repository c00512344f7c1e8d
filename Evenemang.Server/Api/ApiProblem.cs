using System.Globalization;
using System.Text.Json.Serialization;

namespace Evenemang.Server.Api;

/// <summary>An error answer in the shape of RFC 9457, with <c>errors</c> per field and a <c>code</c> for programs where one status has several reasons.</summary>
public sealed record ApiProblem : IResult
{
    public const string MediaType = "application/problem+json";

    /// <summary>RFC 9457 section 4.2.1: the status says what kind of problem it is.</summary>
    public string Type => "about:blank";

    /// <summary>The status in words, in English: RFC 9110's own.</summary>
    public string Title => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status);

    public required int Status { get; init; }

    /// <summary>A sentence for the person who reads it, in the caller's language.</summary>
    public required string Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>Sentences by field, in the names of the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    [JsonIgnore]
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The problem whose sentence is one of <c>ApiText</c>.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="text">Key of the sentence.</param>
    /// <param name="culture">The caller's language.</param>
    /// <param name="values">What the sentence names.</param>
    public static ApiProblem Of(int status, string text, CultureInfo culture, params object[] values) =>
        new() { Status = status, Detail = ApiText.Get(text, culture, values) };

    /// <summary>409 with a code that programs may rely on.</summary>
    public static ApiProblem Conflict(string code, string text, CultureInfo culture, params object[] values) =>
        Of(StatusCodes.Status409Conflict, text, culture, values) with { Code = code };

    /// <summary>Nothing of that name, or nothing the caller may see: the two are answered alike.</summary>
    public static ApiProblem NotFound(CultureInfo culture) => Of(StatusCodes.Status404NotFound, "NotFound", culture);

    /// <summary>The key is good, but not for this.</summary>
    public static ApiProblem Forbidden(CultureInfo culture) => Of(StatusCodes.Status403Forbidden, "Forbidden", culture);

    /// <summary>The key was good for this until the group began to run itself. Only for those who may know that there is such a group.</summary>
    public static ApiProblem GroupRunsItself(CultureInfo culture) => Of(StatusCodes.Status403Forbidden, "GroupRunsItself", culture) with { Code = "groupRunsItself" };

    /// <summary>One field is malformed.</summary>
    public static ApiProblem BadField(string field, string text, CultureInfo culture, params object[] values) =>
        Fields(StatusCodes.Status400BadRequest, new Dictionary<string, string[]> { [field] = [ApiText.Get(text, culture, values)] }, culture);

    /// <summary>Fields are malformed (400) or break a rule (422).</summary>
    public static ApiProblem Fields(int status, IReadOnlyDictionary<string, string[]> errors, CultureInfo culture) =>
        Of(status, status == StatusCodes.Status422UnprocessableEntity ? "RuleBroken" : "Malformed", culture) with { Errors = errors };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(this, ApiJson.Options, MediaType, httpContext.RequestAborted);
    }
}
