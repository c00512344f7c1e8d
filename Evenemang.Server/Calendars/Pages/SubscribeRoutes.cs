using Evenemang.Shared.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Calendars.Pages;

/// <summary>How to subscribe, client by client: <c>/kalender</c>, for one kind with <c>?typ=</c>, for one series with <c>?serie=</c>.</summary>
internal static class SubscribeRoutes
{
    public static void MapSubscribePage(this WebApplication app) => app.MapPage("/kalender", async context =>
    {
        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync(context.RequestAborted);
        // A discreet group's dates are for its members, who have them in their own calendar.
        var series = await db.Series.Where(row => row.Published && !row.Discreet).OrderBy(row => row.Title).ThenBy(row => row.Id)
            .Select(row => new SubscribableSeries(row.Slug, row.Title)).ToListAsync(context.RequestAborted);
        var query = context.Request.Query;
        return Page.Of<SubscribePage>(
            (nameof(SubscribePage.AllSeries), series),
            (nameof(SubscribePage.Series), series.Find(one => one.Slug == query["serie"].ToString())),
            (nameof(SubscribePage.Kind), EventKindNames.KindOrNull(query["typ"].ToString())));
    });
}

/// <summary>A series whose calendar anyone may follow.</summary>
public sealed record SubscribableSeries(string Slug, string Title);
