using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Calendars;

/// <summary>Reads what a feed holds and turns it into bytes.</summary>
internal sealed class FeedRendering(IDbContextFactory<EvenemangDb> contexts, SiteOptions site, PersonalFeeds personal)
{
    public const string CalendarType = "text/calendar; charset=utf-8";

    /// <summary>A public feed at <paramref name="now"/> (UTC); null when there is none.</summary>
    public async Task<RenderedFeed?> PublicAsync(FeedAddress address, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        Series? series = null;
        if (address.Kind is FeedKind.Series or FeedKind.SeriesNews)
        {
            series = await db.Series.FirstOrDefaultAsync(row => row.Slug == address.Key && row.Published, cancel);
            if (series is null)
            {
                return null;
            }
        }

        var occurrences = await ReadAsync(db, address, series, now, cancel);
        var selection = FeedContents.Public(occurrences, now, keepsPast: address.Kind is FeedKind.Occurrence, keepsUndated: address.IsNews);
        if (address.Kind is FeedKind.Occurrence)
        {
            var one = occurrences.Find(occurrence => occurrence.Slug == address.Key);
            if (one is null || (!selection.Occurrences.Contains(one) && (one.SortUtc is not null || one.Series.Discreet)))
            {
                return null;
            }

            selection = selection with { Occurrences = [.. selection.Occurrences.Where(occurrence => occurrence == one)] };
        }

        return address.IsNews ? NewsFeed.Render(address, selection, series, site) : Calendar(address, selection, series);
    }

    /// <summary>A personal or an organiser's feed at <paramref name="now"/> (UTC); rendered each time, because few ask and each for their own.</summary>
    public Task<(FeedOutcome Outcome, FeedBody? Body)> PersonalAsync(FeedAddress address, DateTime now, CancellationToken cancel) =>
        address.Kind is FeedKind.Mine ? personal.MineAsync(address, now, cancel) : personal.OrganiserAsync(address, now, cancel);

    private RenderedFeed Calendar(FeedAddress address, FeedSelection selection, Series? series)
    {
        var options = new EntryOptions(site.BaseUrl, site.UidDomain, address.Culture) { ShowsCancelled = address.ShowsCancelled };
        List<CalendarEntry> entries = [.. selection.Occurrences.SelectMany(occurrence => OccurrenceEntries.Of(occurrence, options))];
        var (name, description) = Names(address, selection, series);
        var octets = IcsWriter.Write(new CalendarFeed
        {
            Name = name,
            Description = description,
            Source = site.BaseUrl + address.Canonical,
            Colour = "teal",
            Refresh = CalendarFeed.DefaultRefresh,
            TimeZone = series?.TimeZone ?? site.TimeZone,
            Entries = entries,
        });
        var modified = entries.Select(entry => entry.LastModified).Append(selection.LastLeft).Append(series?.UpdatedAt ?? DateTime.MinValue).Max();
        return RenderedFeed.Of(octets, CalendarType, FileName(address), modified, selection.Until);
    }

    private (string Name, string? Description) Names(FeedAddress address, FeedSelection selection, Series? series) => address.Kind switch
    {
        FeedKind.Series => (series!.Title, series.Summary),
        FeedKind.EventKind => (CalendarWords.FeedOf(EventKindNames.KindOrNull(address.Key)!.Value, site.Name, address.Culture), null),
        FeedKind.Occurrence => (selection.Occurrences.Count > 0 ? selection.Occurrences[0].ShownTitle : site.Name, null),
        _ => (CalendarWords.Get("FeedAll", address.Culture, site.Name), CalendarWords.Get("FeedAllDescription", address.Culture)),
    };

    private static string FileName(FeedAddress address) => (address.Key.Length == 0 ? "alla" : Ascii(address.Key)) + ".ics";

    private static string Ascii(string key) => string.Concat(key.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));

    /// <summary>
    /// Discreet series are read whole, because which meeting is the first decides what is public; of the others only what may still be in a feed,
    /// or has lately left it.
    /// </summary>
    private static async Task<List<Occurrence>> ReadAsync(EvenemangDb db, FeedAddress address, Series? series, DateTime now, CancellationToken cancel)
    {
        var oldest = now.AddDays(-FeedContents.PastDays - 60);
        var rows = db.Occurrences.Include(row => row.Series).Include(row => row.Programme).AsSplitQuery()
            .Where(row => row.State != OccurrenceState.Draft && row.Series.Published);
        rows = address.Kind switch
        {
            FeedKind.Series or FeedKind.SeriesNews => rows.Where(row => row.SeriesId == series!.Id && (row.Series.Discreet || row.SortUtc == null || row.SortUtc > oldest)),
            FeedKind.EventKind when EventKindNames.KindOrNull(address.Key) is { } kind => rows.Where(row => row.Series.Kind == kind && (row.Series.Discreet || row.SortUtc == null || row.SortUtc > oldest)),
            FeedKind.Occurrence => rows.Where(row => row.Slug == address.Key || (row.Series.Discreet && row.Series.Occurrences.Any(other => other.Slug == address.Key))),
            _ => rows.Where(row => row.Series.Discreet || row.SortUtc == null || row.SortUtc > oldest),
        };
        return await rows.OrderBy(row => row.SortUtc).ThenBy(row => row.Id).ToListAsync(cancel);
    }
}
