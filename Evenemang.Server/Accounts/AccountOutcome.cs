namespace Evenemang.Server.Accounts;

/// <summary>What came of an act on an account, a grant or a key. Nothing was changed unless it is <see cref="Done"/>.</summary>
public enum AccountOutcome
{
    /// <summary>It is done and durable.</summary>
    Done,

    /// <summary>There is no such account, series, grant or key, or none the actor may know of.</summary>
    NotFound,

    /// <summary>The actor's account does not allow it.</summary>
    Forbidden,

    /// <summary>Something is missing or too long.</summary>
    Invalid,

    /// <summary>Nobody could see to accounts any more.</summary>
    LastAdministrator,

    /// <summary>It is so already.</summary>
    Already,

    /// <summary>Only a closed account can be erased.</summary>
    StillOpen,
}
