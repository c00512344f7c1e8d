using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>A file to attach.</summary>
internal sealed record DocumentBody
{
    /// <summary>File name with its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The octets in base64.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>An attached file.</summary>
internal sealed record DocumentResponse(Guid Id, string Name);

/// <summary>Files of an occurrence over the API: attached and taken away.</summary>
internal static class DocumentsApi
{
    /// <summary>Base64 is a third longer; the rest is room for the name.</summary>
    private const int MaxBodyLength = (Document.MaxLength / 3 * 4) + (64 * 1024);

    public static void MapDocumentsApi(this WebApplication app)
    {
        var documents = app.MapOrganiserApi().MapGroup("/occurrences/{slug}").WithTags("Occurrences");
        documents.MapPost("/documents", AddAsync)
            .Describe<DocumentResponse>("addDocument", "Attaches a PDF, a picture or an office file, known by its content.", StatusCodes.Status201Created)
            .WithMetadata(new BodyMayBeLarge(MaxBodyLength))
            .MayMiss()
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "The file cannot be taken.")
            .Repeatable();
        documents.MapDelete("/documents/{id:guid}", RemoveAsync)
            .Describe<NothingBody>("removeDocument", "Takes a file away, and with it what agenda items say about it.", StatusCodes.Status204NoContent)
            .GuardedByVersion()
            .MayMiss();
    }

    private static async Task<IResult> AddAsync(string slug, JsonBody<DocumentBody> body, HttpContext http, AddDocument add, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var outcome = await add.RunAsync(slug, new(body.Value.Name, body.Value.Content), http.Actor(), cancel);
        switch (outcome)
        {
            case AddDocumentOutcome.Added added:
                http.Response.Headers.Location = $"{ApiRoutes.Prefix}/occurrences/{slug}/documents/{added.Id}";
                return Results.Json(new DocumentResponse(added.Id, body.Value.Name.Trim()), ApiJson.Options, statusCode: StatusCodes.Status201Created);
            case AddDocumentOutcome.Refused refused:
                return EventProblems.Of(refused.Why, http.Culture());
            case AddDocumentOutcome.Invalid invalid:
                return EventProblems.Of(new EventOutcome.Invalid(invalid.Problems), http);
            case AddDocumentOutcome.Forbidden:
                return ApiProblem.Forbidden(http.Culture());
            default:
                return ApiProblem.NotFound(http.Culture());
        }
    }

    private static async Task<IResult> RemoveAsync(string slug, Guid id, HttpContext http, RemoveDocument remove, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        if (!http.TryReadIfMatch(out var version)) return http.Edited();
        var outcome = await remove.RunAsync(slug, id, version, http.Actor(), cancel);
        return outcome is EventOutcome.Done ? Results.NoContent() : EventProblems.Of(outcome, http);
    }
}
