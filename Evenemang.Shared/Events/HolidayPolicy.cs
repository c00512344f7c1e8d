using System.Text.Json.Serialization;

namespace Evenemang.Shared.Events;

/// <summary>What a series does when its rule gives a Swedish holiday or a day in a closed period.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolidayPolicy>))]
public enum HolidayPolicy
{
    /// <summary>No meeting that time. The default: nobody should have to turn up on a day off.</summary>
    Skip = 0,

    /// <summary>The meeting is held exactly one week later; if that day is taken or a day off too, the meeting is skipped.</summary>
    ShiftOneWeek = 1,

    /// <summary>Meet on holidays all the same. A closed period still means no meeting: it is the organiser's own word for it.</summary>
    Keep = 2,
}
