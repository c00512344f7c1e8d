using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>Which notices go out as SMS beside or instead of the letter, and when.</summary>
public static class NoticeChannels
{
    /// <summary>A place that opens up this short before the start is urgent: a letter may be read too late.</summary>
    public static readonly TimeSpan LastMinute = TimeSpan.FromDays(1);

    /// <summary>In the quiet hours an SMS, which wakes people, goes out only when what it is about begins within this time after they end.</summary>
    public static readonly TimeSpan MorningMargin = TimeSpan.FromHours(3);

    /// <summary>Whether somebody who learns of it too late travels in vain, or loses a place.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="startUtc">When what it is about begins (UTC); null while that is undecided.</param>
    /// <param name="now">UTC instant.</param>
    public static bool IsUrgent(NoticeKind kind, DateTime? startUtc, DateTime now) => kind switch
    {
        NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated => true,
        // Not answering in time loses the place, however long it is until then.
        NoticeKind.SeatOffered => true,
        NoticeKind.Promoted => startUtc - now <= LastMinute,
        _ => false,
    };

    /// <summary>
    /// Whether a person gets it as an SMS: those who gave a mobile number and wish it, and, when it is urgent, without being asked, those whose number is all we have.
    /// One SMS a person and notice, whatever else goes out.
    /// </summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="startUtc">When what it is about begins (UTC); null while that is undecided.</param>
    /// <param name="now">UTC instant.</param>
    public static bool GetsSms(NoticeKind kind, Registration registration, DateTime? startUtc, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (PhoneNumber.MobileOrNull(registration.Phone) is null) return false;
        if (ReplacesLetter(kind)) return registration.WishesSms;
        if (string.IsNullOrWhiteSpace(registration.Email)) return IsUrgent(kind, startUtc, now) || IsSeat(kind);
        return registration.WishesSms && IsUrgent(kind, startUtc, now);
    }

    /// <summary>Whether it tells of a seat: whoever has no e-mail address would not know and not come, however long it is until then.</summary>
    /// <param name="kind">Why it is owed.</param>
    public static bool IsSeat(NoticeKind kind) => kind is NoticeKind.Promoted or NoticeKind.SeatOffered;

    /// <summary>Whether who gets it as an SMS gets no letter: one reminder is enough. What is urgent goes both ways, because either may be read too late.</summary>
    /// <param name="kind">Why it is owed.</param>
    public static bool ReplacesLetter(NoticeKind kind) => kind is NoticeKind.Reminder;

    /// <summary>When the SMS may go: at once by day; in the quiet hours in the morning, unless that is too late.</summary>
    /// <param name="now">UTC instant.</param>
    /// <param name="startUtc">When what it is about begins (UTC); null while that is undecided.</param>
    /// <param name="zone">IANA zone of the series.</param>
    public static DateTime SmsDueAt(DateTime now, DateTime? startUtc, string zone)
    {
        var morning = QuietHours.NextAllowed(now, zone);
        return startUtc < morning + MorningMargin ? now : morning;
    }

    /// <summary>The unique key of the SMS beside the letter whose key is given.</summary>
    /// <param name="letterKey">Kind, registration and what it is about.</param>
    public static string SmsKey(string letterKey) => $"sms:{letterKey}";

    /// <summary>Decides from what is true now whether an SMS is still worth sending.</summary>
    /// <param name="kind">Why it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">About which occurrence.</param>
    /// <param name="now">UTC instant.</param>
    public static NoticeVerdict Judge(NoticeKind kind, Registration registration, Occurrence? occurrence, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        if (occurrence is null || !registration.IsActive || PhoneNumber.MobileOrNull(registration.Phone) is null) return NoticeVerdict.Void;
        var isOn = occurrence.State is not OccurrenceState.Cancelled;
        var isTrue = kind switch
        {
            NoticeKind.OccurrenceCancelled => !isOn,
            NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated => isOn,
            NoticeKind.SeatOffered => isOn && registration.State is RegistrationState.Offered,
            NoticeKind.Promoted or NoticeKind.Reminder => isOn && registration.State is RegistrationState.Confirmed,
            _ => false,
        };
        if (!isTrue) return NoticeVerdict.Void;
        var lastUse = kind switch
        {
            NoticeKind.SeatOffered => registration.OfferEndsAt,
            NoticeKind.Reminder => occurrence.StartUtc,
            _ => occurrence.EndUtc,
        };
        return lastUse <= now ? NoticeVerdict.Missed : NoticeVerdict.Send;
    }
}
