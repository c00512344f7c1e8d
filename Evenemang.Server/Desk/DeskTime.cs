using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk;

/// <summary>Instants as people at the desk read them.</summary>
internal static class DeskTime
{
    public static string Day(DateTime utc, string zone) => WallClock.ToLocal(utc, zone).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"17 november 2026 kl. 9.12".</summary>
    public static string DayAndTime(DateTime utc, string zone) => DateWords.DayMonthAndTime(WallClock.ToLocal(utc, zone), CultureInfo.CurrentUICulture);
}
