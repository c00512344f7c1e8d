namespace Evenemang.Server.Api;

/// <summary>What carries the JSON API: problems, JSON, limits, repeatable writes and the description. The routes live in their rooms.</summary>
public static class ApiCorridor
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<IdempotencyKeys>();
        builder.Services.AddSingleton<EraseIdempotencyKeys>();
        builder.AddRateLimits();
        builder.AddDescription();
    }

    /// <summary>Before the rooms' routes, and before anything that answers errors as pages.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), api => api.UseMiddleware<ApiErrors>());
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapDescription();
    }
}
