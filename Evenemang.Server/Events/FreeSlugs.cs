using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Finds slugs that nobody has. Two who find the same one at the same time are told apart by the unique index.</summary>
internal static class FreeSlugs
{
    public static async Task<string> ForSeriesAsync(EvenemangDb db, string title, CancellationToken cancel)
    {
        var slug = Slugs.From(title);
        var taken = await db.Series.Where(row => row.Slug.StartsWith(slug)).Select(row => row.Slug).ToListAsync(cancel);
        return First(slug, taken);
    }

    public static async Task<string> ForOccurrenceAsync(EvenemangDb db, string series, DateOnly? date, CancellationToken cancel)
    {
        var slug = Slugs.ForOccurrence(series, date);
        var taken = await db.Occurrences.Where(row => row.Slug.StartsWith(slug)).Select(row => row.Slug).ToListAsync(cancel);
        taken.AddRange(db.ChangeTracker.Entries<Occurrence>().Select(entry => entry.Entity.Slug));
        return First(slug, taken);
    }

    private static string First(string slug, List<string> taken)
    {
        if (!taken.Contains(slug)) return slug;
        var number = 2;
        while (taken.Contains(Slugs.WithSuffix(slug, number))) number++;
        return Slugs.WithSuffix(slug, number);
    }
}
