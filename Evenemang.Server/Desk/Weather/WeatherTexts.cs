using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>The words of the desk's pages about the weather.</summary>
internal static class WeatherTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Weather.WeatherDeskWords");

    /// <summary>How a level looks: its class beside <c>state</c> or <c>notice</c>.</summary>
    public static string Look(WeatherLevel? level) => level switch
    {
        WeatherLevel.Fine => "good",
        WeatherLevel.CallOff => "stop",
        _ => "wait",
    };

    /// <summary>What a verdict means in words.</summary>
    public static string Level(WeatherLevel level) => T["Level_" + level];

    /// <summary>Who decided, where it may have been nobody.</summary>
    public static string Who(string? by) => by is null or "system" ? T["System"] : by;

    /// <summary>What was decided, by whom and when.</summary>
    public static string Decided(WeatherDecision decision, string zone) =>
        T["Decided_" + decision.Choice, Who(decision.DecidedBy), DeskTime.DayAndTime(decision.EndedAt.GetValueOrDefault(), zone)] + (decision.IsAllClear ? " " + T["AllClearSent"] : null);

    /// <summary>At most one decimal, as the reader writes numbers.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);
}
