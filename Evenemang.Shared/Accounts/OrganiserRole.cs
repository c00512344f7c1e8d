namespace Evenemang.Shared.Accounts;

/// <summary>What somebody who signs in is to the house. What they may do to a single series is said by their grants.</summary>
public enum OrganiserRole
{
    /// <summary>Sees to accounts, jobs and the log, and to every series; of a discreet series not the people, unless granted.</summary>
    Administrator,

    /// <summary>Creates series, and works on those granted to them.</summary>
    Organiser,

    /// <summary>Works with the granted groups only.</summary>
    Facilitator,

    /// <summary>Checks in at the granted occurrences only.</summary>
    Door,
}
