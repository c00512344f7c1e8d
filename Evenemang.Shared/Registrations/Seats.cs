namespace Evenemang.Shared.Registrations;

/// <summary>How full something is, counted from its rows: heads that have seats or are offered them, and who waits. Shadows are not counted.</summary>
/// <param name="Capacity">Heads that fit; null for no limit.</param>
/// <param name="Taken">Heads that have seats or for whom they are kept (for a guest's date: members who come, and guests).</param>
/// <param name="Waiting">Parties on the waitlist.</param>
/// <param name="SmallestWaiting">Heads of the smallest waiting party; null when nobody waits.</param>
public sealed record SeatCount(int? Capacity, int Taken, int Waiting = 0, int? SmallestWaiting = null)
{
    /// <summary>Heads that still fit, 0 or more; null for no limit. Capacity may lie below what is taken after it was lowered.</summary>
    public int? Free => Capacity is { } capacity ? Math.Max(0, capacity - Taken) : null;
}

/// <summary>Where a sign-up ends up.</summary>
/// <param name="State">Confirmed, Waitlisted or Requested; null when it is full and nobody may wait.</param>
/// <param name="Position">1-based place on the waitlist when waitlisted.</param>
public sealed record SeatDecision(RegistrationState? State, int? Position = null)
{
    /// <summary>There is no seat and no waitlist.</summary>
    public bool IsFull => State is null;
}

/// <summary>Somebody on the waitlist.</summary>
/// <param name="Id">Which registration.</param>
/// <param name="Number">Its place in the order.</param>
/// <param name="Heads">Size of the party.</param>
public sealed record WaitingParty(Guid Id, int Number, int Heads);

/// <summary>The one place that decides who gets a seat. Parties are kept together; nobody who could have a seat is overtaken.</summary>
public static class Seats
{
    /// <summary>Decides a new sign-up.</summary>
    /// <param name="heads">Size of the party, 1 or more.</param>
    /// <param name="count">How full it is now.</param>
    /// <param name="policy">Waitlist, approval and whether a smaller party may pass a larger one.</param>
    /// <param name="isApproved">An organiser has said yes, or signs up on behalf of somebody.</param>
    public static SeatDecision Decide(int heads, SeatCount count, RegistrationPolicy policy, bool isApproved = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        if (policy.Approval && !isApproved) return new(RegistrationState.Requested);
        if (MayTake(heads, count, policy.SkipTooLarge)) return new(RegistrationState.Confirmed);
        return policy.Waitlist ? new(RegistrationState.Waitlisted, count.Waiting + 1) : new(null);
    }

    /// <summary>Whether so many more heads may take seats now without passing somebody who waits and would fit.</summary>
    /// <param name="heads">Heads that need a seat, 1 or more: a new party, or those by which a party grows.</param>
    /// <param name="count">How full it is now.</param>
    /// <param name="skipTooLarge">Whether a smaller party may pass a larger one that does not fit.</param>
    public static bool MayTake(int heads, SeatCount count, bool skipTooLarge)
    {
        if (count.Free is not { } free) return true;
        if (heads > free) return false;
        return skipTooLarge ? !(count.SmallestWaiting <= free) : count.Waiting == 0;
    }

    /// <summary>Who on the waitlist gets the free seats.</summary>
    /// <param name="free">Heads that still fit; null for no limit.</param>
    /// <param name="waiting">Everyone who waits (or the first of them), by ascending number.</param>
    /// <param name="skipTooLarge">Whether a smaller party may pass a larger one that does not fit.</param>
    /// <returns>Those who get seats, in order.</returns>
    public static IReadOnlyList<WaitingParty> Promote(int? free, IEnumerable<WaitingParty> waiting, bool skipTooLarge)
    {
        List<WaitingParty> promoted = [];
        foreach (var party in waiting)
        {
            if (free is not { } left || party.Heads <= left)
            {
                promoted.Add(party);
                free -= party.Heads;
            }
            else if (!skipTooLarge || left == 0)
            {
                break;
            }
        }
        return promoted;
    }

    /// <summary>Who is passed when one who waits is given a seat now: those before them in line, but for those whom the rule lets a smaller party pass.</summary>
    /// <param name="party">Who is given the seat.</param>
    /// <param name="free">Heads that still fit; null for no limit.</param>
    /// <param name="waiting">Everyone who waits.</param>
    /// <param name="skipTooLarge">Whether a smaller party may pass a larger one that does not fit.</param>
    /// <returns>By ascending number; empty when it is their turn.</returns>
    public static IReadOnlyList<WaitingParty> Passed(WaitingParty party, int? free, IEnumerable<WaitingParty> waiting, bool skipTooLarge) =>
        [.. waiting.Where(other => other.Number < party.Number && !(skipTooLarge && other.Heads > free)).OrderBy(other => other.Number)];

    /// <summary>Whether somebody may still be moved up, so that they hear of it in time.</summary>
    /// <param name="startUtc">Start; null while undecided, and then there is no cut-off.</param>
    /// <param name="cutoffHours">Hours before the start after which nobody is moved up.</param>
    /// <param name="toldAtUtc">When the person would be told: now, or after the quiet hours.</param>
    public static bool IsBeforeCutoff(DateTime? startUtc, int cutoffHours, DateTime toldAtUtc) =>
        startUtc is not { } start || toldAtUtc <= start.AddHours(-cutoffHours);
}
