using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>The words of the page about who has been reached.</summary>
internal static class ReachedTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Notices.ReachedWords");
}
