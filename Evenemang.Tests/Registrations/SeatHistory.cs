using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Plays steps against the real verbs and holds the rows against the promises after each.</summary>
internal sealed class SeatHistory(Scene scene)
{
    private readonly List<RegisterOutcome.Registered> _people = [];
    private Dictionary<Guid, Registration> _before = [];
    private bool _isBySeries;

    public async Task PlayAsync(Step step)
    {
        var policy = await scene.PolicyAsync();
        _isBySeries = policy.Scope is RegistrationScope.Series;
        await ActAsync(step);
        await CheckAsync(step, policy);
    }

    private async Task ActAsync(Step step)
    {
        var date = step.Date % scene.Dates.Count;
        var who = _people.Count == 0 ? null : _people[step.Who % _people.Count];
        switch (step.Act)
        {
            case Act.Register:
                await RegisterAsync(scene.Person(step.Heads), date, asMember: step.Who % 2 == 0);
                break;
            case Act.SetCapacity:
                await scene.SetPolicyAsync(policy => policy with { Capacity = 1 + (step.Who % 9) });
                break;
            case Act.PassTime:
                // Often past the cut-off, when seats stay free while people wait.
                scene.Clock.Advance(TimeSpan.FromHours(step.Who % 2 == 0 ? step.Who % 60 : 24 * 13.2));
                break;
            case Act.SetOfferHours:
                await scene.SetPolicyAsync(policy => policy with { OfferHours = step.Who % 3 == 0 ? null : 1 + (step.Who % 168) });
                break;
            case Act.LapseOffers:
                await scene.Verb<LapseOffers>().RunAsync(CancellationToken.None);
                var over = await scene.Host.ReadAsync(db => db.Registrations.Where(row => row.State == RegistrationState.Offered && row.OfferEndsAt <= scene.Clock.Now).CountAsync());
                Assert.True(over == 0, $"{step}: {over} expired offers still hold seats");
                break;
            case Act.SendMail:
                await scene.MarkSentAsync();
                break;
            case var _ when who is null:
                break;
            case Act.RegisterAgain:
                var row = await scene.RowAsync(who);
                if (row.Email is not null) await RegisterAsync(new() { Name = "Deltagare", Email = row.Email, Heads = step.Heads }, date, asMember: row.OccurrenceId is null);
                break;
            case Act.Withdraw:
                await scene.WithdrawAsync(who);
                break;
            case Act.Remove:
                await scene.Verb<RemoveRegistration>().RunAsync(who.Id, Scene.Organiser, CancellationToken.None);
                break;
            case Act.ChangeHeads:
                await scene.ChangeHeadsAsync(who, step.Heads);
                break;
            case Act.Approve or Act.Decline:
                await scene.Verb<DecideRequest>().RunAsync(who.Id, step.Act is Act.Approve, Scene.Organiser, CancellationToken.None);
                break;
            case Act.ReportAbsence:
                await scene.ReportAbsenceAsync(who, date);
                break;
            case Act.TakeBackAbsence:
                await scene.TakeBackAbsenceAsync(who, date);
                break;
            case Act.AcceptOffer:
                await scene.Verb<AcceptOffer>().RunAsync(Scene.By(who), CancellationToken.None);
                break;
            case Act.DeclineOffer:
                await scene.Verb<DeclineOffer>().RunAsync(Scene.By(who), CancellationToken.None);
                break;
            case Act.RejoinWaitlist:
                await scene.Verb<RejoinWaitlist>().RunAsync(Scene.By(who), CancellationToken.None);
                break;
            case Act.Erase:
                await scene.Verb<EraseMe>().RunAsync(Scene.By(who), CancellationToken.None);
                break;
        }
    }

    private async Task RegisterAsync(SignUpRequest request, int date, bool asMember)
    {
        var to = _isBySeries && asMember ? (SignUpTo)new SignUpTo.Series(scene.SeriesSlug) : new SignUpTo.Occurrence(scene.DateSlug(date));
        if (await scene.Verb<Register>().RunAsync(new(to, request), CancellationToken.None) is RegisterOutcome.Registered who) _people.Add(who);
    }

    private async Task CheckAsync(Step step, RegistrationPolicy before)
    {
        var policy = await scene.PolicyAsync();
        var all = await scene.Host.ReadAsync(db => db.Registrations.Where(row => row.SeriesId == scene.SeriesId).ToListAsync());
        var absences = await scene.Host.ReadAsync(db => db.Absences.ToListAsync());
        var real = all.Where(row => !row.IsShadow).ToList();
        var gained = real.Where(row => HeadsOf(row) > HeadsOf(_before.GetValueOrDefault(row.Id))).ToList();

        // Whoever joins a series late needs no seat on a date that has begun.
        var toCome = await scene.Host.ReadAsync(db => db.Occurrences.Where(row => row.StartUtc > scene.Clock.Now).Select(row => row.Id).ToListAsync());
        foreach (var (name, comes) in Rooms(toCome, real, absences))
        {
            // Lowering the capacity removes nobody, but nobody new gets in above it.
            var heads = comes.Sum(HeadsOf);
            var hasGrown = gained.Exists(comes.Contains) || step.Act is Act.TakeBackAbsence;
            Assert.True(heads <= policy.Capacity || !hasGrown || step.Act is Act.SetCapacity || heads <= RoomBefore(name), $"{step}: {heads} heads for {policy.Capacity} seats at {name}");
            _heads[name] = heads;
        }
        foreach (var row in gained) AssertOvertookNobody(step, row, real, policy);
        Assert.All(all, row => Assert.Equal(row.State is RegistrationState.Offered, row.OfferEndsAt is not null));
        Assert.All(all.Where(row => row.IsShadow), row => Assert.NotEqual(Guid.Empty, row.Id));
        await AssertNoticesAsync(step, all);
        _before = all.ToDictionary(row => row.Id);
    }

    private readonly Dictionary<string, int> _heads = [];

    private int RoomBefore(string name) => _heads.GetValueOrDefault(name);

    /// <summary>Each date to come, and each sign-up that sits there.</summary>
    private IEnumerable<(string Name, List<Registration> Comes)> Rooms(List<Guid> toCome, List<Registration> real, List<Absence> absences)
    {
        foreach (var date in scene.Dates.Where(toCome.Contains))
        {
            var absent = absences.Where(absence => absence.OccurrenceId == date).Select(absence => absence.RegistrationId).ToHashSet();
            yield return (date.ToString(), real.Where(row => row.OccurrenceId == date || (row.OccurrenceId is null && !absent.Contains(row.Id))).ToList());
        }
    }

    /// <summary>Whoever gained heads passed nobody in the same line who needed no more than that; where large parties are not passed, nobody at all.</summary>
    private void AssertOvertookNobody(Step step, Registration row, List<Registration> real, RegistrationPolicy policy)
    {
        if (step.Act is Act.SetCapacity && row.State is RegistrationState.Waitlisted) return;
        var gained = HeadsOf(row) - HeadsOf(_before.GetValueOrDefault(row.Id));
        var wasInLine = _before.GetValueOrDefault(row.Id)?.State is RegistrationState.Waitlisted;
        var passed = real.Where(other => other.TargetId == row.TargetId && other.State is RegistrationState.Waitlisted && other.Id != row.Id)
            .Where(other => !wasInLine || other.Number < row.Number)
            .Where(other => !policy.SkipTooLarge || other.Heads <= gained)
            .ToList();
        Assert.True(passed.Count == 0, $"{step}: number {row.Number} got {gained} seats before number {passed.FirstOrDefault()?.Number}");
    }

    private async Task AssertNoticesAsync(Step step, List<Registration> all)
    {
        var notices = (await scene.Host.ReadAsync(db => db.Notices.Where(notice => notice.SeriesId == scene.SeriesId).ToListAsync())).ToLookup(notice => notice.RegistrationId);
        foreach (var row in all)
        {
            var planned = notices[row.Id].Where(notice => notice.State is NoticeState.Planned && notice.Kind is not NoticeKind.Repeated).Select(notice => notice.Kind).ToList();
            Assert.True(planned.Count <= 1, $"{step}: {string.Join(" and ", planned)} owed at once");
            if (row.IsShadow) Assert.Empty(notices[row.Id]);
            if (!row.IsActive) Assert.True(planned.All(kind => kind.ToString() == (row.State is RegistrationState.Lapsed ? "OfferLapsed" : row.State.ToString())), $"{step}: {string.Join(" and ", planned)} owed to one {row.State}");
            if (planned.Count == 1 && row.IsActive) Assert.True(IsTrue(planned[0], row.State), $"{step}: {planned[0]} owed to one {row.State}");
        }
    }

    private static bool IsTrue(NoticeKind kind, RegistrationState state) => kind switch
    {
        NoticeKind.Waitlisted => state is RegistrationState.Waitlisted,
        NoticeKind.SeatOffered => state is RegistrationState.Offered,
        NoticeKind.Requested => state is RegistrationState.Requested,
        NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved => state is RegistrationState.Confirmed,
        _ => kind is NoticeKind.Changed,
    };

    private static int HeadsOf(Registration? row) => row is { HoldsSeats: true, IsShadow: false } ? row.Heads : 0;
}
