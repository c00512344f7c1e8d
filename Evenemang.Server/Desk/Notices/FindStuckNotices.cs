using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>A message that failed, or may have, as the desk shows it. Personal.</summary>
/// <param name="Notice">The row.</param>
/// <param name="To">Name of a participant; null for followers, organisers and the nameless.</param>
/// <param name="About">Title of the occurrence or the series; null for everything.</param>
/// <param name="Path">The desk's page about it; null for everything.</param>
/// <param name="MayRetry">Whether the reader may send it again.</param>
public sealed record StuckNotice(Notice Notice, string? To, string? About, string? Path, bool MayRetry);

/// <summary>What has not got through, and whether anything can.</summary>
/// <param name="Rows">The latest first, at most <see cref="FindStuckNotices.MaxRows"/>.</param>
/// <param name="AreMore">Whether there are older ones.</param>
/// <param name="Stopped">The queues that stand still.</param>
public sealed record StuckNotices(IReadOnlyList<StuckNotice> Rows, bool AreMore, IReadOnlyList<QueueState> Stopped);

/// <summary>Finds the messages that failed, or may have, in the series somebody knows the people of.</summary>
public sealed class FindStuckNotices(IDbContextFactory<EvenemangDb> contexts, MessageQueues queues)
{
    /// <summary>Most rows shown.</summary>
    public const int MaxRows = 100;

    /// <summary>Rows looked at: grants to single occurrences are sorted out afterwards.</summary>
    private const int MaxRead = 1000;

    public async Task<StuckNotices> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = (await db.Series.Select(row => new { row.Id, row.Slug, row.Title, row.Discreet }).ToListAsync(cancel)).Where(row => actor.Access.Knows(row.Id)).ToDictionary(row => row.Id);
        var (ids, isOfHouse) = (series.Keys.ToList(), actor.Access.May(Permission.ManageJobs));
        var found = await db.Notices.AsNoTracking()
            .Where(row => row.State == NoticeState.Failed || row.State == NoticeState.Unsure)
            .Where(row => row.SeriesId == null ? isOfHouse : ids.Contains(row.SeriesId.Value))
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(MaxRead).ToListAsync(cancel);
        var theirs = found.Where(row => May(row, Permission.ReadRegistrations)).ToList();
        var shown = theirs.Take(MaxRows).ToList();
        var dates = shown.Select(row => row.OccurrenceId).Distinct().ToList();
        var people = shown.Select(row => row.RegistrationId).Distinct().ToList();
        var occurrences = await db.Occurrences.Where(row => dates.Contains(row.Id)).Select(row => new { row.Id, row.Slug, Title = row.Title ?? row.Series.Title }).ToDictionaryAsync(row => row.Id, cancel);
        var registrations = await db.Registrations.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        return new([.. shown.Select(Row)], theirs.Count > MaxRows, [.. (await queues.ListAsync(cancel)).Where(queue => queue.IsStopped)]);

        bool May(Notice notice, Permission permission) =>
            notice.SeriesId is not { } id ? isOfHouse : actor.Access.May(permission, id, series[id].Discreet, notice.OccurrenceId);

        StuckNotice Row(Notice notice)
        {
            var person = notice.RegistrationId is { } who ? registrations.GetValueOrDefault(who) : null;
            var occurrence = notice.OccurrenceId is { } date ? occurrences.GetValueOrDefault(date) : null;
            var of = notice.SeriesId is { } id ? series[id] : null;
            var path = occurrence is not null ? $"/arrangor/evenemang/{occurrence.Slug}" : of is not null ? $"/arrangor/serier/{of.Slug}" : null;
            return new(notice, person?.Name ?? person?.TeamName, occurrence?.Title ?? of?.Title, path, May(notice, Permission.TellPeople));
        }
    }
}
