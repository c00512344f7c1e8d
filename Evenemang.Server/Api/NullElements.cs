using System.Text.Json;

namespace Evenemang.Server.Api;

/// <summary>Finds a null in a list: no list of ours has room for one, and the serializer would let it through to those who do not expect it.</summary>
internal static class NullElements
{
    /// <returns>The path of the first, such as "agenda"; null when there is none.</returns>
    /// <exception cref="JsonException">The text is not JSON, or nested too deeply.</exception>
    public static string? FindFirst(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("null"u8) < 0) return null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ApiJson.MaxDepth });
        Stack<(bool IsList, string Name)> open = [];
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((reader.TokenType is JsonTokenType.StartArray, name));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.Null when open.TryPeek(out var list) && list.IsList:
                    return list.Name;
            }
        }
        return null;
    }
}
