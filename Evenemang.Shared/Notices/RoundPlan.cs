using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>A round of reminders or of a summons for one occurrence.</summary>
/// <param name="Kind">Reminder or Summons.</param>
/// <param name="Rule">When.</param>
/// <param name="MeantAt">UTC instant the rule means. Who signs up after it gets none.</param>
/// <param name="DueAt">UTC instant it goes out: the same, or the morning after a quiet night.</param>
public sealed record Round(NoticeKind Kind, ReminderRule Rule, DateTime MeantAt, DateTime DueAt)
{
    /// <summary>Names it among the rounds of its occurrence.</summary>
    public string Key => $"{Kind}:{Rule.Key}";
}

/// <summary>What a round whose time has come leads to.</summary>
public enum RoundVerdict
{
    /// <summary>Its time has not come.</summary>
    Wait,

    /// <summary>Everybody concerned is owed it.</summary>
    Raise,

    /// <summary>Found too late: rows that say so, and are never sent.</summary>
    Miss,

    /// <summary>Nothing was owed: when its moment passed, the date was not known yet.</summary>
    Nothing,
}

/// <summary>Reminders and summonses: derived from the rules and from when the occurrence is, so they move with it. Rows come to be when a round is due.</summary>
public static class RoundPlan
{
    /// <summary>Every round of an occurrence with a date, whether past or to come; its series must be loaded.</summary>
    public static IReadOnlyList<Round> Of(Occurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        if (occurrence is not { Start: { } start, State: OccurrenceState.Tentative or OccurrenceState.Confirmed } || occurrence.DateDecision is Decision.Undecided) return [];
        var (settings, zone) = (occurrence.Series.Notices, occurrence.Series.TimeZone);
        List<Round> rounds = [];
        if (settings.IsOn(NoticeKind.Reminder)) rounds.AddRange(settings.Reminders.Select(rule => New(NoticeKind.Reminder, rule)));
        if (settings.SummonsDaysBefore is { } days && settings.IsOn(NoticeKind.Summons) && !occurrence.Series.Discreet)
            rounds.Add(New(NoticeKind.Summons, new(ReminderUnit.Days, days, new TimeOnly(9, 0))));
        return rounds;

        Round New(NoticeKind kind, ReminderRule rule)
        {
            var meant = rule.DueAt(start, zone);
            return new(kind, rule, meant, QuietHours.NextAllowed(meant, zone));
        }
    }

    /// <summary>What to do with a round now.</summary>
    /// <param name="round">One of <paramref name="all"/>.</param>
    /// <param name="all">Every round of the occurrence.</param>
    /// <param name="occurrence">With a date.</param>
    /// <param name="now">UTC instant.</param>
    public static RoundVerdict Judge(Round round, IReadOnlyList<Round> all, Occurrence occurrence, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(occurrence);
        // Whoever has just been told of the date needs no reminder that should have gone out before.
        if ((occurrence.DateSetAt ?? occurrence.PublishedAt) is not { } known || round.MeantAt <= known) return RoundVerdict.Nothing;
        if (round.DueAt > now) return RoundVerdict.Wait;
        var isOvertaken = all.Any(later => later.Kind == round.Kind && later.MeantAt > round.MeantAt && later.DueAt <= now);
        return occurrence.StartUtc <= now || isOvertaken ? RoundVerdict.Miss : RoundVerdict.Raise;
    }

    /// <summary>Whether a sign-up is reminded in a round.</summary>
    /// <param name="round">Of reminders.</param>
    /// <param name="registration">A sign-up to the occurrence, to one of its items, or to its series.</param>
    /// <param name="isAbsent">Whether it has reported absence.</param>
    public static bool IsReminded(Round round, Registration registration, bool isAbsent)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(registration);
        return registration is { State: RegistrationState.Confirmed, IsShadow: false, ConfirmedAt: { } since } && since < round.MeantAt && !isAbsent;
    }
}
