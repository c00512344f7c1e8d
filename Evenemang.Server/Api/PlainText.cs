using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evenemang.Server.Api;

/// <summary>
/// Text as people write it. Control characters (PostgreSQL takes no NUL), what is no character at all (U+FFFE cannot be normalised) and the marks that turn the direction of what follows
/// (U+202A-202E, U+2066-2069: they make one text look like another) are refused here, once, for every field there is.
/// </summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException("A text was expected.");
        var text = reader.GetString()!;
        return IsPlain(text) ? text : throw new JsonException("The text holds characters that cannot be shown.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        return IsPlain(text) ? text : throw new JsonException("The name holds characters that cannot be shown.");
    }

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    public static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if ((char.IsControl(letter) && letter is not ('\t' or '\n' or '\r')) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF') return false;
        }
        return true;
    }
}
