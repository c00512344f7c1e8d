using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Samples;

/// <summary>Fills an empty database with months of invented life. Everything goes through the verbs of the rooms; nobody is sent a mail about it.</summary>
public sealed class SampleData(IServiceProvider services, IDbContextFactory<EvenemangDb> contexts, Store store, SiteOptions site, TimeProvider time)
{
    /// <returns>False when the database held something and was left as it is.</returns>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await db.Series.AnyAsync(cancel)) return false;
        }
        var desk = new SampleDesk(services, site.TimeZone, time.GetUtcNow().UtcDateTime);
        await DevelopmentGroup.WriteAsync(desk);
        await BreakfastSeminars.WriteAsync(desk);
        await Conference.WriteAsync(desk);
        await SelfHelpGroups.WriteAsync(desk);
        await SpringDay.WriteAsync(desk);
        await FilmEvening.WriteAsync(desk);
        await VoidHistoryAsync(cancel);
        return true;
    }

    /// <summary>The sample people do not exist, so nothing is owed them.</summary>
    private Task<int> VoidHistoryAsync(CancellationToken cancel) => store.WriteAsync(
        (db, inner) => db.Notices.Where(notice => notice.State == NoticeState.Planned)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), inner),
        cancel);
}
