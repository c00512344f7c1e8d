using Evenemang.Server.Api;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>Writing to those who have signed up, for other systems.</summary>
internal static class MessagesApi
{
    public static void MapMessagesApi(this WebApplication app) => app.MapOrganiserApi().WithTags("Notices")
        .MapPost("/occurrences/{slug}/messages", SendAsync)
        .Describe<MessageResponse>("sendMessage", "Writes to those who have signed up, each in a letter of their own. With ?preview=true says who would get it and does nothing.")
        .TakesQuery("preview", "true: do nothing.")
        .MayMiss()
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
        .Repeatable();

    private static async Task<IResult> SendAsync(string slug, JsonBody<MessageBody> body, bool? preview, HttpContext http, SendMessage send, CancellationToken cancel)
    {
        var value = body.Value;
        var input = new MessageInput(slug, value.Subject, value.Text, value.To) { Only = value.Registrations };
        return await (preview is true ? send.PreviewAsync(input, http.Actor(), cancel) : send.RunAsync(input, http.Actor(), cancel)) switch
        {
            SendMessageOutcome.Owed { Told: var told } => Results.Json(new MessageResponse { Email = told.Email, Phone = told.Phone, Unreachable = told.Unreachable }, ApiJson.Options),
            SendMessageOutcome.Invalid => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "RuleBroken", http.Culture()),
            SendMessageOutcome.Forbidden => ApiProblem.Forbidden(http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }
}

/// <summary>A message.</summary>
internal sealed record MessageBody
{
    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text, a paragraph a line.</summary>
    public required string Text { get; init; }

    /// <summary>States of those it goes to.</summary>
    public IReadOnlyList<RegistrationState> To { get; init; } = [RegistrationState.Confirmed];

    /// <summary>Of those only these; all when left out.</summary>
    public IReadOnlyList<Guid>? Registrations { get; init; }
}

/// <summary>Who gets it, in sign-ups.</summary>
internal sealed record MessageResponse
{
    public required int Email { get; init; }

    /// <summary>Must be called.</summary>
    public required int Phone { get; init; }

    public required int Unreachable { get; init; }
}
