using System.Globalization;
using Evenemang.Server.Accounts;
using Evenemang.Server.Shell;
using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Desk.Accounts;

/// <summary>The words of accounts and grants.</summary>
internal static class AccountsTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Desk.Accounts.AccountsWords");

    /// <summary>What came of an act, where it was not done; null when it was.</summary>
    public static string? Problem(AccountOutcome outcome) => outcome is AccountOutcome.Done ? null : Words[$"Outcome{outcome}"];

    /// <summary>"Arrangör", or "Dörren, 12 februari 2027".</summary>
    public static string Grant(GrantKind kind, DateTime? start) =>
        start is { } day ? $"{Words[$"Grant{kind}"]}, {day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}" : Words[$"Grant{kind}"];
}
