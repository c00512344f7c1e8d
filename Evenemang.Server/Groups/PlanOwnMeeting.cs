using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>A day and its times as the contact types them, local wall-clock.</summary>
public sealed record MeetingTimes(DateOnly Day, TimeOnly Start, TimeOnly End)
{
    public DateTime StartsAt => Day.ToDateTime(Start);

    public DateTime EndsAt => Day.ToDateTime(End);
}

/// <summary>What came of what the contact did with a meeting.</summary>
public abstract record PlanOwnMeetingOutcome
{
    private PlanOwnMeetingOutcome()
    {
    }

    /// <summary>It is so, and everybody is told.</summary>
    public sealed record Done : PlanOwnMeetingOutcome;

    /// <summary>The end is not after the start.</summary>
    public sealed record EndsTooEarly : PlanOwnMeetingOutcome;

    /// <summary>The start has passed.</summary>
    public sealed record HasPassed : PlanOwnMeetingOutcome;

    /// <summary>A reason is missing, or too long.</summary>
    public sealed record NoReason : PlanOwnMeetingOutcome;

    /// <summary>There are enough meetings to come.</summary>
    public sealed record TooMany : PlanOwnMeetingOutcome;

    /// <summary>It is not a meeting to come of the group, or cannot take that step.</summary>
    public sealed record NotThere : PlanOwnMeetingOutcome;

    /// <summary>The link is not the contact's.</summary>
    public sealed record NotContact : PlanOwnMeetingOutcome;
}

/// <summary>A group that runs itself goes on by its own decision: its contact adds a meeting, moves one or calls one off. The organisers' own verbs do it, and tell everybody.</summary>
public sealed class PlanOwnMeeting(
    IDbContextFactory<EvenemangDb> contexts, Store store, AddOccurrence add, PublishOccurrence publish, MoveOccurrence move, CancelOccurrence cancelMeeting, WriteToGroup write, TimeProvider clock)
{
    /// <summary>Most meetings to come: two years of monthly ones.</summary>
    public const int MaxComing = 24;

    /// <summary>One meeting more.</summary>
    /// <param name="token">The contact's secret.</param>
    /// <param name="times">When.</param>
    /// <param name="words">What is written to everybody.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PlanOwnMeetingOutcome> AddAsync(string token, MeetingTimes times, string words, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(times);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await OwnGroup.OpenAsync(db, token, now, cancel) is not { Series: var series } group) return new PlanOwnMeetingOutcome.NotContact();
        if (WrongTimes(times, series.TimeZone, now) is { } wrong) return wrong;
        if (await db.Occurrences.CountAsync(row => row.SeriesId == series.Id && row.StartUtc > now && row.State != OccurrenceState.Cancelled, cancel) >= MaxComing) return new PlanOwnMeetingOutcome.TooMany();
        var content = new OccurrenceEdit { Date = new DateEdit(Decision.Decided, times.StartsAt, times.EndsAt) };
        if (await add.RunAsync(series.Slug, content, null, GroupRows.Contact, cancel) is not EventOutcome.Done added) return new PlanOwnMeetingOutcome.NotThere();
        if (await publish.RunAsync(added.Slug, null, GroupRows.Contact, cancel) is not EventOutcome.Done) return new PlanOwnMeetingOutcome.NotThere();
        await store.WriteAsync(
            async (inner, stop) =>
            {
                await write.OweAsync(inner, group, words, now, stop);
                return await inner.SaveChangesAsync(stop);
            },
            cancel);
        return new PlanOwnMeetingOutcome.Done();
    }

    /// <summary>Another day or time.</summary>
    public async Task<PlanOwnMeetingOutcome> MoveAsync(string token, Guid meetingId, MeetingTimes times, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(times);
        var (meeting, refused) = await OpenAsync(token, meetingId, cancel);
        if (meeting is null) return refused!;
        if (WrongTimes(times, meeting.Series.TimeZone, clock.GetUtcNow().UtcDateTime) is { } wrong) return wrong;
        return Of(await move.RunAsync(meeting.Slug, new(times.StartsAt, times.EndsAt), null, GroupRows.Contact, cancel));
    }

    /// <summary>It does not take place.</summary>
    public async Task<PlanOwnMeetingOutcome> CancelAsync(string token, Guid meetingId, string reason, CancellationToken cancel)
    {
        var (meeting, refused) = await OpenAsync(token, meetingId, cancel);
        return meeting is null ? refused! : Of(await cancelMeeting.RunAsync(meeting.Slug, reason, null, GroupRows.Contact, cancel));
    }

    private async Task<(Occurrence? Meeting, PlanOwnMeetingOutcome? Refused)> OpenAsync(string token, Guid meetingId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await OwnGroup.OpenAsync(db, token, now, cancel) is not { } group) return (null, new PlanOwnMeetingOutcome.NotContact());
        return await group.MeetingAsync(db, meetingId, now, cancel) is { } meeting ? (meeting, null) : (null, new PlanOwnMeetingOutcome.NotThere());
    }

    private static PlanOwnMeetingOutcome? WrongTimes(MeetingTimes times, string zone, DateTime now)
    {
        if (times.End <= times.Start) return new PlanOwnMeetingOutcome.EndsTooEarly();
        return WallClock.ToUtc(times.StartsAt, zone) <= now ? new PlanOwnMeetingOutcome.HasPassed() : null;
    }

    private static PlanOwnMeetingOutcome Of(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Done => new PlanOwnMeetingOutcome.Done(),
        EventOutcome.Invalid => new PlanOwnMeetingOutcome.NoReason(),
        _ => new PlanOwnMeetingOutcome.NotThere(),
    };
}
