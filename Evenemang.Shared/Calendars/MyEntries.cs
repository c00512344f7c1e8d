using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Calendars;

/// <summary>
/// What a participant's own calendar holds of an occurrence: the same entries as the public feed, neutral in words where the series is discreet,
/// and said to be waiting while they wait. The sequence adds the place's own changes, as the mailed invitations do.
/// </summary>
public static class MyEntries
{
    /// <param name="occurrence">With its series and programme loaded.</param>
    /// <param name="place">A sign-up that has a place, waits or is offered one, to it or to its series.</param>
    /// <param name="options">For whom and how; made neutral here where need be.</param>
    public static IReadOnlyList<CalendarEntry> Of(Occurrence occurrence, Registration place, EntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(options);
        // A group that waits for enough people has promised no date yet.
        if (place.OccurrenceId is null && occurrence.Series.AwaitsStart) return [];
        // When and where a discreet group meets is for those who have a place in it.
        if (place.KeepsDatesSecret(occurrence.Series)) return [];
        if (occurrence.Series.Discreet) options = options with { IsNeutral = true, OwnTitle = CalendarTitle.Of(occurrence, place, options.Culture) };
        var entries = OccurrenceEntries.Of(occurrence, options);
        return [.. entries.Select(entry => Mine(occurrence, entry, place, options))];
    }

    private static CalendarEntry Mine(Occurrence occurrence, CalendarEntry entry, Registration place, EntryOptions options)
    {
        var mine = entry with
        {
            Sequence = entry.Sequence + place.CalendarVersion,
            LastModified = place.UpdatedAt > entry.LastModified ? place.UpdatedAt : entry.LastModified,
        };
        var waits = place.State is (RegistrationState.Waitlisted or RegistrationState.Offered) && occurrence.State is not OccurrenceState.Cancelled && mine.Status is not CalendarStatus.Cancelled;
        return !waits ? mine : mine with
        {
            Status = CalendarStatus.Tentative,
            IsTransparent = true,
            Summary = CalendarWords.Get($"Prefix{place.State}", options.Culture, mine.Summary),
            Description = CalendarWords.Get($"{place.State}", options.Culture) + (mine.Description is null ? "" : "\n\n" + mine.Description),
        };
    }
}
