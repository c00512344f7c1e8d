using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Evenemang.Server.Api;

/// <summary>The OpenAPI description at <c>/openapi/v1.json</c>, made from the routes themselves.</summary>
internal static class ApiDescription
{
    private const string ProblemSchema = "Problem";

    public static void AddDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = route => $"/{route.RelativePath}".StartsWith(ApiRoutes.Prefix, StringComparison.Ordinal);
        options.AddDocumentTransformer(DescribeDocumentAsync);
        options.AddSchemaTransformer(SchemaTypes.DescribeAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
    });

    public static void MapDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    private static Task DescribeDocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new()
        {
            Title = "Evenemang",
            Version = "v1",
            Description = "Series, occurrences and sign-ups. Times are ISO 8601 with an offset; errors are problem details (RFC 9457) whose sentences follow Accept-Language (sv, en). "
                + "A write sent with an Idempotency-Key is done once, however often it is sent within 24 hours. Edits with If-Match are refused when somebody else was first.",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiAccess.Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An organiser's key. It begins with evn_ and is shown once, when it is made.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Always about:blank: the status says what kind of problem it is."),
                ["title"] = Text("The status in words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = Text("A sentence for the person who reads it."),
                ["code"] = Text("For programs, where one status has several reasons."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Sentences by field.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
            Required = new HashSet<string> { "type", "title", "status", "detail" },
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        if (metadata.OfType<BodyMetadata>().LastOrDefault() is { } body)
        {
            var schema = await BodySchemaAsync(body.Type, context, cancel);
            if (metadata.OfType<OrganisersBodyMetadata>().LastOrDefault() is { } organisers)
            {
                schema = new OpenApiSchema { AnyOf = [schema, await BodySchemaAsync(organisers.Type, context, cancel)] };
                operation.Security = [[], new() { [new OpenApiSecuritySchemeReference(ApiAccess.Scheme, context.Document)] = [] }];
                AddProblem(operation, context, "401", "An organiser's act needs a valid key.");
            }
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = !metadata.OfType<BodyMayBeMissing>().Any(),
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
            };
            AddProblem(operation, context, "400", "The request cannot be read.");
            AddProblem(operation, context, "413", "The body is too large.");
            AddProblem(operation, context, "415", "The body is not JSON.");
        }
        if (metadata.OfType<IAuthorizeData>().Any())
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiAccess.Scheme, context.Document)] = [] }];
            AddProblem(operation, context, "401", "There is no valid key.");
        }
        if (metadata.OfType<RepeatableWrites.IsRepeatable>().Any())
        {
            AddHeader(operation, RepeatableWrites.KeyHeader, "Sent again with the same value within 24 hours, the request is answered as the first time and not done twice.");
        }
        foreach (var answer in metadata.OfType<ProblemMetadata>()) AddProblem(operation, context, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Description);
        foreach (var header in metadata.OfType<HeaderMetadata>()) AddHeader(operation, header.Name, header.Description);
        foreach (var query in metadata.OfType<QueryMetadata>()) AddQuery(operation, query);
    }

    /// <summary>Bodies stand by name among the components, so that generated clients have a class for each.</summary>
    private static async Task<IOpenApiSchema> BodySchemaAsync(Type type, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var components = (context.Document!.Components ??= new()).Schemas ??= new Dictionary<string, IOpenApiSchema>();
        if (!components.ContainsKey(type.Name)) context.Document.AddComponent<IOpenApiSchema>(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancel));
        return new OpenApiSchemaReference(type.Name, context.Document);
    }

    private static void AddProblem(OpenApiOperation operation, OpenApiOperationTransformerContext context, string status, string description) =>
        operation.Responses![status] = new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ApiProblem.MediaType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, context.Document) },
            },
        };

    private static void AddHeader(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static void AddQuery(OpenApiOperation operation, QueryMetadata query) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
