using Evenemang.Server.Api;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>A table of sign-ups.</summary>
internal sealed record ImportRegistrationsBody
{
    /// <summary>The octets of a CSV file in base64.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Whether those with an address get the usual confirmation.</summary>
    public bool Tell { get; init; }
}

/// <summary>What became of a row, or with preview=true would become of it. The name stays in the file.</summary>
/// <param name="Line">Where it stands in the file, 1-based.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Problems">What must be put right, in sentences.</param>
internal sealed record ImportedRegistration(int Line, ImportedRowVerdict Verdict, IReadOnlyList<string> Problems);

/// <summary>What came of the table.</summary>
/// <param name="Preview">True when nothing was done.</param>
/// <param name="Rows">In the order of the file.</param>
/// <param name="Unread">Columns that mean nothing here.</param>
internal sealed record ImportRegistrationsResponse(bool Preview, IReadOnlyList<ImportedRegistration> Rows, IReadOnlyList<string> Unread);

/// <summary>Sign-ups from a table over the API.</summary>
internal static class ImportRegistrationsApi
{
    /// <summary>Base64 is a third longer.</summary>
    private const int MaxBodyLength = (ImportRegistrations.MaxOctets / 3 * 4) + 1024;

    public static void MapImportRegistrationsApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Registrations");
        Describe(organisers.MapPost("/occurrences/{slug}/registrations/import", (string slug, JsonBody<ImportRegistrationsBody> body, HttpContext http, bool? preview, ImportRegistrations import) =>
            RunAsync(slug, new SignUpTo.Occurrence(slug), body.Value, http, preview, import)), "importRegistrations", "Signs up everybody in a table for the occurrence.");
        Describe(organisers.MapPost("/series/{slug}/registrations/import", (string slug, JsonBody<ImportRegistrationsBody> body, HttpContext http, bool? preview, ImportRegistrations import) =>
            RunAsync(slug, new SignUpTo.Series(slug), body.Value, http, preview, import)), "importSeriesRegistrations", "Signs up everybody in a table for the whole series.");
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) => route
        .Describe<ImportRegistrationsResponse>(name, summary)
        .WithMetadata(new BodyMayBeLarge(MaxBodyLength))
        .TakesQuery("preview", "true: answers what would become of each row, and does nothing.")
        .MayMiss()
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "There is no table in the file.")
        .Repeatable();

    private static async Task<IResult> RunAsync(string slug, SignUpTo to, ImportRegistrationsBody body, HttpContext http, bool? preview, ImportRegistrations import)
    {
        var culture = http.Culture();
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(culture);
        return await import.RunAsync(to, body.Content, body.Tell, preview is true, http.Actor(), http.RequestAborted) switch
        {
            ImportRegistrationsOutcome.Read read => Results.Json(
                new ImportRegistrationsResponse(
                    preview is true,
                    [.. read.Rows.Select(row => new ImportedRegistration(row.Line, row.Verdict, [.. row.Errors.Select(error => RegistrationErrorWords.Sentence(error, culture))]))],
                    read.Unread),
                ApiJson.Options),
            ImportRegistrationsOutcome.NoTable => ApiProblem.Fields(
                StatusCodes.Status422UnprocessableEntity, new Dictionary<string, string[]> { ["content"] = [ApiText.Get("NoTable", culture)] }, culture),
            // A draft's existence is its organisers' secret; a stranger learns no more of what is public either.
            _ => ApiProblem.NotFound(culture),
        };
    }
}
