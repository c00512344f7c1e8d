using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evenemang.Server.Api;

/// <summary>The years an event can lie in. Outside them somebody has mistyped, and arithmetic on dates would run off its end.</summary>
internal static class Years
{
    public const int First = 1990;
    public const int Last = 2200;
}

/// <summary>A day as ISO 8601: "2027-05-10".</summary>
internal sealed class PlainDate : JsonConverter<DateOnly>
{
    private const string Format = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
        && DateOnly.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= Years.First and <= Years.Last
            ? day
            : throw new JsonException("A day was expected.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}
