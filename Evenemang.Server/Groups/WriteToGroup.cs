using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of the contact's message.</summary>
public abstract record WriteToGroupOutcome
{
    private WriteToGroupOutcome()
    {
    }

    /// <summary>It is owed to so many by letter; so many have no address.</summary>
    public sealed record Owed(int Letters, int WithoutEmail) : WriteToGroupOutcome;

    /// <summary>Nothing is written, or too much.</summary>
    public sealed record Invalid(FieldProblemCode Code) : WriteToGroupOutcome;

    /// <summary>Enough has been written for one day.</summary>
    public sealed record TooMany : WriteToGroupOutcome;

    /// <summary>The link is not the contact's.</summary>
    public sealed record NotContact : WriteToGroupOutcome;
}

/// <summary>The contact of a group that runs itself writes to everybody in it. Each gets a letter of their own, from the house; nobody sees anybody's address.</summary>
public sealed class WriteToGroup(Store store, SiteOptions site, TimeProvider clock)
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public const int MaxLength = 2000;

    /// <summary>Most messages in <see cref="Window"/>.</summary>
    public const int MaxMessages = 3;

    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    public Task<WriteToGroupOutcome> RunAsync(string token, string text, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await OwnGroup.OpenAsync(db, token, now, stop) is not { } group) return new WriteToGroupOutcome.NotContact();
            if (string.IsNullOrWhiteSpace(text)) return new WriteToGroupOutcome.Invalid(FieldProblemCode.Missing);
            if (text.Length > MaxLength) return new WriteToGroupOutcome.Invalid(FieldProblemCode.TooLong);
            await db.LockSeriesAsync(group.Series.Id, stop);
            if (await LeftAsync(db, group.Series.Id, now, stop) == 0) return new WriteToGroupOutcome.TooMany();
            var owed = await OweAsync(db, group, text, now, stop);
            await db.SaveChangesAsync(stop);
            return (WriteToGroupOutcome)owed;
        },
        cancel);

    /// <summary>Owes the words to everybody but the contact. The caller saves.</summary>
    internal async Task<WriteToGroupOutcome.Owed> OweAsync(EvenemangDb db, OwnGroup group, string text, DateTime now, CancellationToken cancel)
    {
        var about = await AboutAsync(db, group.Series.Id, now, cancel);
        var message = new OrganiserMessage
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            SeriesId = group.Series.Id,
            OccurrenceId = about.Id,
            Subject = "",
            Text = text.Trim(),
            IsFromContact = true,
            CreatedAt = now,
        };
        db.Add(message);
        var others = (await group.MembersAsync(db, cancel)).Where(member => member.Id != group.Contact.Id).Select(Recipient.Of).DistinctBy(recipient => recipient.Address).ToList();
        foreach (var recipient in others.Where(row => row.HasEmail))
        {
            var key = NoticePlan.Key(NoticeKind.OrganiserMessage, recipient.Id, about.Id, $"{message.Id:N}");
            db.Notices.Add(recipient.Notice(NoticeKind.OrganiserMessage, about, key, now, QuietHours.NextAllowed(now, group.Series.TimeZone), site.UidDomain, new() { MessageId = message.Id }));
        }
        db.AuditEntries.Add(GroupRows.Audit(GroupRows.Contact, "group.messageSent", now, group.Series.Id, about.Id));
        return new(others.Count(row => row.HasEmail), others.Count(row => !row.HasEmail));
    }

    /// <summary>How many more may be written now.</summary>
    internal static async Task<int> LeftAsync(EvenemangDb db, Guid seriesId, DateTime now, CancellationToken cancel)
    {
        var since = now - Window;
        return Math.Max(0, MaxMessages - await db.Set<OrganiserMessage>().CountAsync(row => row.SeriesId == seriesId && row.IsFromContact && row.CreatedAt > since, cancel));
    }

    /// <summary>A letter is about a meeting: the next, or when there is none to come the latest.</summary>
    internal static async Task<Occurrence> AboutAsync(EvenemangDb db, Guid seriesId, DateTime now, CancellationToken cancel)
    {
        var meetings = db.Occurrences.AsNoTracking().Where(row => row.SeriesId == seriesId && row.State != OccurrenceState.Draft);
        return await meetings.Where(row => row.StartUtc > now && row.State != OccurrenceState.Cancelled).OrderBy(row => row.StartUtc).FirstOrDefaultAsync(cancel)
            ?? await meetings.OrderByDescending(row => row.StartUtc).FirstAsync(cancel);
    }
}
