using Evenemang.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Evenemang.Server.Api;

/// <summary>Says in the description what our own converters read and write; the framework cannot look into them.</summary>
internal static class SchemaTypes
{
    public static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>))
        {
            var inner = type.GenericTypeArguments[0];
            if (!Plain(schema, inner)) CopyFrom(await context.GetOrCreateSchemaAsync(inner, null, cancel), schema);
            return;
        }
        Plain(schema, type);
    }

    private static bool Plain(OpenApiSchema schema, Type type)
    {
        var nullable = Nullable.GetUnderlyingType(type) is null ? default : JsonSchemaType.Null;
        var (kind, format) = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var text when text == typeof(string) => (JsonSchemaType.String, (string?)null),
            var instant when instant == typeof(DateTimeOffset) => (JsonSchemaType.String, "date-time"),
            var day when day == typeof(DateOnly) => (JsonSchemaType.String, "date"),
            var time when time == typeof(TimeOnly) => (JsonSchemaType.String, "time"),
            var id when id == typeof(Guid) => (JsonSchemaType.String, "uuid"),
            var number when number == typeof(int) => (JsonSchemaType.Integer, "int32"),
            var answer when answer == typeof(bool) => (JsonSchemaType.Boolean, null),
            _ => (default, null),
        };
        if (kind == default) return false;
        schema.Type = kind | nullable;
        schema.Format = format;
        return true;
    }

    private static void CopyFrom(OpenApiSchema from, OpenApiSchema to)
    {
        (to.Type, to.Format, to.Properties, to.Required, to.Items) = (from.Type, from.Format, from.Properties, from.Required, from.Items);
        (to.Enum, to.AnyOf, to.OneOf, to.AdditionalProperties, to.Discriminator) = (from.Enum, from.AnyOf, from.OneOf, from.AdditionalProperties, from.Discriminator);

        // What stands there tells of the wrapper, not of the field.
        to.Description = from.Description;
    }
}
