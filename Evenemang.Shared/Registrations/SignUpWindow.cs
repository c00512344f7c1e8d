using Evenemang.Shared.Events;

namespace Evenemang.Shared.Registrations;

/// <summary>Whether sign-up is open, and if not, why.</summary>
public enum SignUpWindowState
{
    /// <summary>Nobody signs up for this: people just come, or sign up for the series or the occurrences instead.</summary>
    NotOffered,

    /// <summary>It opens at <see cref="SignUpWindow.OpensAt"/>.</summary>
    NotYetOpen,

    /// <summary>It is open.</summary>
    Open,

    /// <summary>It closed at <see cref="SignUpWindow.ClosesAt"/>.</summary>
    Closed,

    /// <summary>It has begun, and sign-up ended with that.</summary>
    Started,

    /// <summary>It has been held.</summary>
    Held,

    /// <summary>It is cancelled.</summary>
    Cancelled,
}

/// <summary>What sign-up is for, as far as the window needs to know.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="StartUtc">Start that closing is counted from: the occurrence's or item's; for a series see <see cref="RegistrationPolicy.LastStartToJoin"/>. Null while undecided.</param>
/// <param name="IsPublic">Whether the public may see it.</param>
/// <param name="State">The occurrence's state; null for a series.</param>
public sealed record SignUpSubject(string Zone, DateTime? StartUtc, bool IsPublic, OccurrenceState? State);

/// <summary>When people can sign up. Times are wall-clock times in the series' zone.</summary>
/// <param name="State">Whether it is open.</param>
/// <param name="OpensAt">Local wall-clock time it opens or opened; null for at publication.</param>
/// <param name="ClosesAt">Local wall-clock time it closes or closed, exclusive; null when nothing is decided that it could follow from.</param>
public sealed record SignUpWindow(SignUpWindowState State, DateTime? OpensAt = null, DateTime? ClosesAt = null)
{
    /// <summary>Whether somebody can sign up now.</summary>
    public bool IsOpen => State is SignUpWindowState.Open;

    /// <summary>Decides from the policy and what it is for.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="isOffered">Whether the policy's scope (or the item's own) takes sign-ups for this at all.</param>
    /// <param name="subject">What it is for.</param>
    /// <param name="nowUtc">UTC instant.</param>
    public static SignUpWindow Of(RegistrationPolicy policy, bool isOffered, SignUpSubject subject, DateTime nowUtc)
    {
        if (!isOffered || !subject.IsPublic) return new(SignUpWindowState.NotOffered);
        DateTime? startLocal = subject.StartUtc is { } start ? WallClock.ToLocal(start, subject.Zone) : null;
        var closesAt = policy.ClosesAt ?? startLocal?.AddHours(-policy.ClosesHoursBefore);
        return new(StateOf(), policy.OpensAt, closesAt);

        SignUpWindowState StateOf()
        {
            if (subject.State is OccurrenceState.Cancelled) return SignUpWindowState.Cancelled;
            if (subject.State is OccurrenceState.Held) return SignUpWindowState.Held;
            if (subject.StartUtc <= nowUtc) return SignUpWindowState.Started;
            if (IsPast(closesAt)) return SignUpWindowState.Closed;
            return policy.OpensAt is { } opensAt && !IsPast(opensAt) ? SignUpWindowState.NotYetOpen : SignUpWindowState.Open;
        }

        bool IsPast(DateTime? local) => local is { } time && WallClock.ToUtc(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), subject.Zone) <= nowUtc;
    }

    /// <summary>For one occurrence; its series must be loaded.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="nowUtc">UTC instant.</param>
    public static SignUpWindow Of(Occurrence occurrence, DateTime nowUtc)
    {
        var policy = occurrence.EffectiveRegistration.ForOneDate();
        return Of(policy, policy.TakesOccurrenceSignUps, new(occurrence.Series.TimeZone, occurrence.StartUtc, occurrence.IsPublic, occurrence.State), nowUtc);
    }

    /// <summary>For one programme item; the occurrence's series must be loaded.</summary>
    /// <param name="item">The item.</param>
    /// <param name="occurrence">Its day.</param>
    /// <param name="nowUtc">UTC instant.</param>
    public static SignUpWindow Of(ProgrammeItem item, Occurrence occurrence, DateTime nowUtc)
    {
        var zone = occurrence.Series.TimeZone;
        var start = item.Start is { } own ? WallClock.ToUtc(own, zone) : occurrence.StartUtc;
        return Of(occurrence.EffectiveRegistration, item.TakesRegistrations, new(zone, start, occurrence.IsPublic, occurrence.State), nowUtc);
    }

    /// <summary>For a whole series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="occurrences">All its occurrences.</param>
    /// <param name="nowUtc">UTC instant.</param>
    public static SignUpWindow Of(Series series, IEnumerable<Occurrence> occurrences, DateTime nowUtc)
    {
        var starts = occurrences.Where(occurrence => occurrence.State is not (OccurrenceState.Cancelled or OccurrenceState.Draft)).Select(occurrence => occurrence.StartUtc);
        var anchor = series.Registration.LastStartToJoin(starts);
        return Of(series.Registration, series.Registration.Scope is RegistrationScope.Series, new(series.TimeZone, anchor, series.Published, null), nowUtc);
    }
}
