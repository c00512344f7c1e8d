using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evenemang.Shared;

/// <summary>
/// One field of a partial edit: left alone (the default) or given a new value, which may be null. In JSON a field that is absent is left alone and
/// one that is null is emptied.
/// </summary>
/// <param name="Value">The new value; meaningless when the field is left alone.</param>
/// <typeparam name="T">What the field holds.</typeparam>
[JsonConverter(typeof(ChangeConverter))]
public readonly record struct Change<T>(T Value)
{
    /// <summary>Whether the field gets a new value.</summary>
    public bool IsMade { get; } = true;

    /// <summary>The field gets this value.</summary>
    public static implicit operator Change<T>(T value) => new(value);

    /// <summary>The new value, or the one the field has.</summary>
    public T Or(T current) => IsMade ? Value : current;
}

/// <summary>Reads and writes <see cref="Change{T}"/> as the value itself. Write with <see cref="JsonIgnoreCondition.WhenWritingDefault"/>.</summary>
public sealed class ChangeConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Change<>);
    }

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;
    }

    private sealed class Converter<T> : JsonConverter<Change<T>>
    {
        public override bool HandleNull => true;

        public override Change<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => new(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Change<T> value, JsonSerializerOptions options)
            => JsonSerializer.Serialize(writer, value.Value, options);
    }
}
