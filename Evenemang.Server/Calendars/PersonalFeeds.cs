using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Calendars;

/// <summary>The feeds behind secret addresses: a participant's places, and an organiser's overview.</summary>
internal sealed class PersonalFeeds(IDbContextFactory<EvenemangDb> contexts, SiteOptions site, PersonalTokens tokens, FindAccess organisers)
{
    /// <summary>One sign-up, or all under one address. A place that was left is gone from it; the feed itself stays.</summary>
    public async Task<(FeedOutcome Outcome, FeedBody? Body)> MineAsync(FeedAddress address, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (CalendarTokens.ClaimedId(address.Key) is not { } id
            || await db.Registrations.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } registration)
        {
            return (FeedOutcome.Unknown, null);
        }

        List<Registration> places;
        switch (tokens.Open(address.Key, registration.Id, registration.TokenGeneration))
        {
            case PersonalTokenKind.Registration:
                places = [registration];
                break;
            case PersonalTokenKind.Person when registration is { AddressHash: { } hash, IsShadow: false }:
                places = await db.Registrations.Where(row => row.AddressHash == hash && !row.IsShadow).ToListAsync(cancel);
                break;
            case PersonalTokenKind.Revoked:
                return (FeedOutcome.Gone, null);
            default:
                return (FeedOutcome.Unknown, null);
        }

        List<CalendarEntry> entries = [];
        foreach (var place in places.Where(place => place.State is RegistrationState.Confirmed or RegistrationState.Waitlisted or RegistrationState.Offered))
        {
            var occurrences = await OccurrencesAsync(db, place, now, cancel);
            entries.AddRange(occurrences.SelectMany(occurrence => MyEntries.Of(occurrence, place, Options(address))));
        }

        var distinct = entries.DistinctBy(entry => entry.Uid).OrderBy(entry => entry.Start.Local).ThenBy(entry => entry.Uid, StringComparer.Ordinal).ToList();
        var modified = distinct.Select(entry => entry.LastModified).Concat(places.Select(place => place.UpdatedAt)).Max();
        return (FeedOutcome.Found, Body(address, "FeedMine", "FeedMineDescription", distinct, modified));
    }

    /// <summary>Everything its owner may see, with drafts, and counts where they may read who has signed up. The owner's grants are read each time.</summary>
    public async Task<(FeedOutcome Outcome, FeedBody? Body)> OrganiserAsync(FeedAddress address, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var hash = Secrets.Hash(address.Key);
        var token = Secrets.LooksLikeToken(address.Key)
            ? await db.Set<CalendarFeedToken>().FirstOrDefaultAsync(row => row.TokenHash == hash, cancel)
            : null;
        if (token is null || token.RevokedAt is not null)
        {
            return (token is null ? FeedOutcome.Unknown : FeedOutcome.Gone, null);
        }

        var access = token.OrganiserId is { } owner ? (await organisers.OfAsync(owner, cancel))?.Access : Access.Everything;
        if (access is null) return (FeedOutcome.Gone, null);
        var seen = access.SeenSeries();
        var oldest = now.AddDays(-FeedContents.PastDays);
        var occurrences = await db.Occurrences.Include(row => row.Series).Include(row => row.Programme).AsSplitQuery()
            .Where(row => row.SortUtc > oldest && (seen == null || seen.Contains(row.SeriesId))).OrderBy(row => row.SortUtc).ThenBy(row => row.Id).ToListAsync(cancel);
        var counts = await SeatCounting.ByTargetAsync(db, cancel);
        var options = Options(address);
        var entries = occurrences.TakeLast(FeedContents.MaxOccurrences).SelectMany(occurrence => OccurrenceEntries.Of(
            occurrence,
            options with { Counts = MayCount(occurrence) ? SeatCounting.Of(counts, occurrence) : null })).ToList();
        var modified = entries.Select(entry => entry.LastModified).Append(token.CreatedAt).Max();
        return (FeedOutcome.Found, Body(address, "FeedOrganiser", "FeedOrganiserDescription", entries, modified));

        bool MayCount(Occurrence occurrence) => access.May(Permission.ReadRegistrations, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id);
    }

    private static async Task<List<Occurrence>> OccurrencesAsync(EvenemangDb db, Registration place, DateTime now, CancellationToken cancel)
    {
        var rows = db.Occurrences.Include(row => row.Series).Include(row => row.Programme).AsSplitQuery().Where(row => row.State != OccurrenceState.Draft);
        if (place.OccurrenceId is { } occurrenceId)
        {
            return await rows.Where(row => row.Id == occurrenceId).ToListAsync(cancel);
        }

        var oldest = now.AddDays(-FeedContents.PastDays);
        return await rows
            .Where(row => row.SeriesId == place.SeriesId && row.SortUtc > oldest)
            .Where(row => !db.Absences.Any(absence => absence.RegistrationId == place.Id && absence.OccurrenceId == row.Id))
            .OrderBy(row => row.SortUtc).ToListAsync(cancel);
    }

    private EntryOptions Options(FeedAddress address) => new(site.BaseUrl, site.UidDomain, address.Culture) { ShowsCancelled = address.ShowsCancelled };

    private FeedBody Body(FeedAddress address, string nameKey, string descriptionKey, List<CalendarEntry> entries, DateTime modified)
    {
        var octets = IcsWriter.Write(new CalendarFeed
        {
            Name = CalendarWords.Get(nameKey, address.Culture, site.Name),
            Description = CalendarWords.Get(descriptionKey, address.Culture),
            Source = site.BaseUrl + address.Canonical,
            Colour = "teal",
            Refresh = CalendarFeed.DefaultRefresh,
            TimeZone = site.TimeZone,
            Entries = entries,
        });
        return new(octets, FeedRendering.CalendarType, "evenemang.ics", modified, isPersonal: true);
    }
}
