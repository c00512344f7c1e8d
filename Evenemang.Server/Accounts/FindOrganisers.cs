using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record OrganiserRow(
    Guid Id, string Name, string? Organisation, string Email, OrganiserRole Role, bool HasPassword, bool HasSecondFactor, DateTime? SignedInAt, DateTime? ClosedAt)
{
    /// <summary>How the latest letter about the account fared; null when none was sent.</summary>
    public Shared.Notices.NoticeState? Letter { get; init; }
}

/// <summary>A grant with the names of what it joins.</summary>
public sealed record GrantRow(Guid Id, Guid OrganiserId, string Organiser, string? Organisation, string Email, GrantKind Kind, Guid SeriesId, string Series, Guid? OccurrenceId, string? Occurrence, DateTime? OccurrenceStart);

/// <summary>Lists accounts and grants, for those who may see them.</summary>
public sealed class FindOrganisers(IDbContextFactory<EvenemangDb> contexts)
{
    private const int MaxChoices = 100;

    private static readonly StringComparer Alphabet = StringComparer.Create(Shell.Language.Swedish, ignoreCase: true);

    /// <summary>Every account by name; nothing for those who do not manage accounts.</summary>
    public async Task<IReadOnlyList<OrganiserRow>> ListAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.Access.May(Permission.ManageAccounts)) return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Set<Organiser>().OrderBy(row => row.ClosedAt != null).ThenBy(row => row.DisplayName).ThenBy(row => row.Id)
            .Select(row => new
            {
                Row = new OrganiserRow(row.Id, row.DisplayName, row.Organisation, row.Email!, row.Role, row.PasswordHash != null, row.TwoFactorEnabled, row.SignedInAt, row.ClosedAt),
                Letter = db.Set<AccountLetter>().Where(letter => letter.OrganiserId == row.Id).OrderByDescending(letter => letter.CreatedAt)
                    .Select(letter => (Shared.Notices.NoticeState?)letter.State).FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. rows.Select(row => row.Row with { Letter = row.Letter })];
    }

    /// <summary>What one account works on; nothing for those who do not manage accounts.</summary>
    public async Task<IReadOnlyList<GrantRow>> GrantsOfAsync(Guid organiserId, Actor actor, CancellationToken cancel)
    {
        if (!actor.Access.May(Permission.ManageAccounts)) return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. (await Grants(db, db.Set<SeriesGrant>().Where(row => row.OrganiserId == organiserId)).ToListAsync(cancel)).OrderBy(row => row.Series, Alphabet).ThenBy(row => row.Id)];
    }

    /// <summary>Who works on a series; null where the actor may not share it, or there is none.</summary>
    public async Task<SharedSeries?> SharedAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.Where(row => row.Slug == slug).Select(row => new { row.Id, row.Title, row.Discreet }).FirstOrDefaultAsync(cancel);
        if (series is null || !actor.Access.May(Permission.ShareSeries, series.Id, series.Discreet)) return null;
        var grants = await Grants(db, db.Set<SeriesGrant>().Where(row => row.SeriesId == series.Id)).ToListAsync(cancel);
        return new(series.Id, slug, series.Title, [.. grants.OrderBy(row => row.Organiser, Alphabet).ThenBy(row => row.Id)]);
    }

    /// <summary>The series the actor works on, by title.</summary>
    public async Task<IReadOnlyList<SeriesChoice>> KnownSeriesAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = await db.Series.OrderBy(row => row.Title).ThenBy(row => row.Id).Select(row => new SeriesChoice(row.Id, row.Slug, row.Title)).ToListAsync(cancel);
        return [.. all.Where(series => actor.Access.Knows(series.Id))];
    }

    /// <summary>The coming occurrences of a series that the actor may share, by time.</summary>
    public async Task<IReadOnlyList<OccurrenceChoice>> ComingAsync(Guid seriesId, DateTime now, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.FirstOrDefaultAsync(row => row.Id == seriesId, cancel);
        if (series is null || !actor.Access.May(Permission.ShareSeries, series.Id, series.Discreet)) return [];
        return await db.Occurrences.Where(row => row.SeriesId == seriesId && row.EndUtc > now && row.Start != null).OrderBy(row => row.SortUtc).ThenBy(row => row.Id)
            .Select(row => new OccurrenceChoice(row.Id, row.Slug, row.Start!.Value)).Take(MaxChoices).ToListAsync(cancel);
    }

    private static IQueryable<GrantRow> Grants(EvenemangDb db, IQueryable<SeriesGrant> which) =>
        from grant in which
        join organiser in db.Set<Organiser>() on grant.OrganiserId equals organiser.Id
        join series in db.Series on grant.SeriesId equals series.Id
        select new GrantRow(
            grant.Id, grant.OrganiserId, organiser.DisplayName, organiser.Organisation, organiser.Email!, grant.Kind, grant.SeriesId, series.Title, grant.OccurrenceId,
            db.Occurrences.Where(row => row.Id == grant.OccurrenceId).Select(row => row.Slug).FirstOrDefault(),
            db.Occurrences.Where(row => row.Id == grant.OccurrenceId).Select(row => row.Start).FirstOrDefault());
}

/// <summary>Who works on a series.</summary>
public sealed record SharedSeries(Guid Id, string Slug, string Title, IReadOnlyList<GrantRow> Grants);

/// <summary>A series to choose.</summary>
public sealed record SeriesChoice(Guid Id, string Slug, string Title);

/// <summary>An occurrence to choose, with its local start.</summary>
public sealed record OccurrenceChoice(Guid Id, string Slug, DateTime Start);
