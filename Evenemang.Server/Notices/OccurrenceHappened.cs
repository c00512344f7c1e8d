using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>What exactly differs from what the reader was last told, as the name of the text that says it.</summary>
internal static class OccurrenceHappened
{
    /// <summary>Of a notice that the time or the place is another.</summary>
    public static string Moved(OccasionFacts facts)
    {
        if (facts.Occurrence is not { } now) return "Decided";
        var told = facts.Told ?? FromLastMove(now);
        if (told.DateDecision is Decision.Undecided || told.Start is null || (told.DateDecision is Decision.Preliminary && now.DateDecision is Decision.Decided && told.Start == now.Start))
            return now.DateDecision is Decision.Preliminary ? "Preliminary" : "Decided";
        var time = (told.Start, told.End) != (now.Start, now.End);
        var place = told.Place != now.ShownVenue?.OneLine;
        if (place && !time && told.Place is null) return "VenueDecided";
        return !place ? "MovedTime" : time ? "MovedTimeAndPlace" : "MovedPlace";
    }

    /// <summary>Of a notice that something else is new.</summary>
    public static string Changed(OccasionFacts facts)
    {
        if (facts is not { Occurrence: { } now, Told: { } told }) return "Changed";
        var after = ToldFacts.Of(now);
        var theme = told.Theme != after.Theme && after.Theme is not null;
        var other = told with { Theme = after.Theme } != after;
        return theme && !other ? "Theme" : told with { Agenda = after.Agenda } == after && after.Agenda is not null ? "Agenda" : "Changed";
    }

    /// <summary>What stood before; a text that was written down before changes were kept has the last move only.</summary>
    public static ToldFacts FromLastMove(Occurrence occurrence) => occurrence.MovedFrom is { Start: not null } before
        ? ToldFacts.Of(occurrence) with { Start = before.Start, End = before.End, Place = before.VenueName ?? occurrence.ShownVenue?.OneLine, PlaceName = before.VenueName }
        : ToldFacts.Of(occurrence) with { DateDecision = Decision.Undecided, Start = null, End = null };
}
