using Evenemang.Server.Accounts;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Desk.Accounts;

/// <summary>How an account stands, in a word.</summary>
internal static class AccountState
{
    public static string Words(OrganiserRow row) => AccountsTexts.Words[Key(row)];

    public static string Class(OrganiserRow row) => Key(row) switch
    {
        "StateOpen" => "good",
        "StateInvited" => "wait",
        _ => "stop",
    };

    private static string Key(OrganiserRow row) => row switch
    {
        { ClosedAt: not null } => "StateClosed",
        { HasPassword: false, SignedInAt: null, Letter: NoticeState.Failed } => "StateLetterFailed",
        { HasPassword: false, SignedInAt: null } => "StateInvited",
        _ => "StateOpen",
    };
}
