using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.Door;

/// <summary>The words of the door.</summary>
internal static class DoorTexts
{
    /// <summary>Those that the page's own script says; they stand on the page as data.</summary>
    public static readonly string[] OfScript =
    [
        "NoHit", "Nobody", "Total", "TotalDropIns", "Came", "NotYet", "DidNot", "SaidNo", "Party", "SaidCame", "SaidTaken", "SaidDropIn", "SaidDropInGone", "SaidUnknown", "SaidLost",
        "Online", "Sending", "Offline", "SignedOut", "Nameless", "NoCamera", "NoShowsDone", "NoShowsUndone", "NoShowsNot",
    ];

    public static Texts Words { get; } = new("Evenemang.Server.Desk.Door.DoorWords");
}
