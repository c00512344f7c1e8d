namespace Evenemang.Server.Api;

/// <summary>One problem a route may answer with.</summary>
internal sealed record ProblemMetadata(int Status, string Description);

/// <summary>A header a route reads.</summary>
internal sealed record HeaderMetadata(string Name, string Description);

/// <summary>A query parameter a route reads itself.</summary>
internal sealed record QueryMetadata(string Name, string Description);

/// <summary>What a route says about itself, for <see cref="ApiDescription"/>.</summary>
internal static class RouteDescription
{
    /// <summary>Names the route, says what it does and what it answers.</summary>
    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string name, string summary, int status = StatusCodes.Status200OK) =>
        route.WithName(name).WithSummary(summary).Produces<TAnswer>(status);

    public static RouteHandlerBuilder MayAnswer(this RouteHandlerBuilder route, int status, string description) => route.WithMetadata(new ProblemMetadata(status, description));

    /// <summary>404, for a route whose address names something.</summary>
    public static RouteHandlerBuilder MayMiss(this RouteHandlerBuilder route) => route.MayAnswer(StatusCodes.Status404NotFound, "There is nothing of that name that the caller may see.");

    /// <summary>An edit that If-Match guards.</summary>
    public static RouteHandlerBuilder GuardedByVersion(this RouteHandlerBuilder route) => route
        .WithMetadata(new HeaderMetadata("If-Match", "The ETag of the version the edit was made from."))
        .MayAnswer(StatusCodes.Status412PreconditionFailed, "Somebody else has edited it since.");

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string description) => route.WithMetadata(new QueryMetadata(name, description));

    public static RouteHandlerBuilder Paged(this RouteHandlerBuilder route) => route
        .TakesQuery("cursor", "nextCursor of the page before.")
        .TakesQuery("limit", $"Most items on a page: 1 to {PageCursor.MaxLimit}, {PageCursor.DefaultLimit} when left out.");
}
