using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Samples;

/// <summary>Fills an empty database with months of invented life. Everything goes through the verbs of the rooms; nobody is sent a mail about it.</summary>
public sealed class SampleData(IServiceProvider services, IDbContextFactory<EvenemangDb> contexts, Store store, SiteOptions site, TimeProvider time)
{
    private const int PeopleEach = 200;

    private static readonly Func<SampleDesk, Task>[] Makers =
        [BreakfastSeminars.WriteAsync, DevelopmentGroup.WriteAsync, Conference.WriteAsync, SelfHelpGroups.WriteAsync, SpringDay.WriteAsync, SeaWalk.WriteAsync, FilmEvening.WriteAsync];

    /// <returns>False when the database held something and was left as it is.</returns>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await db.Series.AnyAsync(cancel)) return false;
        }
        // Side by side, because the store commits those that wait together. Each has a desk, and so a clock, of its own.
        var now = time.GetUtcNow().UtcDateTime;
        await Task.WhenAll(Makers.Select((make, index) => make(new SampleDesk(services, site.TimeZone, now, firstPerson: index * PeopleEach))));
        await VoidHistoryAsync(cancel);
        return true;
    }

    /// <summary>The sample people do not exist, so nothing is owed them.</summary>
    private Task<int> VoidHistoryAsync(CancellationToken cancel) => store.WriteAsync(
        (db, inner) => db.Notices.Where(notice => notice.State == NoticeState.Planned)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), inner),
        cancel);
}
