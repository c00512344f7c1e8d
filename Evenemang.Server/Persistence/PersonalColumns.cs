using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Columns with personal data, encrypted in the database. Such a column has no greatest length (the encrypted text is longer than what was
/// written) and cannot be searched or sorted by; look-ups go by a keyed hash (<see cref="Secrets.AddressHash"/>) in a column of its own.
/// </summary>
internal static class PersonalColumns
{
    private const string Annotation = "Evenemang:Personal";
    private const string EmptyJson = "{}";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text that tells of a person: <c>builder.Property(row => row.Email).HasPersonalData()</c>.</summary>
    public static PropertyBuilder<T> HasPersonalData<T>(this PropertyBuilder<T> property)
        where T : IEnumerable<char>?
    {
        property.HasConversion(new ValueConverter<string, string>(text => PersonalDataRing.Protect(text), stored => PersonalDataRing.Unprotect(stored)));
        property.HasAnnotation(Annotation, true);
        return property;
    }

    /// <summary>An immutable value kept whole as encrypted JSON. An empty one tells nothing and stays as it is.</summary>
    public static PropertyBuilder<T> AsPersonalJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => Protect(JsonSerializer.Serialize(value, Json)),
            stored => JsonSerializer.Deserialize<T>(PersonalDataRing.Unprotect(stored), Json)!,
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => value));
        property.HasAnnotation(Annotation, true);
        return property;
    }

    /// <summary>The entities that hold personal data, each with its encrypted columns.</summary>
    internal static IEnumerable<(IEntityType Entity, IReadOnlyList<IProperty> Columns)> Of(IModel model) =>
        from entity in model.GetEntityTypes()
        let columns = entity.GetProperties().Where(property => property.FindAnnotation(Annotation) is not null).ToList()
        where columns.Count > 0
        select (entity, (IReadOnlyList<IProperty>)columns);

    /// <summary>Whether a stored text says nothing about anybody.</summary>
    internal static bool IsEmpty(string? stored) => string.IsNullOrEmpty(stored) || stored == EmptyJson;

    private static string Protect(string json) => json == EmptyJson ? json : PersonalDataRing.Protect(json);
}
