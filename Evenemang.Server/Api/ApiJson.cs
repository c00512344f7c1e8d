using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Evenemang.Server.Api;

/// <summary>How the API reads and writes JSON. Strict on the way in: an unknown, repeated or wrongly typed field is an answer, never a guess.</summary>
internal static class ApiJson
{
    /// <summary>Levels of nesting; the deepest request has five.</summary>
    public const int MaxDepth = 16;

    /// <summary>Largest body, in octets.</summary>
    public const int MaxBodyLength = 256 * 1024;

    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        options.AllowOutOfOrderMetadataProperties = true;

        // Answers are data for programs, never pasted into HTML by us; å, ä and ö stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new PlainText());
        options.Converters.Add(new InstantWithOffset());
        options.Converters.Add(new PlainDate());
        options.Converters.Add(new ChangeJson());
        return options;
    }
}
