using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Calendars;

/// <summary>Puts series and occurrences into a running application, and changes them as a verb would.</summary>
internal static class FeedStage
{
    /// <summary>Saves the occurrences and their series.</summary>
    public static Task<int> AddAsync(this TestHost host, params Occurrence[] occurrences) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            foreach (var series in occurrences.Select(occurrence => occurrence.Series).Distinct())
            {
                db.Series.Add(series);
            }

            db.Occurrences.AddRange(occurrences);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    /// <summary>Loads one occurrence with its series, changes it and saves.</summary>
    public static Task<int> ChangeAsync(this TestHost host, string slug, Action<Occurrence> change) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var occurrence = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Slug == slug, cancel);
            change(occurrence);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    public static Task<int> SaveAsync(this TestHost host, Action<EvenemangDb> add) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            add(db);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    /// <summary>A request as calendar apps send it.</summary>
    public static async Task<HttpResponseMessage> AskAsync(this TestHost host, string path, Action<HttpRequestMessage>? adjust = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        adjust?.Invoke(request);
        return await host.Http.SendAsync(request);
    }
}
