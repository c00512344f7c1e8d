using Evenemang.Server.Settings;

namespace Evenemang.Server.Accounts;

/// <summary>Settings under <c>Accounts</c>: how organisers sign in.</summary>
public sealed class AccountsOptions
{
    public const string Section = "Accounts";

    /// <summary>Shortest password, in characters: length counts, not kinds of characters (NIST SP 800-63B section 5.1.1).</summary>
    public int MinPasswordLength { get; set; } = 12;

    /// <summary>Hours without use after which somebody has to sign in again.</summary>
    public int SignedInHours { get; set; } = 10;

    /// <summary>Whether everyone who signs in with a password must have set up a code (TOTP) before anything is open to them.</summary>
    public bool RequireSecondFactor { get; set; }
}
