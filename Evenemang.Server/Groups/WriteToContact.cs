using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of a member's message to the contact.</summary>
public enum WriteToContactOutcome
{
    /// <summary>It is owed.</summary>
    Owed,

    /// <summary>Nothing is written, or more than <see cref="WriteToGroup.MaxLength"/>.</summary>
    Invalid,

    /// <summary>Enough has been written for one day.</summary>
    TooMany,

    /// <summary>The link is not that of a member of a group that runs itself, it is the contact's own, or there is no contact with an address.</summary>
    NotAllowed,
}

/// <summary>A member of a group that runs itself writes to its contact: by a letter from the house, which names the member as they call themselves. Neither gets the other's address.</summary>
public sealed class WriteToContact(Store store, SiteOptions site, TimeProvider clock)
{
    /// <summary>Most messages of one member in a day.</summary>
    public const int MaxMessages = 3;

    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <param name="token">The member's secret.</param>
    /// <param name="text">What is written.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<WriteToContactOutcome> RunAsync(string token, string text, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var reference = new RegistrationReference.ByToken(token);
            var member = await RegistrationLookup.Which(db, reference).AsNoTracking().FirstOrDefaultAsync(stop);
            if (member is null || !RegistrationLookup.IsOpenedBy(member, reference) || !GroupHandOver.IsMember(member)) return WriteToContactOutcome.NotAllowed;
            var handOver = await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == member.SeriesId, stop);
            if (handOver?.IsInEffect(now) is not true || handOver.ContactId == member.Id) return WriteToContactOutcome.NotAllowed;
            var contact = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == handOver.ContactId, stop);
            if (contact is null || !GroupHandOver.CanBeContact(contact)) return WriteToContactOutcome.NotAllowed;
            if (string.IsNullOrWhiteSpace(text) || text.Length > WriteToGroup.MaxLength) return WriteToContactOutcome.Invalid;
            await db.LockSeriesAsync(member.SeriesId, stop);
            var since = now - Window;
            if (await db.Set<OrganiserMessage>().CountAsync(row => row.FromId == member.Id && row.CreatedAt > since, stop) >= MaxMessages) return WriteToContactOutcome.TooMany;
            var about = await WriteToGroup.AboutAsync(db, member.SeriesId, now, stop);
            var zone = await db.Series.Where(row => row.Id == member.SeriesId).Select(row => row.TimeZone).SingleAsync(stop);
            var message = new OrganiserMessage
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                SeriesId = member.SeriesId,
                OccurrenceId = about.Id,
                Subject = "",
                Text = text.Trim(),
                FromId = member.Id,
                CreatedAt = now,
            };
            db.Add(message);
            var key = NoticePlan.Key(NoticeKind.OrganiserMessage, contact.Id, about.Id, $"{message.Id:N}");
            db.Notices.Add(Recipient.Of(contact).Notice(NoticeKind.OrganiserMessage, about, key, now, QuietHours.NextAllowed(now, zone), site.UidDomain, new() { MessageId = message.Id }));
            await db.SaveChangesAsync(stop);
            return WriteToContactOutcome.Owed;
        },
        cancel);
}
