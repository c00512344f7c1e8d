using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>
/// Who hears of what happens to an occurrence, what then is void, and whether a notice is still worth sending when its turn comes: the second net, which holds
/// however the row came to be.
/// </summary>
public static class NoticePlan
{
    /// <summary>Decides from what is true now.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">About which occurrence; null when about the whole series.</param>
    /// <param name="lastEndUtc">End of the occurrence, or of the last one of the series (UTC); null while it has no date.</param>
    /// <param name="now">UTC instant.</param>
    public static NoticeVerdict Judge(NoticeKind kind, Registration registration, Occurrence? occurrence, DateTime? lastEndUtc, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (string.IsNullOrWhiteSpace(registration.Email) || !IsStillTrue(kind, registration, occurrence)) return NoticeVerdict.Void;
        // A reminder has a use until it begins; what was written afterwards has one then too.
        if (kind is NoticeKind.Reminder) return occurrence?.StartUtc <= now ? NoticeVerdict.Missed : NoticeVerdict.Send;
        // What can be answered no more is no offer.
        if (kind is NoticeKind.SeatOffered && registration.OfferEndsAt <= now) return NoticeVerdict.Missed;
        return lastEndUtc < now && kind is not (NoticeKind.MinutesPublished or NoticeKind.OrganiserMessage or NoticeKind.FollowUp or NoticeKind.GroupContact) ? NoticeVerdict.Missed : NoticeVerdict.Send;
    }

    /// <summary>Decides for a follower from what is true now.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="follower">To whom.</param>
    /// <param name="occurrence">About which occurrence, with its series; null for the question and for news.</param>
    /// <param name="now">UTC instant.</param>
    public static NoticeVerdict JudgeForFollower(NoticeKind kind, Follower follower, Occurrence? occurrence, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(follower);
        var isQuestion = kind is NoticeKind.FollowConfirmation;
        if (isQuestion == follower.State is FollowerState.Confirmed) return NoticeVerdict.Void;
        if (occurrence is null) return isQuestion || kind is NoticeKind.News ? NoticeVerdict.Send : NoticeVerdict.Void;
        var isOn = occurrence.State is OccurrenceState.Tentative or OccurrenceState.Confirmed;
        if (occurrence.Series.Discreet || isOn == kind is NoticeKind.OccurrenceCancelled) return NoticeVerdict.Void;
        return occurrence.StartUtc <= now ? NoticeVerdict.Missed : NoticeVerdict.Send;
    }

    /// <summary>Kinds that tell a participant where their own sign-up stands.</summary>
    public static IReadOnlyList<NoticeKind> OwnState { get; } =
        [NoticeKind.Confirmed, NoticeKind.Waitlisted, NoticeKind.Promoted, NoticeKind.Requested, NoticeKind.Approved, NoticeKind.Changed, NoticeKind.SeatOffered];

    /// <summary>Kinds that tell what has happened to an occurrence: of these, one at a time waits for each person.</summary>
    public static IReadOnlyList<NoticeKind> Happenings { get; } =
        [NoticeKind.OccurrenceMoved, NoticeKind.OccurrenceChanged, NoticeKind.OccurrenceCancelled, NoticeKind.OccurrenceReinstated];

    /// <summary>Whether a notice is about an occurrence as such, so that all who have to do with it get one.</summary>
    public static bool IsForEverybody(NoticeKind kind) => Happenings.Contains(kind);

    /// <summary>What somebody is owed who was told one thing when another is true; null when nothing that matters differs.</summary>
    /// <param name="told">What they were last told.</param>
    /// <param name="now">What is true.</param>
    public static NoticeKind? Owed(ToldFacts told, ToldFacts now)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(now);
        if (now.IsCancelled) return told.IsCancelled ? null : NoticeKind.OccurrenceCancelled;
        if (told.IsCancelled) return NoticeKind.OccurrenceReinstated;
        if (!told.IsSameTimeAndPlace(now)) return NoticeKind.OccurrenceMoved;
        return told == now ? null : NoticeKind.OccurrenceChanged;
    }

    /// <summary>The key no two rows may share.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="recipientId">To whom: a sign-up's or a follower's identity.</param>
    /// <param name="occurrenceId">The occurrence, because one sign-up to a series hears of many.</param>
    /// <param name="about">Tells this act or rule from others: the occurrence's version before it, or the rule's key.</param>
    public static string Key(NoticeKind kind, Guid recipientId, Guid occurrenceId, string about) => $"{kind}:{recipientId:N}:{occurrenceId:N}:{about}";

    /// <summary>Whether an unsent notice about an occurrence loses its reason when a newer one about the same occurrence becomes owed.</summary>
    public static bool Voids(NoticeKind newer, NoticeKind older) => newer switch
    {
        // Texts say what is true when they are sent, so of two changes the later says it all.
        NoticeKind.OccurrenceMoved => Happenings.Contains(older) || older is NoticeKind.Reminder or NoticeKind.Summons,
        NoticeKind.OccurrenceChanged => older is NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged,
        // Nobody is told of a place in something that will not be. That a sign-up has ended stays true, and so does what the organiser wrote.
        NoticeKind.OccurrenceCancelled => older is not (NoticeKind.Withdrawn or NoticeKind.Removed or NoticeKind.Declined or NoticeKind.Repeated or NoticeKind.OrganiserMessage),
        NoticeKind.OccurrenceReinstated => Happenings.Contains(older),
        _ => false,
    };

    /// <summary>Whether a sign-up hears of something about its occurrence.</summary>
    /// <param name="kind">One for which <see cref="IsForEverybody"/> holds.</param>
    /// <param name="registration">A sign-up to the occurrence, to one of its programme items, or to its series.</param>
    /// <param name="isAbsent">Whether it has reported absence from the occurrence.</param>
    /// <param name="series">The series it is for.</param>
    /// <returns>
    /// True for those who have, ask for or wait for a place. Somebody who is not coming anyway is spared a cancellation, but may be able to come to another day. Somebody
    /// who asks or waits for a discreet group does not know when it meets, and is not told by what happens to a date.
    /// </returns>
    public static bool IsConcerned(NoticeKind kind, Registration registration, bool isAbsent, Series series)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (!registration.IsActive || registration.IsShadow || (registration.OccurrenceId is null && registration.KeepsDatesSecret(series))) return false;
        return kind switch
        {
            NoticeKind.MinutesPublished => registration.State is RegistrationState.Confirmed,
            _ => !isAbsent || kind is NoticeKind.OccurrenceMoved,
        };
    }

    private static bool IsStillTrue(NoticeKind kind, Registration registration, Occurrence? occurrence)
    {
        var isOn = occurrence?.State is not OccurrenceState.Cancelled;
        return kind switch
        {
            NoticeKind.Confirmed or NoticeKind.Promoted or NoticeKind.Approved or NoticeKind.GroupStarts or NoticeKind.GroupContact => isOn && registration.State is RegistrationState.Confirmed,
            NoticeKind.SeatOffered => isOn && registration.State is RegistrationState.Offered,
            NoticeKind.OfferLapsed => isOn && registration.State is RegistrationState.Lapsed,
            NoticeKind.Waitlisted => isOn && registration.State is RegistrationState.Waitlisted,
            NoticeKind.Requested => isOn && registration.State is RegistrationState.Requested,
            NoticeKind.Changed => isOn && registration.IsActive,
            NoticeKind.Repeated => registration.IsActive,
            NoticeKind.Withdrawn => registration.State is RegistrationState.Withdrawn,
            NoticeKind.Removed => registration.State is RegistrationState.Removed,
            NoticeKind.Declined => registration.State is RegistrationState.Declined,
            NoticeKind.OccurrenceCancelled => !isOn && registration.IsActive,
            NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged or NoticeKind.OccurrenceReinstated => isOn && registration.IsActive,
            NoticeKind.Reminder or NoticeKind.NextHost => isOn && registration.State is RegistrationState.Confirmed,
            NoticeKind.MinutesPublished => registration.State is RegistrationState.Confirmed && occurrence is { MinutesPublishedAt: not null, Minutes: not null },
            NoticeKind.OrganiserMessage => registration.IsActive,
            NoticeKind.FollowUp => isOn && registration is { State: RegistrationState.Confirmed, Attendance: not Attendance.Absent },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}

/// <summary>What to do with a notice whose turn has come.</summary>
public enum NoticeVerdict
{
    /// <summary>Send it.</summary>
    Send,

    /// <summary>Its reason has vanished, or there is nobody left to send it to.</summary>
    Void,

    /// <summary>What it is about is over: show it, never send it.</summary>
    Missed,
}
