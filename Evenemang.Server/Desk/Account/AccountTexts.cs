using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.Account;

/// <summary>The words of signing in and of one's own account.</summary>
internal static class AccountTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Desk.Account.AccountWords");
}
