using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Puts an edit that has passed <see cref="OccurrenceEditRules"/> into an occurrence whose series is loaded.</summary>
internal static class OccurrenceEditing
{
    /// <summary>Everything but the date, the programme and the documents.</summary>
    public static void ApplyContent(OccurrenceEdit edit, Occurrence occurrence, DateTime now)
    {
        occurrence.Title = Cleaned(edit.Title.Or(occurrence.Title));
        occurrence.Theme = Cleaned(edit.Theme.Or(occurrence.Theme));
        occurrence.ThemeDecision = edit.ThemeDecision.Or(edit.Theme.IsMade && occurrence.Theme is not null ? Decision.Decided : occurrence.ThemeDecision);
        occurrence.Description = Cleaned(edit.Description.Or(occurrence.Description));
        occurrence.DressCode = Cleaned(edit.DressCode.Or(occurrence.DressCode));
        occurrence.Agenda = edit.Agenda.Or(occurrence.Agenda) ?? [];
        occurrence.Contributors = edit.Contributors.Or(occurrence.Contributors) ?? [];
        occurrence.Links = edit.Links.Or(occurrence.Links) ?? [];
        occurrence.Facilitated = edit.Facilitated.Or(occurrence.Facilitated);
        occurrence.Registration = edit.Registration.Or(occurrence.Registration);
        if (edit.Capacity.IsMade) occurrence.Registration = occurrence.EffectiveRegistration with { Capacity = edit.Capacity.Value };
        occurrence.Weather = edit.Weather.Or(occurrence.Weather);
        occurrence.Minutes = Cleaned(edit.Minutes.Or(occurrence.Minutes));
        if (edit.MinutesPublished.IsMade) occurrence.MinutesPublishedAt = edit.MinutesPublished.Value ? occurrence.MinutesPublishedAt ?? now : null;
        if (edit.Venue.IsMade || edit.VenueDecision.IsMade)
        {
            occurrence.ChangeVenue(edit.Venue.Or(occurrence.Venue), edit.VenueDecision.Or(occurrence.VenueDecision), now);
        }

        occurrence.UpdatedAt = now;
    }

    /// <summary>The date: anything in a draft, afterwards only what needs nobody to be told.</summary>
    public static TransitionRefused? ApplyDate(OccurrenceEdit edit, Occurrence occurrence, string uidDomain, DateTime now)
    {
        var zone = occurrence.Series.TimeZone;
        if (edit.Doors.IsMade && occurrence.ChangeDoors(edit.Doors.Value, zone, now) is { } refused) return refused;
        if (edit.Date is not { IsMade: true, Value: var date }) return null;
        var candidates = (date.Candidates ?? []).Select(given => Candidate(given, occurrence, uidDomain)).ToList();
        if (occurrence.State is OccurrenceState.Draft)
        {
            if (date.Decision is Decision.Undecided) occurrence.SetUndecidedDate(candidates, zone);
            else occurrence.SetDate(date.Decision, date.Start!.Value, date.End!.Value, date.Doors, zone);
            return null;
        }

        if (occurrence.DateDecision is Decision.Undecided)
        {
            return date.Decision is Decision.Undecided ? occurrence.ChangeCandidates(candidates, zone, now) : TransitionRefused.DateUndecided;
        }

        return (date.Decision, date.Start, date.End) == (occurrence.DateDecision, occurrence.Start, occurrence.End)
            ? occurrence.ChangeDoors(date.Doors, zone, now)
            : TransitionRefused.DateDecided;
    }

    /// <summary>Replaces the programme; items keep their identity, and those that people have signed up to cannot go.</summary>
    /// <returns>Whether it was replaced; false when an item that is in use would go.</returns>
    public static async Task<bool> ApplyProgrammeAsync(EvenemangDb db, OccurrenceEdit edit, Occurrence occurrence, CancellationToken cancel)
    {
        if (!edit.Programme.IsMade) return true;
        var given = edit.Programme.Value ?? [];
        var gone = occurrence.Programme.Where(item => given.All(kept => kept.Id != item.Id)).ToList();
        var goneIds = gone.Select(item => (Guid?)item.Id).ToList();
        if (gone.Count > 0 && await db.Registrations.AnyAsync(row => goneIds.Contains(row.ProgrammeItemId), cancel)) return false;
        db.ProgrammeItems.RemoveRange(gone);
        for (var order = 0; order < given.Count; order++)
        {
            var wanted = given[order];
            if (occurrence.Programme.FirstOrDefault(known => known.Id == wanted.Id) is not { } item)
            {
                item = new ProgrammeItem { Id = Guid.CreateVersion7(), OccurrenceId = occurrence.Id, Title = wanted.Title };
                db.ProgrammeItems.Add(item);
            }

            item.Order = order;
            item.Title = wanted.Title.Trim();
            item.Description = Cleaned(wanted.Description);
            (item.Start, item.End, item.EndsWhenDone) = (wanted.Start, wanted.End, wanted.EndsWhenDone);
            item.Place = Cleaned(wanted.Place);
            (item.TakesRegistrations, item.Capacity, item.TeamsOnly) = (wanted.TakesRegistrations, wanted.Capacity, wanted.TeamsOnly);
            item.Weather = wanted.Weather;
        }

        return true;
    }

    /// <summary>An opaque UID that is nobody else's and says nothing.</summary>
    public static string NewUid(string uidDomain) => $"{Guid.NewGuid():N}@{uidDomain}";

    private static DateCandidate Candidate(CandidateEdit given, Occurrence occurrence, string uidDomain)
    {
        var (start, end) = (DateTime.SpecifyKind(given.Start, DateTimeKind.Unspecified), DateTime.SpecifyKind(given.End, DateTimeKind.Unspecified));
        return occurrence.Candidates.FirstOrDefault(known => known.Id == given.Id) is { } known
            ? known with { Start = start, End = end }
            : new DateCandidate(Guid.CreateVersion7(), NewUid(uidDomain), start, end);
    }

    private static string? Cleaned(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
