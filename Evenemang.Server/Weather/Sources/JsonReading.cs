using System.Globalization;
using System.Text.Json;

namespace Evenemang.Server.Weather.Sources;

/// <summary>Reads the services' JSON: everything is optional, and a number that cannot be is missing.</summary>
internal static class JsonReading
{
    /// <summary>The highest gust ever measured is 113 m/s; SMHI writes 9999 for nothing.</summary>
    private const double MostWind = 120;

    private const double MostRain = 1_000;
    private const double Coldest = -90;
    private const double Hottest = 60;

    /// <summary>The member, or undefined.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static IEnumerable<JsonElement> Members(this JsonElement element) => element.ValueKind is JsonValueKind.Array ? element.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>An instant with its offset; null when there is none.</summary>
    public static DateTime? Instant(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : null;

    public static double? Wind(this JsonElement element, string name) => Within(element, name, 0, MostWind);

    public static double? Rain(this JsonElement element, string name) => Within(element, name, 0, MostRain);

    public static double? Percent(this JsonElement element, string name) => Within(element, name, 0, 100);

    public static double? Temperature(this JsonElement element, string name) => Within(element, name, Coldest, Hottest);

    public static int? Whole(this JsonElement element, string name) => element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? (int)value : null;

    private static double? Within(JsonElement element, string name, double lowest, double highest) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && value >= lowest && value <= highest ? value : null;
}
