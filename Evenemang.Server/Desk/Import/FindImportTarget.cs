using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.Import;

/// <summary>A series that something can be brought into.</summary>
/// <param name="Title">Of the series.</param>
/// <param name="AddsOccurrences">Whether the actor may add occurrences.</param>
/// <param name="Subjects">What people can be signed up to.</param>
public sealed record ImportTarget(string Title, bool AddsOccurrences, IReadOnlyList<ImportSubject> Subjects)
{
    /// <summary>Key of the series as a whole; no slug looks like it.</summary>
    public const string WholeSeries = "*";
}

/// <summary>Something people can be signed up to.</summary>
/// <param name="Key">Slug of the occurrence, or <see cref="ImportTarget.WholeSeries"/>.</param>
/// <param name="Start">Local start; null for the whole series.</param>
public sealed record ImportSubject(string Key, DateTime? Start);

/// <summary>What can be brought into a series, and by whom.</summary>
public sealed class FindImportTarget(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    private const int MaxSubjects = 100;

    /// <returns>Null when there is no such series, or the actor may bring nothing into it.</returns>
    public async Task<ImportTarget?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Series.FirstOrDefaultAsync(row => row.Slug == slug, cancel) is not { } series) return null;
        var adds = actor.Access.May(Permission.EditOccurrences, series.Id, series.Discreet);
        var signsUp = actor.Access.May(Permission.EditRegistrations, series.Id, series.Discreet);
        if (!adds && !signsUp) return null;
        if (!signsUp) return new(series.Title, adds, []);
        if (series.Registration.Scope is RegistrationScope.Series) return new(series.Title, adds, [new(ImportTarget.WholeSeries, null)]);
        var now = clock.GetUtcNow().UtcDateTime;
        var subjects = await db.Occurrences
            .Where(row => row.SeriesId == series.Id && row.Start != null && row.EndUtc > now && row.State != OccurrenceState.Draft && row.State != OccurrenceState.Cancelled)
            .OrderBy(row => row.SortUtc).ThenBy(row => row.Id).Take(MaxSubjects).Select(row => new ImportSubject(row.Slug, row.Start)).ToListAsync(cancel);
        return new(series.Title, adds, subjects);
    }
}
