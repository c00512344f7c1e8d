using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Privacy;

/// <summary>
/// When the time of personal data is over ("gallring"), for each kind of event and field. Only periods; whether anything is erased at all is decided
/// by somebody who can name the decision (arkivlagen 1990:782 section 10).
/// </summary>
public static class RetentionRules
{
    /// <summary>The end that the period of a sign-up counts from.</summary>
    /// <param name="kind">Kind of the series. A self-help group is one whole, whatever its members signed up to.</param>
    /// <param name="occurrence">What was signed up to; null for the whole series.</param>
    /// <param name="series">All occurrences of the series, drafts too.</param>
    /// <returns>UTC instant; null while something is still to come or not decided.</returns>
    public static DateTime? EndOf(EventKind kind, Occurrence? occurrence, IReadOnlyCollection<Occurrence> series) =>
        occurrence is not null && kind is not EventKind.SelfHelpGroup ? EndOf(occurrence) : EndOf(series);

    /// <summary>What of one sign-up is to be erased.</summary>
    /// <param name="kind">Kind of the series.</param>
    /// <param name="registration">The sign-up. One that was withdrawn, removed or declined counts from then, when that is earlier.</param>
    /// <param name="end">From <see cref="EndOf(EventKind, Occurrence?, IReadOnlyCollection{Occurrence})"/>.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="now">UTC instant.</param>
    public static RetentionStep StepFor(EventKind kind, Registration registration, DateTime? end, RetentionPeriods periods, DateTime now)
    {
        if (registration.ErasedAt is not null) return RetentionStep.Keep;
        var from = !registration.IsActive && registration.EndedAt is { } ended && !(end < ended) ? ended : end;
        if (from is not { } start) return RetentionStep.Keep;
        var days = kind is EventKind.SelfHelpGroup ? periods.GroupDays : periods.RegistrationDays;
        if (now >= start.AddDays(days)) return RetentionStep.EraseAll;
        return now >= start.AddDays(periods.AnswerDays) && registration.Answers.Count > 0 ? RetentionStep.EraseAnswers : RetentionStep.Keep;
    }

    private static DateTime? EndOf(Occurrence occurrence) =>
        occurrence.EndUtc ?? occurrence.StartUtc ?? (occurrence.State is OccurrenceState.Cancelled ? occurrence.CancelledAt : null);

    private static DateTime? EndOf(IReadOnlyCollection<Occurrence> series)
    {
        List<DateTime?> ends = [.. series.Where(occurrence => occurrence.State is not OccurrenceState.Cancelled).Select(EndOf)];
        if (ends.Count == 0) ends = [.. series.Select(occurrence => occurrence.CancelledAt)];
        return ends.Count == 0 || ends.Contains(null) ? null : ends.Max();
    }
}
