namespace Evenemang.Shared.Accounts;

/// <summary>What one account may do: its role and its grants. The one place that decides it; desk and API both ask here.</summary>
/// <param name="Role">What they are to the house.</param>
/// <param name="Grants">The series and occurrences they work on.</param>
public sealed record Access(OrganiserRole Role, IReadOnlyList<Grant> Grants)
{
    private static readonly Permission[] OfHouse = [Permission.ManageAccounts, Permission.ManageJobs, Permission.ReadLog, Permission.CreateSeries];
    private static readonly Permission[] OfPeople = [Permission.ReadRegistrations, Permission.EditRegistrations, Permission.CheckIn];

    private static readonly Permission[] OfReaders = [Permission.ReadLog, Permission.SeeSeries, Permission.ReadRegistrations];

    private static readonly Permission[] OfFacilitator =
        [Permission.SeeSeries, Permission.EditOccurrences, Permission.TellPeople, Permission.ReadRegistrations, Permission.EditRegistrations, Permission.CheckIn];

    /// <summary>The house itself: the command line, the jobs, and a key made on the command line.</summary>
    public static Access Everything { get; } = new(OrganiserRole.Administrator, []) { IsHouse = true };

    /// <summary>Nothing at all.</summary>
    public static Access Nothing { get; } = new(OrganiserRole.Door, []);

    private bool IsHouse { get; init; }

    /// <summary>The only series it reaches; null for all that role and grants give.</summary>
    private IReadOnlyList<Guid>? OnlySeries { get; init; }

    /// <summary>Series of groups that run themselves: who is in them is nobody's business here any more, whoever asks.</summary>
    private IReadOnlyCollection<Guid> HandedOver { get; init; } = [];

    /// <summary>Whether it only reads: what a key may be limited to.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>Whether it is less than what its owner may do.</summary>
    public bool IsNarrowed => IsReadOnly || OnlySeries is not null;

    /// <summary>The same access, made smaller: for a key. It is never made larger again.</summary>
    /// <param name="readOnly">Whether it only reads.</param>
    /// <param name="onlySeries">The only series it reaches; null for all.</param>
    public Access Narrowed(bool readOnly, IReadOnlyList<Guid>? onlySeries) => this with
    {
        IsReadOnly = IsReadOnly || readOnly,
        OnlySeries = OnlySeries is null ? onlySeries : onlySeries is null ? OnlySeries : [.. OnlySeries.Intersect(onlySeries)],
    };

    /// <summary>The same access without the people of groups that run themselves.</summary>
    /// <param name="series">Every series whose hand-over has taken effect.</param>
    public Access Without(IReadOnlyCollection<Guid> series) => this with { HandedOver = series };

    /// <summary>Whether the group runs itself, so that nobody at the desk sees who is in it.</summary>
    public bool IsHandedOver(Guid seriesId) => HandedOver.Contains(seriesId);

    /// <summary>
    /// Whether they may be told that the group runs itself: those who may see the series, and those who stood at its door. To everybody else it is as if there were nothing.
    /// </summary>
    public bool MayKnowOfHandOver(Guid seriesId, bool isDiscreet, Guid? occurrenceId = null) =>
        IsHandedOver(seriesId) && (May(Permission.SeeSeries, seriesId, isDiscreet, occurrenceId) || (this with { HandedOver = [] }).May(Permission.CheckIn, seriesId, isDiscreet, occurrenceId));

    /// <summary>Whether they may do something that concerns the whole house.</summary>
    /// <exception cref="ArgumentException">The permission concerns a single series.</exception>
    public bool May(Permission permission)
    {
        if (!OfHouse.Contains(permission)) throw new ArgumentException("Say which series it is about.", nameof(permission));
        if (OnlySeries is not null || (IsReadOnly && !OfReaders.Contains(permission))) return false;
        return Role is OrganiserRole.Administrator || (Role is OrganiserRole.Organiser && permission is Permission.CreateSeries);
    }

    /// <summary>Whether they may do something to a series or an occurrence.</summary>
    /// <param name="permission">What.</param>
    /// <param name="seriesId">To which series.</param>
    /// <param name="isDiscreet">Whether being in the series is nobody else's business; then an administrator needs a grant to see its people.</param>
    /// <param name="occurrenceId">To which occurrence; null for the whole series.</param>
    /// <exception cref="ArgumentException">The permission concerns the whole house.</exception>
    public bool May(Permission permission, Guid seriesId, bool isDiscreet, Guid? occurrenceId = null)
    {
        if (OfHouse.Contains(permission)) throw new ArgumentException("It concerns the whole house.", nameof(permission));
        if (IsReadOnly && !OfReaders.Contains(permission)) return false;
        if (OnlySeries?.Contains(seriesId) is false) return false;
        if (IsHandedOver(seriesId) && OfPeople.Contains(permission)) return false;
        if (IsHouse) return true;
        if (Role is OrganiserRole.Administrator && !(isDiscreet && OfPeople.Contains(permission))) return true;
        return Grants.Any(grant => grant.SeriesId == seriesId && Allows(grant, permission, occurrenceId));
    }

    /// <summary>Whether they may see anything of the series at all: for lists.</summary>
    public bool Knows(Guid seriesId) =>
        OnlySeries?.Contains(seriesId) is not false && (Role is OrganiserRole.Administrator || Grants.Any(grant => grant.SeriesId == seriesId));

    /// <summary>The series whose drafts and counts they may see, for queries that filter.</summary>
    /// <returns>Null for every series there is.</returns>
    public IReadOnlyList<Guid>? SeenSeries() => Role is OrganiserRole.Administrator
        ? OnlySeries
        : [.. Grants.Select(grant => grant.SeriesId).Distinct().Where(series => May(Permission.SeeSeries, series, isDiscreet: false))];

    private bool Allows(Grant grant, Permission permission, Guid? occurrenceId)
    {
        if (grant.OccurrenceId is { } only && only != occurrenceId) return false;
        return Lowest(grant.Kind) switch
        {
            GrantKind.Organiser => true,
            GrantKind.Facilitator => OfFacilitator.Contains(permission),
            _ => permission is Permission.CheckIn,
        };
    }

    // A grant never lifts anybody above their role: a door helper stays one, whatever a grant says.
    private GrantKind Lowest(GrantKind granted) => Role switch
    {
        OrganiserRole.Administrator or OrganiserRole.Organiser => granted,
        OrganiserRole.Facilitator => granted is GrantKind.Organiser ? GrantKind.Facilitator : granted,
        _ => GrantKind.Door,
    };
}
