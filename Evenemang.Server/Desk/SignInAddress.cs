using Evenemang.Server.Accounts;
using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk;

/// <summary>Where people sign in, and where they go afterwards.</summary>
internal static class SignInAddress
{
    public const string Path = SignIn.Path;

    /// <summary>A place at the desk to return to; anything else, another site above all, becomes the desk's first page.</summary>
    public static string Return(string? wanted)
    {
        var isDesk = wanted is not null
            && (IsBelow(wanted, DeskRoom.Path) || IsBelow(wanted, Language.EnglishPrefix + DeskRoom.Path))
            && !wanted.Contains('\\', StringComparison.Ordinal) && !wanted.Contains("//", StringComparison.Ordinal);
        return isDesk ? wanted! : Language.Link(DeskRoom.Path);
    }

    private static bool IsBelow(string path, string root) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
