namespace Evenemang.Shared.Registrations;

/// <summary>What one sign-up is for.</summary>
public enum RegistrationScope
{
    /// <summary>Nobody signs up; people just come.</summary>
    None,

    /// <summary>Each occurrence by itself.</summary>
    Occurrence,

    /// <summary>Once, for every occurrence of the series.</summary>
    Series,
}

/// <summary>What a sign-up must tell about the person.</summary>
public enum RegistrationDetails
{
    /// <summary>Nothing: "I'm coming" with one click.</summary>
    None,

    /// <summary>A name or alias and a way to reach them, all optional.</summary>
    Optional,

    /// <summary>A name (an alias will do) and an e-mail address or a telephone number.</summary>
    NameAndContact,
}

/// <summary>How people sign up: for what, when, how many, and what they are asked. Immutable; an edit replaces it whole.</summary>
public sealed record RegistrationPolicy
{
    /// <summary>Largest capacity and largest party limit that can be set.</summary>
    public const int MaxCapacity = 100_000;

    /// <summary>Most meetings a group may take in new members until.</summary>
    public const int MaxMeetings = 1_000;

    /// <summary>Most questions a policy may ask.</summary>
    public const int MaxQuestions = 20;

    /// <summary>People come without signing up.</summary>
    public static RegistrationPolicy NoSignUp { get; } = new() { Scope = RegistrationScope.None };

    /// <summary>What one sign-up is for.</summary>
    public RegistrationScope Scope { get; init; } = RegistrationScope.Occurrence;

    /// <summary>What a sign-up must tell.</summary>
    public RegistrationDetails Details { get; init; } = RegistrationDetails.NameAndContact;

    /// <summary>Local wall-clock time sign-up opens; null for at publication.</summary>
    public DateTime? OpensAt { get; init; }

    /// <summary>Local wall-clock time sign-up closes, exclusive; null for <see cref="ClosesHoursBefore"/>.</summary>
    public DateTime? ClosesAt { get; init; }

    /// <summary>Hours before the start that sign-up closes when <see cref="ClosesAt"/> is null; 0 for at the start.</summary>
    public int ClosesHoursBefore { get; init; }

    /// <summary>Heads that fit, 1 or more; null for no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether people may wait when it is full.</summary>
    public bool Waitlist { get; init; } = true;

    /// <summary>Whether an organiser approves each sign-up first.</summary>
    public bool Approval { get; init; }

    /// <summary>Largest party one sign-up may bring, 1 or more.</summary>
    public int MaxHeads { get; init; } = 4;

    /// <summary>Whether a smaller party may pass a larger one that does not fit into the free seats. Stated on the page.</summary>
    public bool SkipTooLarge { get; init; } = true;

    /// <summary>Hours before the start after which nobody is moved up from the waitlist; staff see the free seat instead.</summary>
    public int PromotionCutoffHours { get; init; } = 4;

    /// <summary>Hours to answer in when a free seat is offered to who waits, 1 to <see cref="SeatOffer.MaxHours"/>; null when they are given it directly.</summary>
    public int? OfferHours { get; init; }

    /// <summary>For <see cref="RegistrationScope.Series"/>: whether a seat left free by an absence may be taken by a guest for that date.</summary>
    public bool AllowsGuests { get; init; }

    /// <summary>Whether sign-up to a series stays open after its first occurrence.</summary>
    public bool LateJoining { get; init; }

    /// <summary>For <see cref="RegistrationScope.Series"/>: heads that must have a place before the group starts, 1 or more; null when it starts whoever comes.</summary>
    public int? MinimumHeads { get; init; }

    /// <summary>
    /// For <see cref="RegistrationScope.Series"/>: the 1-based meeting whose beginning ends sign-up and the moving up of those who wait; null for what <see cref="LateJoining"/> says.
    /// Meetings that are cancelled are not counted.
    /// </summary>
    public int? JoinUntilMeeting { get; init; }

    /// <summary>What is asked beside name and contact.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Whether somebody may sign up for one occurrence: each by itself, or as a guest for one date of a series.</summary>
    public bool TakesOccurrenceSignUps => Scope is RegistrationScope.Occurrence || (Scope is RegistrationScope.Series && AllowsGuests);

    /// <summary>The meeting of a series that sign-up closes with: its start.</summary>
    /// <param name="startsUtc">Starts of the meetings that take place, in any order; null for one whose date is undecided.</param>
    /// <returns>UTC instant; null while the date that counts is undecided.</returns>
    public DateTime? LastStartToJoin(IEnumerable<DateTime?> startsUtc)
    {
        ArgumentNullException.ThrowIfNull(startsUtc);
        List<DateTime?> starts = [.. startsUtc];
        List<DateTime?> known = [.. starts.Where(start => start is not null).Order()];
        if (JoinUntilMeeting is not { } meeting) return LateJoining ? known.LastOrDefault() : known.FirstOrDefault();
        return meeting <= known.Count ? known[meeting - 1] : known.Count < starts.Count ? null : known.LastOrDefault();
    }

    /// <summary>The policy for a guest at one date of a series: closing is counted from that date, not set once for the whole series.</summary>
    public RegistrationPolicy ForOneDate() => Scope is RegistrationScope.Series && ClosesAt is not null ? this with { ClosesAt = null } : this;
}
