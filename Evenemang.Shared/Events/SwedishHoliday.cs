using System.Text.Json.Serialization;

namespace Evenemang.Shared.Events;

/// <summary>The named days off of the Swedish year. Ordinary Sundays have no name and are not here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SwedishHoliday>))]
public enum SwedishHoliday
{
    /// <summary>Nyårsdagen, 1 January.</summary>
    NewYearsDay = 0,

    /// <summary>Trettondedag jul, 6 January.</summary>
    Epiphany = 1,

    /// <summary>Långfredagen, two days before Easter Day.</summary>
    GoodFriday = 2,

    /// <summary>Påskafton; no holiday in law, a day off in practice.</summary>
    EasterEve = 3,

    /// <summary>Påskdagen.</summary>
    EasterDay = 4,

    /// <summary>Annandag påsk, the day after Easter Day.</summary>
    EasterMonday = 5,

    /// <summary>Första maj.</summary>
    MayDay = 6,

    /// <summary>Kristi himmelsfärdsdag, the Thursday 39 days after Easter Day.</summary>
    AscensionDay = 7,

    /// <summary>Pingstafton; no holiday in law, a day off in practice.</summary>
    WhitsunEve = 8,

    /// <summary>Pingstdagen, 49 days after Easter Day.</summary>
    WhitSunday = 9,

    /// <summary>Nationaldagen, 6 June.</summary>
    NationalDay = 10,

    /// <summary>Midsommarafton, the Friday 19-25 June; no holiday in law, a day off in practice.</summary>
    MidsummerEve = 11,

    /// <summary>Midsommardagen, the Saturday 20-26 June.</summary>
    MidsummerDay = 12,

    /// <summary>Alla helgons dag, the Saturday 31 October-6 November.</summary>
    AllSaintsDay = 13,

    /// <summary>Julafton; no holiday in law, a day off in practice.</summary>
    ChristmasEve = 14,

    /// <summary>Juldagen, 25 December.</summary>
    ChristmasDay = 15,

    /// <summary>Annandag jul, 26 December.</summary>
    BoxingDay = 16,

    /// <summary>Nyårsafton; no holiday in law, a day off in practice.</summary>
    NewYearsEve = 17,
}
