using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What came of naming the next host.</summary>
public enum TellNextHostOutcome
{
    /// <summary>They are owed word of it; also when they had been told before.</summary>
    Owed,

    /// <summary>They have no e-mail address: somebody must call.</summary>
    NoAddress,

    /// <summary>They have no place in it, or it is cancelled or over.</summary>
    NotAMember,

    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>There is no such occurrence or sign-up.</summary>
    NotFound,
}

/// <summary>Tells a member of a group that has been handed over that they host its next meeting. Once for each meeting.</summary>
public sealed class TellNextHost(Store store, SiteOptions site, TimeProvider clock)
{
    public Task<TellNextHostOutcome> RunAsync(string slug, Guid registrationId, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, stop);
            var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == registrationId, stop);
            if (occurrence is null || registration is null || registration.SeriesId != occurrence.SeriesId) return TellNextHostOutcome.NotFound;
            if (!actor.Access.May(Permission.TellPeople, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return TellNextHostOutcome.Forbidden;
            var now = clock.GetUtcNow().UtcDateTime;
            var isMember = registration is { State: RegistrationState.Confirmed, IsShadow: false } && (registration.OccurrenceId ?? occurrence.Id) == occurrence.Id;
            if (!isMember || occurrence.IsOver(now) || NoticePlan.Judge(NoticeKind.NextHost, registration, occurrence, null, now) is NoticeVerdict.Void && registration.Email is not null)
                return TellNextHostOutcome.NotAMember;
            if (registration.Email is null) return TellNextHostOutcome.NoAddress;
            var key = NoticePlan.Key(NoticeKind.NextHost, registration.Id, occurrence.Id, "");
            if (await db.Notices.AnyAsync(row => row.UniqueKey == key, stop)) return TellNextHostOutcome.Owed;
            db.Notices.Add(Recipient.Of(registration).Notice(NoticeKind.NextHost, occurrence, key, now, QuietHours.NextAllowed(now, occurrence.Series.TimeZone), site.UidDomain));
            await db.SaveChangesAsync(stop);
            return TellNextHostOutcome.Owed;
        },
        cancel);
}
