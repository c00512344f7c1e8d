namespace Evenemang.Server.Api;

/// <summary>What every route under <c>/api/v1</c> shares. A room maps its own routes onto these groups.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    /// <summary>Routes anyone may call; a valid key shows more (drafts, counts).</summary>
    public static RouteGroupBuilder MapPublicApi(this WebApplication app) => app.MapApi();

    /// <summary>Routes that answer 401, and nothing else, without a valid key.</summary>
    public static RouteGroupBuilder MapOrganiserApi(this WebApplication app) => app.MapApi().RequireAuthorization(ApiAccess.Organiser).AddEndpointFilter(RefuseWritingReaderAsync);

    private static RouteGroupBuilder MapApi(this WebApplication app) => app.MapGroup(Prefix).AddEndpointFilter(RefuseUnreadableBodyAsync);

    /// <summary>A key that only reads is turned away before a verb is asked.</summary>
    private static ValueTask<object?> RefuseWritingReaderAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Access() is { IsReadOnly: true } && !HttpMethods.IsGet(http.Request.Method) ? new(ApiProblem.Forbidden(http.Culture())) : next(context);
    }

    private static ValueTask<object?> RefuseUnreadableBodyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IJsonBody { Problem: { } problem }) return new(problem);
        }
        return next(context);
    }
}
