using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of choosing a host.</summary>
public enum ChooseHostOutcome
{
    /// <summary>They host it, and are told.</summary>
    Chosen,

    /// <summary>They host it; they have no e-mail address, so the contact tells them.</summary>
    ChosenUntold,

    /// <summary>There is no such meeting to come, or no such member.</summary>
    NotThere,

    /// <summary>The link is not the contact's.</summary>
    NotContact,
}

/// <summary>The contact chooses who hosts a meeting: "you host next time".</summary>
public sealed class ChooseHost(Store store, TellNextHost tell, TimeProvider clock)
{
    /// <param name="token">The contact's secret.</param>
    /// <param name="meeting">Which meeting.</param>
    /// <param name="member">Number of the member's sign-up.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ChooseHostOutcome> RunAsync(string token, Guid meeting, int member, CancellationToken cancel)
    {
        var (outcome, slug, id) = await store.WriteAsync((db, stop) => ChooseAsync(db, token, meeting, member, stop), cancel);
        if (outcome is not ChooseHostOutcome.Chosen) return outcome;
        return await tell.RunAsync(slug!, id, GroupRows.Contact, cancel) is TellNextHostOutcome.NoAddress ? ChooseHostOutcome.ChosenUntold : ChooseHostOutcome.Chosen;
    }

    private async Task<(ChooseHostOutcome Outcome, string? Slug, Guid Member)> ChooseAsync(EvenemangDb db, string token, Guid meetingId, int number, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await OwnGroup.OpenAsync(db, token, now, cancel) is not { } group) return (ChooseHostOutcome.NotContact, null, default);
        if (await group.MeetingAsync(db, meetingId, now, cancel) is not { } meeting || await group.MemberAsync(db, number, cancel) is not { } member) return (ChooseHostOutcome.NotThere, null, default);
        await db.LockSeriesAsync(group.Series.Id, cancel);
        var host = await db.Set<GroupHost>().AsTracking().FirstOrDefaultAsync(row => row.OccurrenceId == meeting.Id, cancel);
        if (host is null) db.Add(new GroupHost { OccurrenceId = meeting.Id, RegistrationId = member.Id });
        else host.RegistrationId = member.Id;
        await db.SaveChangesAsync(cancel);
        return (ChooseHostOutcome.Chosen, meeting.Slug, member.Id);
    }
}
