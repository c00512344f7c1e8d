using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk;

/// <summary>Instants as people at the desk read them.</summary>
internal static class DeskTime
{
    public static string Day(DateTime utc, string zone) => WallClock.ToLocal(utc, zone).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string DayAndTime(DateTime utc, string zone) =>
        WallClock.ToLocal(utc, zone).ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "en" ? "d MMMM yyyy, HH:mm" : "d MMMM yyyy 'kl.' HH.mm", CultureInfo.CurrentCulture);
}
