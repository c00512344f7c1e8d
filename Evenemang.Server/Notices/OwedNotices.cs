using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Writes down what everybody at an occurrence is owed when something has happened to it, inside the transaction of the act, and voids unsent notices that lose their
/// reason. Of what has happened one letter at a time waits for each person; it remembers what they were last told. The caller saves.
/// </summary>
public sealed class OwedNotices(SiteOptions site, SmsOwed sms, PartnersOwed partners, FollowersToTell followers)
{
    /// <summary>Owes word of whatever differs to those signed up to the occurrence, to its programme items, or to its series; and, when it is urgent, to followers.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="occurrence">After the act, with its series loaded; its version is still the one before.</param>
    /// <param name="before">The occurrence as it was before the act.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Who is told, and how: contributors and co-organisers among them, and those followers who are told at once.</returns>
    public async Task<Audience> OweAsync(EvenemangDb db, Occurrence occurrence, ToldFacts before, DateTime now, CancellationToken cancel)
    {
        var after = ToldFacts.Of(occurrence);
        if (NoticePlan.Owed(before, after) is not { } act) return new(0, 0, 0);
        var waiting = await VoidAsync(db, act, occurrence, cancel);
        var signedUp = await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel);
        var told = new Audience(0, 0, 0);
        foreach (var person in signedUp.Where(person => person.IsFirst))
        {
            var recipient = Recipient.Of(person.Registration);
            var earlier = waiting.GetValueOrDefault(recipient.Id);
            if (NoticePlan.Owed(earlier?.Detail?.Told ?? before, after) is not { } kind || !NoticePlan.IsConcerned(kind, person.Registration, person.IsAbsent, occurrence.Series)) continue;
            told = told.With(sms.Count(kind, [person.Registration], occurrence, now, Audience.Of([recipient])));
            var letter = New(kind, recipient, occurrence, earlier, before, now);
            if (recipient.HasEmail) db.Notices.Add(letter);
            sms.OweBeside(db, letter, person.Registration, occurrence, now);
        }
        if (act is not NoticeKind.OccurrenceChanged || waiting.Count > 0) told = told.With(await partners.OweAsync(db, occurrence, signedUp, recipient =>
        {
            var earlier = waiting.GetValueOrDefault(recipient.Id);
            return NoticePlan.Owed(earlier?.Detail?.Told ?? before, after) is { } kind and not NoticeKind.OccurrenceChanged ? New(kind, recipient, occurrence, earlier, before, now) : null;
        }, now, cancel));
        if (NoticeTiming.IsUrgent(act, Earliest(before, occurrence), now))
        {
            foreach (var recipient in await followers.OfAsync(db, occurrence, signedUp, cancel))
            {
                var earlier = waiting.GetValueOrDefault(recipient.Id);
                if (NoticePlan.Owed(earlier?.Detail?.Told ?? before, after) is not { } kind || kind is NoticeKind.OccurrenceChanged) continue;
                db.Notices.Add(New(kind, recipient, occurrence, earlier, before, now));
                told = told with { Followers = told.Followers + 1 };
            }
        }
        return told;
    }

    /// <summary>Owes those who had a place, and had not said that they would not come, word of the minutes.</summary>
    public async Task OweMinutesAsync(EvenemangDb db, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        foreach (var person in await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel))
        {
            var recipient = Recipient.Of(person.Registration);
            if (!person.IsFirst || person.IsAbsent || !recipient.HasEmail || !NoticePlan.IsConcerned(NoticeKind.MinutesPublished, person.Registration, person.IsAbsent, occurrence.Series)) continue;
            // A key without a version: minutes that are taken back and published again are no news.
            var key = NoticePlan.Key(NoticeKind.MinutesPublished, recipient.Id, occurrence.Id, "");
            if (await db.Notices.AnyAsync(notice => notice.UniqueKey == key, cancel)) continue;
            db.Notices.Add(recipient.Notice(NoticeKind.MinutesPublished, occurrence, key, now, QuietHours.NextAllowed(now, occurrence.Series.TimeZone), site.UidDomain));
        }
    }

    /// <summary>Who would be told, and how. Changes nothing.</summary>
    public async Task<Audience> PreviewAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        if (!NoticePlan.IsForEverybody(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only what happens to an occurrence concerns everybody.");
        var people = await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel);
        var told = people.Where(person => person.IsFirst && NoticePlan.IsConcerned(kind, person.Registration, person.IsAbsent, occurrence.Series)).Select(person => person.Registration).ToList();
        var all = sms.Count(kind, told, occurrence, now, Audience.Of(told.Select(Recipient.Of)));
        if (kind is NoticeKind.OccurrenceChanged) return all;
        if (NoticeTiming.IsUrgent(kind, occurrence.StartUtc, now)) all = all with { Followers = (await followers.OfAsync(db, occurrence, people, cancel)).Count };
        return all.With(await partners.CountAsync(db, occurrence, people, now, cancel));
    }

    /// <summary>Voids what the act overtakes.</summary>
    /// <returns>Of what had happened before and was still waiting: the row of each recipient.</returns>
    private static async Task<Dictionary<Guid, Notice>> VoidAsync(EvenemangDb db, NoticeKind act, Occurrence occurrence, CancellationToken cancel)
    {
        NoticeKind[] happenings = [.. NoticePlan.Happenings];
        var unsent = db.Notices.Where(notice => notice.OccurrenceId == occurrence.Id);
        var waiting = await unsent.AsNoTracking().Where(notice => notice.State == NoticeState.Planned && happenings.Contains(notice.Kind)).ToListAsync(cancel);
        var voided = Enum.GetValues<NoticeKind>().Where(older => NoticePlan.Voids(act, older) || happenings.Contains(older)).ToArray();
        var rounds = voided.Where(kind => kind is NoticeKind.Reminder or NoticeKind.Summons).ToArray();
        // A round follows the occurrence to its new time, where it may be owed again.
        await unsent.Where(notice => rounds.Contains(notice.Kind)).VoidUnsentAndFreeAsync($":{occurrence.Version}", cancel);
        await unsent.Where(notice => voided.Contains(notice.Kind)).VoidUnsentAsync(cancel);
        if (waiting.Count == 0) return [];
        // One that a sender claimed in the meantime is on its way, and its reader is told what it says.
        var ids = waiting.ConvertAll(notice => notice.Id);
        var gone = await db.Notices.Where(notice => ids.Contains(notice.Id) && notice.State == NoticeState.Void).Select(notice => notice.Id).ToHashSetAsync(cancel);
        return waiting.Where(notice => gone.Contains(notice.Id)).Where(notice => notice.Detail?.Told is not null)
            .GroupBy(notice => notice.RegistrationId ?? notice.FollowerId ?? notice.PartnerId ?? Guid.Empty).ToDictionary(rows => rows.Key, rows => rows.First());
    }

    private Notice New(NoticeKind kind, Recipient recipient, Occurrence occurrence, Notice? earlier, ToldFacts before, DateTime now)
    {
        var due = NoticeTiming.DueAt(kind, NoticeTiming.IsUrgent(kind, Earliest(before, occurrence), now), earlier?.DueAt, now, occurrence.Series.TimeZone);
        var key = NoticePlan.Key(kind, recipient.Id, occurrence.Id, $"{occurrence.Version}");
        return recipient.Notice(kind, occurrence, key, now, due, site.UidDomain, new() { Told = earlier?.Detail?.Told ?? before });
    }

    private static DateTime? Earliest(ToldFacts before, Occurrence occurrence)
    {
        DateTime? told = before.Start is { } start ? WallClock.ToUtc(start, occurrence.Series.TimeZone) : null;
        return told < occurrence.StartUtc ? told : occurrence.StartUtc ?? told;
    }
}
