using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>The words of the page about which messages a series sends.</summary>
internal static class SettingsTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Notices.SettingsWords");
}
