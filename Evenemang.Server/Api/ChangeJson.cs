using System.Text.Json;
using System.Text.Json.Serialization;
using Evenemang.Shared;

namespace Evenemang.Server.Api;

/// <summary>Reads <see cref="Change{T}"/> so that what is wrong inside is still said with the name of the field; the one that comes with the type loses it.</summary>
internal sealed class ChangeJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Change<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var inner = typeToConvert.GenericTypeArguments[0];
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(inner), options.GetConverter(inner))!;
    }

    private sealed class Converter<T>(JsonConverter<T> inner) : JsonConverter<Change<T>>
    {
        public override bool HandleNull => true;

        public override Change<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Null) return default(T) is null ? new(default!) : throw new JsonException("A value was expected.");
            try
            {
                return new(inner.Read(ref reader, typeof(T), options)!);
            }
            catch (NotSupportedException failure)
            {
                throw new JsonException("The value does not say which of several forms it has.", failure);
            }
        }

        public override void Write(Utf8JsonWriter writer, Change<T> value, JsonSerializerOptions options) => inner.Write(writer, value.Value, options);
    }
}
