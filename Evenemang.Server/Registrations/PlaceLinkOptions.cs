using Evenemang.Server.Settings;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>Settings under <c>Links</c>: how long participants' links open anything, and how new ones are asked for.</summary>
public sealed class PlaceLinkOptions
{
    public const string Section = "Links";

    /// <summary>Days after the last meeting that the link to "your place" opens it.</summary>
    [Between(1, 3650)]
    public int DaysAfterEnd { get; set; } = 60;

    /// <summary>Days after which a link that nobody opens runs out.</summary>
    [Between(LinkLife.UseNotedDays + 1, 3650)]
    public int UnusedDays { get; set; } = 365;

    /// <summary>Minutes that must lie between two letters with links to one address.</summary>
    [Between(1, 1440)]
    public int LetterMinutes { get; set; } = 15;

    /// <summary>Letters with links to one address within a day.</summary>
    [Between(1, 100)]
    public int LettersPerDay { get; set; } = 5;

    /// <summary>Hours that the link to everything under one address opens it.</summary>
    [Between(1, 720)]
    public int AddressHours { get; set; } = 48;

    /// <summary>As the rules take them.</summary>
    internal LinkPeriods Periods => new(DaysAfterEnd, UnusedDays);
}
