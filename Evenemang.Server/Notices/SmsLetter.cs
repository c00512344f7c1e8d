using System.Globalization;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>
/// The text of an SMS: one sentence that says it, and what else fits in one part. Of a discreet series neither name, theme, place nor page: others read over the
/// shoulder, and telephones show messages while they are locked.
/// </summary>
internal static class SmsLetter
{
    private const int EveningFromHour = 17;

    /// <summary>Longer names are cut, so that the time always stands in the first part.</summary>
    private const int MaxNameLength = 60;

    /// <param name="kind">Why it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">About which occurrence, with its series.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="site">Who we are.</param>
    /// <param name="manageUrl">The secret link to "your place": for who is reminded and cannot come, and who is to answer.</param>
    public static string Write(NoticeKind kind, Registration registration, Occurrence occurrence, DateTime now, SiteOptions site, string manageUrl)
    {
        var culture = CultureInfo.GetCultureInfo(registration.Language == "en" ? "en-GB" : "sv-SE");
        var today = DateOnly.FromDateTime(WallClock.ToLocal(now, occurrence.Series.TimeZone));
        var answerBy = registration.OfferEndsAt is { } at ? DateWords.DateAndTime(WallClock.ToLocal(at, occurrence.Series.TimeZone), culture, today) : "";
        var text = SmsText.Clean(occurrence.Series.Discreet ? Discreet(kind, occurrence, culture, today, answerBy, manageUrl) : Open(kind, occurrence, culture, today, answerBy, manageUrl));
        foreach (var addition in Additions(kind, registration, occurrence, site, manageUrl, culture))
        {
            var longer = SmsText.Clean($"{text} {addition}");
            if (SmsText.Count(longer).Parts <= SmsText.Count(text).Parts) text = longer;
        }
        return text;
    }

    private static string Open(NoticeKind kind, Occurrence occurrence, CultureInfo culture, DateOnly today, string answerBy, string manageUrl)
    {
        var name = Cut(occurrence.ShownTitle);
        var (day, whenWhere) = (Day(occurrence, culture, today), WhenWhere(occurrence, culture, today));
        return kind switch
        {
            NoticeKind.OccurrenceCancelled => SmsWords.Get("Cancelled", culture, Join(" ", name, day)),
            NoticeKind.OccurrenceMoved when occurrence.Start is null => SmsWords.Get("MovedUndecided", culture, name),
            NoticeKind.OccurrenceMoved => SmsWords.Get("Moved", culture, name, whenWhere),
            NoticeKind.OccurrenceReinstated => SmsWords.Get("Reinstated", culture, Join(" ", name, whenWhere)),
            NoticeKind.Promoted => SmsWords.Get("Promoted", culture, Join(" ", name, whenWhere)),
            NoticeKind.SeatOffered => SmsWords.Get("SeatOffered", culture, Join(" ", name, Time(occurrence, culture, today)), answerBy, manageUrl),
            NoticeKind.Reminder => SmsWords.Get("Reminder", culture, Join(" ", name, whenWhere)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only reminders and what is urgent have an SMS."),
        };
    }

    private static string Discreet(NoticeKind kind, Occurrence occurrence, CultureInfo culture, DateOnly today, string answerBy, string manageUrl)
    {
        var (day, time) = (Day(occurrence, culture, today), Time(occurrence, culture, today));
        return kind switch
        {
            NoticeKind.OccurrenceCancelled => SmsWords.Get("CancelledDiscreet", culture, day).Replace("  ", " ", StringComparison.Ordinal),
            NoticeKind.OccurrenceMoved when time.Length == 0 => SmsWords.Get("MovedUndecidedDiscreet", culture),
            NoticeKind.OccurrenceMoved when occurrence.MovedFrom is { } before && (before.Start, before.End) == (occurrence.Start, occurrence.End) =>
                SmsWords.Get("MovedPlaceDiscreet", culture, time),
            NoticeKind.OccurrenceMoved => SmsWords.Get("MovedDiscreet", culture, time),
            NoticeKind.OccurrenceReinstated => SmsWords.Get("ReinstatedDiscreet", culture, time).Replace("  ", " ", StringComparison.Ordinal),
            NoticeKind.Promoted => SmsWords.Get("PromotedDiscreet", culture, time).Replace("  ", " ", StringComparison.Ordinal),
            NoticeKind.SeatOffered => SmsWords.Get("SeatOfferedDiscreet", culture, answerBy, manageUrl),
            NoticeKind.Reminder => SmsWords.Get("ReminderDiscreet", culture, time),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only reminders and what is urgent have an SMS."),
        };
    }

    private static IEnumerable<string> Additions(NoticeKind kind, Registration registration, Occurrence occurrence, SiteOptions site, string manageUrl, CultureInfo culture)
    {
        if (!occurrence.Series.Discreet)
        {
            if (kind is NoticeKind.OccurrenceCancelled && occurrence.CancelReason is { Length: > 0 } reason) yield return reason;
            if (kind is NoticeKind.Reminder) yield return SmsWords.Get("CannotCome", culture, manageUrl);
            yield return SmsWords.Get("More", culture, $"{site.BaseUrl}{(registration.Language == "en" ? "/en" : "")}/evenemang/{occurrence.Slug}");
        }
        if (occurrence.Series.Contact?.Phone is { Length: > 0 } phone) yield return SmsWords.Get("Questions", culture, phone);
    }

    /// <summary>"i kväll", "i morgon" or "fredag 8 februari"; empty while the day is undecided.</summary>
    private static string Day(Occurrence occurrence, CultureInfo culture, DateOnly today)
    {
        if (occurrence.Start is not { } start) return "";
        var date = DateOnly.FromDateTime(start);
        return (date.DayNumber - today.DayNumber) switch
        {
            0 => SmsWords.Get(start.Hour >= EveningFromHour ? "Tonight" : "Today", culture),
            1 => SmsWords.Get("Tomorrow", culture),
            _ => DateWords.Date(date, culture, today),
        };
    }

    private static string Time(Occurrence occurrence, CultureInfo culture, DateOnly today) =>
        occurrence.Start is { } start ? DateWords.DateAndTimes(start, occurrence.End, culture, today) : "";

    private static string WhenWhere(Occurrence occurrence, CultureInfo culture, DateOnly today) =>
        Join(", ", Time(occurrence, culture, today), Cut(occurrence.ShownVenue?.Name ?? ""));

    private static string Join(string between, params string[] parts) => string.Join(between, parts.Where(part => part.Length > 0));

    private static string Cut(string text) => text.Length <= MaxNameLength ? text : text[..(MaxNameLength - 3)].TrimEnd() + "...";
}
