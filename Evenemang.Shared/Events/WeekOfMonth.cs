using System.Text.Json.Serialization;

namespace Evenemang.Shared.Events;

/// <summary>Which of a month's Mondays (Tuesdays, ...) is meant. A fifth one is not offered: most months have none; say last instead.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WeekOfMonth>))]
public enum WeekOfMonth
{
    /// <summary>Day 1-7 of the month.</summary>
    First = 1,

    /// <summary>Day 8-14 of the month.</summary>
    Second = 2,

    /// <summary>Day 15-21 of the month.</summary>
    Third = 3,

    /// <summary>Day 22-28 of the month.</summary>
    Fourth = 4,

    /// <summary>The last one, whether fourth or fifth.</summary>
    Last = 5,
}
