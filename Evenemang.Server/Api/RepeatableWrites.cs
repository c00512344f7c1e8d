using System.Security.Cryptography;
using System.Text;

namespace Evenemang.Server.Api;

/// <summary>Lets a caller send a write again after a lost answer: the same <c>Idempotency-Key</c> gives the same answer, and the work is done once.</summary>
internal static class RepeatableWrites
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>A route that writes: its 2xx, 409 and 422 are kept. Other answers changed nothing and leave the key free.</summary>
    public static RouteHandlerBuilder Repeatable(this RouteHandlerBuilder route) => route.WithMetadata(new IsRepeatable()).AddEndpointFilter(RunOnceAsync);

    private static async ValueTask<object?> RunOnceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(KeyHeader, out var header)) return await next(context);
        var key = header.ToString();
        if (key.Length is 0 or > IdempotencyKey.MaxLength || !key.All(letter => letter is > ' ' and < '\u007f'))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "BadKeyHeader", http.Culture(), IdempotencyKey.MaxLength);
        }
        var keys = http.RequestServices.GetRequiredService<IdempotencyKeys>();
        var outcome = await keys.ClaimAsync(Hash($"{http.CallerId()}\n{key}", default), Hash(RequestLine(http), Body(context)), http.RequestAborted);
        return outcome switch
        {
            ClaimOutcome.Claimed claim => await RunAsync(claim, keys, context, next),
            ClaimOutcome.Replay replay => await AnswerAsync(http, replay.Answer, replayed: true),
            ClaimOutcome.Reused => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "KeyReused", http.Culture()) with { Code = "keyReused" },
            _ => ApiProblem.Conflict("keyInProgress", "KeyInProgress", http.Culture()) with { RetryAfterSeconds = 1 },
        };
    }

    private static async Task<object?> RunAsync(ClaimOutcome.Claimed claim, IdempotencyKeys keys, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        KeptAnswer answer;
        try
        {
            answer = await RecordAsync(http, (IResult)(await next(context))!);
        }
        catch
        {
            await keys.ReleaseAsync(claim);
            throw;
        }
        if (answer.Status is (>= 200 and < 300) or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity) await keys.KeepAsync(claim, answer);
        else await keys.ReleaseAsync(claim);
        return await AnswerAsync(http, answer, replayed: false);
    }

    private static async Task<KeptAnswer> RecordAsync(HttpContext http, IResult result)
    {
        var body = http.Response.Body;
        using var recording = new MemoryStream();
        http.Response.Body = recording;
        try
        {
            await result.ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            http.Response.Body = body;
        }
        var headers = http.Response.Headers;
        return new(http.Response.StatusCode, http.Response.ContentType, Nullable(headers.Location), Nullable(headers.ETag), recording.ToArray());

        static string? Nullable(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, KeptAnswer answer, bool replayed)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Location is not null) response.Headers.Location = answer.Location;
        if (answer.ETag is not null) response.Headers.ETag = answer.ETag;
        if (replayed) response.Headers[ReplayedHeader] = "true";
        if (answer.Body.Length > 0) await response.Body.WriteAsync(answer.Body, http.RequestAborted);
        return Results.Empty;
    }

    private static string RequestLine(HttpContext http) =>
        $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n{http.Request.Headers.IfMatch}\n";

    private static ReadOnlyMemory<byte> Body(EndpointFilterInvocationContext context) =>
        context.Arguments.OfType<IJsonBody>().Select(body => body.Raw).FirstOrDefault();

    private static byte[] Hash(string text, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(body.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>Tells the description that the route takes the header.</summary>
    internal sealed class IsRepeatable;
}
