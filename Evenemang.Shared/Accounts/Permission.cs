namespace Evenemang.Shared.Accounts;

/// <summary>What can be allowed. The first four concern the house, the rest one series or one of its occurrences.</summary>
public enum Permission
{
    /// <summary>Invite, change and close accounts.</summary>
    ManageAccounts,

    /// <summary>Pause, resume and run jobs.</summary>
    ManageJobs,

    /// <summary>Read who did what.</summary>
    ReadLog,

    /// <summary>Create a series, which is then theirs.</summary>
    CreateSeries,

    /// <summary>See a series at the desk, drafts included.</summary>
    SeeSeries,

    /// <summary>Change a series, its rule and its settings.</summary>
    EditSeries,

    /// <summary>Let others work on a series.</summary>
    ShareSeries,

    /// <summary>Add and change occurrences: agenda, programme, documents, minutes.</summary>
    EditOccurrences,

    /// <summary>What reaches people: publish, decide, move, cancel, reinstate, write to them.</summary>
    TellPeople,

    /// <summary>Read who has signed up, and what is sent to them.</summary>
    ReadRegistrations,

    /// <summary>Sign up on behalf, approve, decline, move and remove.</summary>
    EditRegistrations,

    /// <summary>Mark at the door who came.</summary>
    CheckIn,
}
