namespace Evenemang.Server.Calendars;

/// <summary>
/// Answers feeds before routing and everything else: calendar apps ask by the thousand, and nothing of the rest concerns them. Other paths
/// and methods pass through.
/// </summary>
internal sealed class FeedDoor(FeedCache cache, FeedRendering rendering, UnknownFeeds unknown, TimeProvider clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(after => context => Answer(context, after));
        next(app);
    };

    private Task Answer(HttpContext context, RequestDelegate after)
    {
        var request = context.Request;
        if (!IsFeed(request))
        {
            return after(context);
        }

        return !request.QueryString.HasValue && cache.Fresh(request.Path.Value!) is { } body
            ? FeedResponse.SendAsync(context, body, isKept: true)
            : AnswerSlowlyAsync(context, after);
    }

    private static bool IsFeed(HttpRequest request)
    {
        var path = request.Path.Value;
        return path is { Length: > 8 } && path[^4] == '.'
            && (path.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
    }

    private async Task AnswerSlowlyAsync(HttpContext context, RequestDelegate after)
    {
        if (FeedAddress.Parse(context.Request.Path, context.Request.QueryString) is not { } address)
        {
            await after(context);
            return;
        }

        if (address.IsPersonal && unknown.IsTooMany(context))
        {
            await FeedResponse.SendTooManyAsync(context, address.English);
            return;
        }

        try
        {
            var isKept = cache.Fresh(address.Canonical) is not null;
            var (outcome, body) = address.IsPersonal
                ? await rendering.PersonalAsync(address, clock.GetUtcNow().UtcDateTime, context.RequestAborted)
                : await cache.GetAsync(address) is { } found ? (FeedOutcome.Found, found) : (FeedOutcome.Unknown, null);
            if (address.IsPersonal && outcome is FeedOutcome.Unknown) unknown.Count(context);
            await (body is null ? FeedResponse.SendMissingAsync(context, outcome, address.English) : FeedResponse.SendAsync(context, body, isKept));
        }
        catch (FeedUnavailableException)
        {
            await FeedResponse.SendUnavailableAsync(context, address.English);
        }
    }
}
