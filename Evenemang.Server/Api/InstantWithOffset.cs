using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evenemang.Server.Api;

/// <summary>ISO 8601 with an offset, to the second: "2027-05-10T13:30:00+02:00". A time without an offset could mean two things and is refused.</summary>
internal sealed class InstantWithOffset : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && TryParse(reader.GetString()!, out var instant)
            ? instant
            : throw new JsonException("A time with an offset was expected.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));

    /// <summary>Reads ISO 8601 with an offset or Z; seconds and fractions may be left out.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mmzzz", Format, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out instant) && instant.Year is >= Years.First and <= Years.Last;
}
