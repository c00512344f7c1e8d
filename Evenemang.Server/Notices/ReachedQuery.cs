using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>For each urgent act on an occurrence: who has been reached, of whom that is unsure, and who must be called.</summary>
public sealed class ReachedQuery(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <summary>Acts as the log names them. They tell of acts that owed nobody a row, because nobody had left an address.</summary>
    private static readonly Dictionary<string, NoticeKind> Acts = new(StringComparer.Ordinal)
    {
        ["occurrence.cancelled"] = NoticeKind.OccurrenceCancelled,
        ["occurrence.moved"] = NoticeKind.OccurrenceMoved,
        ["occurrence.dateDecided"] = NoticeKind.OccurrenceMoved,
        ["occurrence.reinstated"] = NoticeKind.OccurrenceReinstated,
        [GoAhead] = NoticeKind.WeatherAllClear,
    };

    /// <summary>Its detail is what everybody is told; without one nobody is.</summary>
    private const string GoAhead = "weather.goAhead";

    /// <returns>Null when there is no such occurrence, or the actor may not see who has signed up.</returns>
    public async Task<ReachedView?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null || !actor.Access.May(Permission.ReadRegistrations, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var notices = await db.Notices.AsNoTracking()
            .Where(row => row.OccurrenceId == occurrence.Id
                && (row.Kind == NoticeKind.OccurrenceCancelled || row.Kind == NoticeKind.OccurrenceMoved || row.Kind == NoticeKind.OccurrenceReinstated || row.Kind == NoticeKind.WeatherAllClear))
            .ToListAsync(cancel);
        var acts = await ActsAsync(db, occurrence.Id, notices, cancel);
        var people = await PeopleAsync(db, occurrence, cancel);
        var addresses = people.SelectMany(signUps => signUps).Select(row => row.Email?.Trim()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Those who have signed up with the same address are told as participants; those who were announced only after the act are told when they are asked to come.
        var partners = (await Partners.OfAsync(db, occurrence, clock.GetUtcNow().UtcDateTime, cancel)).Where(partner => db.Entry(partner).State is EntityState.Detached && (partner.Email is null || !addresses.Contains(partner.Email))).ToList();
        var absent = await db.Absences.Where(row => row.OccurrenceId == occurrence.Id).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        var bounced = await db.Notices
            .Where(row => row.SeriesId == occurrence.SeriesId && row.RegistrationId != null && row.State == NoticeState.Failed && row.Failure!.StartsWith(Notice.Bounced))
            .Select(row => row.RegistrationId!.Value).ToHashSetAsync(cancel);
        var ticks = await db.Set<CallTick>().AsNoTracking().Where(row => row.OccurrenceId == occurrence.Id).OrderByDescending(row => row.At).ToListAsync(cancel);
        return new(occurrence.Id, occurrence.Series.TimeZone, [.. acts.Select((act, at) => Act(act, at == 0 ? null : acts[at - 1]))])
        {
            Seated = await ReachedSeats.OfAsync(db, occurrence, people, clock.GetUtcNow().UtcDateTime, cancel),
            Items = await ReachedItems.OfAsync(db, occurrence, people, ticks, bounced, clock.GetUtcNow().UtcDateTime, cancel),
        };

        UrgentAct Act((NoticeKind Kind, DateTime At) act, (NoticeKind Kind, DateTime At)? newer)
        {
            var end = newer?.At ?? DateTime.MaxValue;
            var rows = notices.Where(row => row.Kind == act.Kind && row.CreatedAt >= act.At && row.CreatedAt < end).ToList();
            var calls = ticks.Where(tick => tick.At >= act.At && tick.At < end).ToList();
            return new(act.Kind, act.At, [.. people.Select(signUps => Person(act, signUps, rows, calls)).Concat(partners.Select(partner => Other(act, partner, rows, calls))).OfType<ConcernedPerson>()]);
        }

        // The acts stand the latest first, and so do the ticks.
        NoticeKind? CalledAbout(DateTime before, Func<CallTick, bool> isTheirs) =>
            ticks.Find(tick => tick.At < before && tick.Outcome is CallOutcome.Reached && isTheirs(tick)) is { } last && acts.FindIndex(act => act.At <= last.At) is >= 0 and var at ? acts[at].Kind : null;

        ConcernedPerson? Other((NoticeKind Kind, DateTime At) act, Partner partner, List<Notice> rows, List<CallTick> calls)
        {
            var called = calls.Where(tick => tick.PartnerId == partner.Id).ToList();
            ReachFacts facts = new([.. rows.Where(row => row.PartnerId == partner.Id)], [.. notices.Where(row => row.PartnerId == partner.Id && row.CreatedAt < act.At)], called)
            {
                IsWrittenTo = partner.Email is not null, CalledAbout = CalledAbout(act.At, tick => tick.PartnerId == partner.Id),
            };
            return ReachRules.JudgeAct(act.Kind, facts, clock.GetUtcNow().UtcDateTime) is { } verdict ? new(partner.Id, partner.Name, partner.Phone, 1, verdict, called) { Partner = partner.Role } : null;
        }

        ConcernedPerson? Person((NoticeKind Kind, DateTime At) act, IReadOnlyList<Registration> signUps, List<Notice> rows, List<CallTick> calls)
        {
            var concerned = signUps.Where(row => row.CreatedAt <= act.At && NoticePlan.IsConcerned(act.Kind, row, absent.Contains(row.Id), occurrence.Series)).ToList();
            if (concerned.Count == 0) return null;
            var called = calls.Where(tick => concerned.Exists(signUp => signUp.Id == tick.RegistrationId)).ToList();
            List<Notice> earlier = [.. notices.Where(row => row.CreatedAt < act.At && signUps.Any(signUp => signUp.Id == row.RegistrationId))];
            ReachFacts facts = new([.. rows.Where(row => concerned.Exists(signUp => signUp.Id == row.RegistrationId))], earlier, called)
            {
                IsWrittenTo = concerned.Exists(row => !string.IsNullOrWhiteSpace(row.Email) || (row.Phone is not null && earlier.Exists(notice => notice.Channel is NoticeChannel.Sms))),
                CalledAbout = CalledAbout(act.At, tick => signUps.Any(signUp => signUp.Id == tick.RegistrationId)),
                HasBounced = concerned.Exists(signUp => bounced.Contains(signUp.Id)),
            };
            if (ReachRules.JudgeAct(act.Kind, facts, clock.GetUtcNow().UtcDateTime) is not { } verdict) return null;
            var first = concerned[0];
            return new(first.Id, first.Name ?? first.TeamName, concerned.Find(row => row.Phone is not null)?.Phone, first.Heads, verdict, called) { Team = first.Name is null ? null : first.TeamName };
        }
    }

    /// <summary>Whether it is kept from them because the group runs itself; false for those who may not know that there is such a group.</summary>
    public async Task<bool> IsKeptByGroupAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Occurrences.Where(row => row.Slug == slug).Select(row => new { row.Id, row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(cancel) is { } one
            && actor.Access.MayKnowOfHandOver(one.SeriesId, one.Discreet, one.Id);
    }

    /// <summary>What has happened, the latest first: from the rows, and from the log where an act owed no rows.</summary>
    private static async Task<List<(NoticeKind Kind, DateTime At)>> ActsAsync(EvenemangDb db, Guid occurrenceId, List<Notice> notices, CancellationToken cancel)
    {
        var acts = notices.Select(row => (row.Kind, At: row.CreatedAt)).Distinct().ToList();
        var names = Acts.Keys.ToArray();
        var log = await db.AuditEntries.AsNoTracking().Where(row => row.OccurrenceId == occurrenceId && names.Contains(row.Action) && (row.Action != GoAhead || row.Detail != null)).Select(row => new { row.Action, row.At }).ToListAsync(cancel);
        acts.AddRange(log.Select(entry => (Kind: Acts[entry.Action], entry.At)).Where(entry => !notices.Exists(row => row.Kind == entry.Kind && row.CreatedAt >= entry.At)).Distinct());
        return [.. acts.OrderByDescending(act => act.At)];
    }

    /// <summary>Each person once, with all their sign-ups: one who has signed up to the day and to two of its items gets one message.</summary>
    private static async Task<List<IReadOnlyList<Registration>>> PeopleAsync(EvenemangDb db, Occurrence occurrence, CancellationToken cancel)
    {
        var active = await db.Registrations.AsNoTracking()
            .Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id) && !row.IsShadow)
            .Where(row => row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Offered)
            .OrderBy(row => row.ProgrammeItemId != null).ThenBy(row => row.Number)
            .ToListAsync(cancel);
        return [.. active.GroupBy(row => row.AddressHash is { } hash ? Convert.ToHexString(hash) : $"{row.Id:N}").Select(group => (IReadOnlyList<Registration>)[.. group])];
    }
}
