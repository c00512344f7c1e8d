using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Calendars;

/// <summary>What a member's calendar calls a meeting of a discreet series: as the member has chosen, else as the group has, else in words that tell nothing.</summary>
public static class CalendarTitle
{
    /// <summary>The words; null for the neutral ones, which name the time of each meeting.</summary>
    /// <param name="occurrence">With its series.</param>
    /// <param name="member">Whose calendar it is.</param>
    /// <param name="culture">Swedish or English.</param>
    public static string? Of(Occurrence occurrence, Registration member, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(member);
        return member.CalendarTitle switch
        {
            CalendarTitleChoice.Neutral => null,
            CalendarTitleChoice.OwnWords => member.CalendarWords,
            CalendarTitleChoice.Full => OccurrenceEntries.FullTitle(occurrence, culture),
            _ => occurrence.Series.CalendarTitle,
        };
    }
}
