using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>A member as the contact knows them: by what they call themselves, and nothing more.</summary>
/// <param name="Number">Number of the sign-up.</param>
/// <param name="Name">Name or alias as given; null when they gave none.</param>
/// <param name="HasEmail">Whether letters reach them.</param>
/// <param name="IsContact">Whether it is the contact.</param>
public sealed record OwnMember(int Number, string? Name, bool HasEmail, bool IsContact);

/// <summary>A meeting to come as the contact sees it.</summary>
/// <param name="Occurrence">The meeting, with its series.</param>
/// <param name="Absent">Who has said that they cannot come.</param>
/// <param name="Host">Who hosts it; null while nobody is chosen.</param>
public sealed record OwnMeeting(Occurrence Occurrence, IReadOnlyList<OwnMember> Absent, OwnMember? Host);

/// <summary>Everything the contact needs to run the group.</summary>
/// <param name="Series">The group.</param>
/// <param name="Meetings">Meetings to come, in order; cancelled ones among them.</param>
/// <param name="Members">Everybody with a place, in the order of sign-up.</param>
/// <param name="MessagesLeft">Messages the contact may write now, 0 or more.</param>
/// <param name="UsualStart">Wall-clock start of the next meeting, or of the latest.</param>
/// <param name="UsualEnd">Its end.</param>
public sealed record OwnGroupView(Series Series, IReadOnlyList<OwnMeeting> Meetings, IReadOnlyList<OwnMember> Members, int MessagesLeft, TimeOnly? UsualStart, TimeOnly? UsualEnd)
{
    /// <summary>Those who have asked to join and have no answer, in the order of sign-up.</summary>
    public IReadOnlyList<OwnMember> Requests { get; init; } = [];
}

/// <summary>Opens the group for its contact: times, chapters, hosts and absences; no address, no number.</summary>
public sealed class FindOwnGroup(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <returns>Null when the link is not that of the contact of a group that runs itself.</returns>
    public async Task<OwnGroupView?> RunAsync(string token, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await OwnGroup.OpenAsync(db, token, now, cancel) is not { Series: var series } group) return null;
        var members = (await group.MembersAsync(db, cancel)).ToDictionary(row => row.Id, row => new OwnMember(row.Number, row.Name, row.Email is not null, row.Id == group.Contact.Id));
        var meetings = await db.Occurrences.AsNoTracking().Include(row => row.Series)
            .Where(row => row.SeriesId == series.Id && row.State != OccurrenceState.Draft && row.State != OccurrenceState.Held).OrderBy(row => row.SortUtc).ThenBy(row => row.Id).ToListAsync(cancel);
        var coming = meetings.Where(meeting => !(meeting.EndUtc <= now)).ToList();
        var ids = coming.ConvertAll(meeting => meeting.Id);
        var absences = await db.Absences.Where(row => ids.Contains(row.OccurrenceId)).ToListAsync(cancel);
        var hosts = await db.Set<GroupHost>().Where(row => ids.Contains(row.OccurrenceId)).ToDictionaryAsync(row => row.OccurrenceId, row => row.RegistrationId, cancel);
        var model = coming.FirstOrDefault() ?? await db.Occurrences.AsNoTracking().Where(row => row.SeriesId == series.Id && row.Start != null).OrderByDescending(row => row.Start).FirstOrDefaultAsync(cancel);
        return new(
            series,
            [.. coming.Select(meeting => new OwnMeeting(
                meeting,
                [.. absences.Where(row => row.OccurrenceId == meeting.Id).Select(row => members.GetValueOrDefault(row.RegistrationId)).OfType<OwnMember>().OrderBy(member => member.Number)],
                hosts.TryGetValue(meeting.Id, out var host) ? members.GetValueOrDefault(host) : null))],
            [.. members.Values.OrderBy(member => member.Number)],
            await WriteToGroup.LeftAsync(db, series.Id, now, cancel),
            model?.Start is { } start ? TimeOnly.FromDateTime(start) : series.StartTime,
            model?.End is { } end ? TimeOnly.FromDateTime(end) : series.EndTime)
        {
            Requests = [.. (await group.Requests(db).OrderBy(row => row.Number).ToListAsync(cancel)).Select(row => new OwnMember(row.Number, row.Name, row.Email is not null, false))],
        };
    }
}
