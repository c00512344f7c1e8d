using Evenemang.Shared.Weather;

namespace Evenemang.Shared.Events;

/// <summary>One item ("programpunkt") of a day's programme. Items may be parallel, last all day, or go on until done.</summary>
public sealed class ProgrammeItem
{
    /// <summary>Longest title, in UTF-16 code units.</summary>
    public const int MaxTitleLength = 160;

    /// <summary>Longest description, in UTF-16 code units.</summary>
    public const int MaxDescriptionLength = 2000;

    /// <summary>Identity; kept when the item is edited.</summary>
    public Guid Id { get; init; }

    /// <summary>The day it belongs to.</summary>
    public Guid OccurrenceId { get; set; }

    /// <summary>Order among items with the same start.</summary>
    public int Order { get; set; }

    /// <summary>What happens.</summary>
    public required string Title { get; set; }

    /// <summary>More words about it.</summary>
    public string? Description { get; set; }

    /// <summary>Local wall-clock start; null for an all-day station.</summary>
    public DateTime? Start { get; set; }

    /// <summary>Local wall-clock end; null when open-ended or all day.</summary>
    public DateTime? End { get; set; }

    /// <summary>"As long as there are teams": it has no set end.</summary>
    public bool EndsWhenDone { get; set; }

    /// <summary>Where on the grounds.</summary>
    public string? Place { get; set; }

    /// <summary>Whether people or teams sign up for this item by itself.</summary>
    public bool TakesRegistrations { get; set; }

    /// <summary>Heads that fit, 1 or more; null for no limit. Counts only when <see cref="TakesRegistrations"/>.</summary>
    public int? Capacity { get; set; }

    /// <summary>Whether a sign-up is a team: a team name and a head count.</summary>
    public bool TeamsOnly { get; set; }

    /// <summary>Limits of its own where it is more delicate than the day; null: those of the day.</summary>
    public ItemWeather? Weather { get; set; }

    /// <summary>UTC instant it was dropped from the programme, which otherwise stands; null while it is on.</summary>
    public DateTime? DroppedAt { get; private set; }

    /// <summary>Why, in plain words for everyone; at most <see cref="Occurrence.MaxReasonLength"/> characters.</summary>
    public string? DropReason { get; private set; }

    /// <summary>UTC instant the dropping was taken back; null when it never was, or when the item has been dropped again.</summary>
    public DateTime? RestoredAt { get; private set; }

    /// <summary>UTC instant of the dropping that was taken back: who was called about it since must be called again.</summary>
    public DateTime? DroppedBefore { get; private set; }

    /// <summary>Drops it while the day stands.</summary>
    /// <param name="reason">In plain words for everyone.</param>
    /// <param name="now">UTC.</param>
    public void Drop(string reason, DateTime now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        (DroppedAt, DropReason, RestoredAt, DroppedBefore) = (now, reason, null, null);
    }

    /// <summary>Takes the dropping back.</summary>
    /// <param name="now">UTC.</param>
    public void Restore(DateTime now) => (DroppedAt, DropReason, RestoredAt, DroppedBefore) = (null, null, now, DroppedAt);

    /// <summary>Whether it lasts all day (has no start of its own).</summary>
    public bool IsAllDay => Start is null;
}
