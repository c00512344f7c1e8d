using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence;

/// <summary>The two kinds of column the model needs beside the plain ones.</summary>
internal static class Columns
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>An immutable value kept whole as JSON text: replacing it is the change, and nothing inside is queried.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json)!,
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => value));
        return property;
    }

    /// <summary>A local wall-clock time, as the organiser meant it.</summary>
    public static void AsWallClock<T>(this EntityTypeBuilder<T> entity, DbContext db, params string[] properties)
        where T : class
    {
        foreach (var name in properties)
        {
            var property = entity.Property(name).HasConversion(new WallClockTime());
            if (db.Database.IsNpgsql()) property.HasColumnType("timestamp without time zone");
        }
    }
}
