using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>Somebody who can be chosen.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Name">Name or alias; null when they gave none.</param>
/// <param name="Number">Number of the sign-up.</param>
/// <param name="CanBeContact">Whether they have an address to send the link to.</param>
public sealed record GroupMember(Guid Id, string? Name, int Number, bool CanBeContact);

/// <summary>A group as the desk sees it.</summary>
/// <param name="Series">Its series.</param>
/// <param name="Heads">People with a place.</param>
/// <param name="WithoutEmail">Sign-ups with a place and no e-mail address.</param>
/// <param name="Meetings">Meetings from which it can run itself, in order.</param>
/// <param name="Members">Those with a place; nobody once it runs itself.</param>
/// <param name="HandOver">That it runs itself, or will.</param>
/// <param name="Requests">Sign-ups that wait for a yes or no.</param>
public sealed record GroupView(
    Series Series, int Heads, int WithoutEmail, IReadOnlyList<Occurrence> Meetings, IReadOnlyList<GroupMember> Members, GroupHandOver? HandOver, int Requests)
{
    /// <summary>The meeting that is proposed; null when there is none to come.</summary>
    public Occurrence? Proposed { get; init; }

    /// <summary>Whether it runs itself.</summary>
    public bool RunsItself { get; init; }

    /// <summary>Whether people sign up to it as a whole.</summary>
    public bool IsGroup => Series.Registration.Scope is RegistrationScope.Series;
}

/// <summary>Opens a group for those who work with its people; once it runs itself, for those who work with its meetings, without its people.</summary>
public sealed class FindGroup(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <returns>Null when there is no such series, or the actor may not see it.</returns>
    public async Task<GroupView?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (series is null) return null;
        var runsItself = actor.Access.IsHandedOver(series.Id);
        if (!actor.Access.May(runsItself ? Permission.EditOccurrences : Permission.EditRegistrations, series.Id, series.Discreet)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var meetings = await db.Occurrences.AsNoTracking().Where(row => row.SeriesId == series.Id && row.StartUtc > now).OrderBy(row => row.StartUtc).ToListAsync(cancel);
        var members = await db.Registrations.AsNoTracking()
            .Where(row => row.TargetId == series.Id && row.State == RegistrationState.Confirmed && !row.IsShadow).OrderBy(row => row.Number).ToListAsync(cancel);
        return new(
            series,
            members.Sum(row => row.Heads),
            members.Count(row => row.Email is null),
            [.. meetings.Where(meeting => GroupHandOver.CanBeginWith(meeting, now))],
            runsItself ? [] : [.. members.Where(GroupHandOver.IsMember).Select(row => new GroupMember(row.Id, row.Name, row.Number, GroupHandOver.CanBeContact(row)))],
            await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel),
            await db.Registrations.CountAsync(row => row.TargetId == series.Id && row.State == RegistrationState.Requested && !row.IsShadow, cancel))
        {
            Proposed = GroupHandOver.Proposed(meetings, now),
            RunsItself = runsItself,
        };
    }

    /// <summary>Whether they may know that there is such a group, though they may not see who is in it.</summary>
    public async Task<bool> IsKnownAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Series.Where(row => row.Slug == slug).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel) is { } series
            && actor.Access.May(Permission.SeeSeries, series.Id, series.Discreet);
    }
}
