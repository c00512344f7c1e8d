namespace Evenemang.Shared.Events;

/// <summary>A question to those taking part, sent in before the occurrence. Whoever asks stays unknown unless they sign it.</summary>
public sealed class SpeakerQuestion
{
    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int MaxTextLength = 1_000;

    /// <summary>Longest signature, in UTF-16 code units.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Most questions to one occurrence; beyond that somebody is playing.</summary>
    public const int MaxCount = 500;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>To whose speakers.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>How they sign it, if they do.</summary>
    public string? Name { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant an organiser ticked it off as read or answered; null while it waits.</summary>
    public DateTime? TickedAt { get; set; }

    /// <summary>Who ticked it off.</summary>
    public string? TickedBy { get; set; }

    /// <summary>Their account; null for the house and other systems.</summary>
    public Guid? TickedById { get; set; }

    /// <summary>Whether questions can be sent in: to a coming public occurrence where somebody takes part, never to a discreet one.</summary>
    /// <param name="occurrence">With its series.</param>
    /// <param name="now">UTC instant.</param>
    public static bool AreTaken(Occurrence occurrence, DateTime now) =>
        occurrence.State is OccurrenceState.Tentative or OccurrenceState.Confirmed
        && !occurrence.IsOver(now)
        && occurrence.Series is { Published: true, Discreet: false, Kind: EventKind.BreakfastSeminar or EventKind.Other }
        && occurrence.Contributors.Count > 0;
}
