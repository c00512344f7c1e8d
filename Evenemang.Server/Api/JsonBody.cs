using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Evenemang.Server.Api;

/// <summary>A request body as it was read, before anyone knows what is in it.</summary>
internal interface IJsonBody
{
    /// <summary>The octets as they came; empty when there were none.</summary>
    ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Why it could not be read; null when it could.</summary>
    ApiProblem? Problem { get; }
}

/// <summary>Names the type of a route's body for the OpenAPI description.</summary>
internal sealed record BodyMetadata(Type Type);

/// <summary>What the same address takes from organisers instead.</summary>
internal sealed record OrganisersBodyMetadata(Type Type);

/// <summary>The body may be left out and then counts as <c>{}</c>.</summary>
internal sealed class BodyMayBeMissing;

/// <summary>The body may be longer than others.</summary>
internal sealed record BodyMayBeLarge(int MaxLength);

/// <summary>
/// The body of a request, read by ourselves: the framework's own reading answers before authorisation (415) and with empty pages (400), while a
/// caller without a key shall get 401 and nothing else, and everybody else a sentence with the field. <see cref="ApiRoutes"/> turns an unreadable one away.
/// </summary>
internal sealed class JsonBody<T> : IJsonBody, IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly JsonTypeInfo<T> TypeInfo = (JsonTypeInfo<T>)ApiJson.Options.GetTypeInfo(typeof(T));

    private JsonBody(ReadOnlyMemory<byte> raw, T? value, ApiProblem? problem)
    {
        Raw = raw;
        Value = value!;
        Problem = problem;
    }

    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>What it says. Never null in a handler.</summary>
    public T Value { get; }

    public ApiProblem? Problem { get; }

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var culture = context.Culture();
        var (raw, tooLarge) = await ReadAsync(context);
        if (tooLarge) return Fail(ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "TooLarge", culture, MaxLength(context) / 1024));
        if (raw.Length == 0)
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<BodyMayBeMissing>() is null) return Fail(ApiProblem.Of(StatusCodes.Status400BadRequest, "NoBody", culture));
            return new("{}"u8.ToArray().AsMemory()[..0], JsonSerializer.Deserialize("{}"u8, TypeInfo), null);
        }
        if (!IsJson(context.Request.ContentType)) return Fail(ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "NotJson", culture));
        try
        {
            if (NullElements.FindFirst(raw.Span) is { } place) return Fail(ApiProblem.BadField(place, "WrongType", culture));
            var value = JsonSerializer.Deserialize(raw.Span, TypeInfo);
            return value is null ? Fail(ApiProblem.Of(StatusCodes.Status400BadRequest, "NoBody", culture)) : new(raw, value, null);
        }
        catch (JsonException failure)
        {
            return Fail(JsonProblem.From(failure, culture));
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException or ArgumentException or FormatException)
        {
            // The serializer's other ways of saying that the text does not fit the type, such as a rule without its pattern.
            return Fail(ApiProblem.Of(StatusCodes.Status400BadRequest, "Malformed", culture));
        }

        JsonBody<T> Fail(ApiProblem problem) => new(raw, null, problem);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new BodyMetadata(typeof(T)));

    private static async ValueTask<(ReadOnlyMemory<byte> Raw, bool TooLarge)> ReadAsync(HttpContext context)
    {
        var max = MaxLength(context);
        if (context.Request.ContentLength > max) return (default, true);
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > max) return (default, true);
            if (read.IsCompleted)
            {
                var raw = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (raw, false);
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static int MaxLength(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<BodyMayBeLarge>()?.MaxLength ?? ApiJson.MaxBodyLength;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
