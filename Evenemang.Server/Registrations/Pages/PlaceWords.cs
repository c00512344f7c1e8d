using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>How a registration stands, said first on its page, and what happens now in at most three lines.</summary>
/// <param name="Tone">Class of the notice: good, wait, stop or empty.</param>
/// <param name="Heading">How it stands.</param>
/// <param name="Lines">What happens now.</param>
/// <param name="IsOpen">Whether there is still something to change or withdraw.</param>
public sealed record PlaceWords(string Tone, string Heading, IReadOnlyList<string> Lines, bool IsOpen)
{
    private static readonly Texts T = RegistrationTexts.Words;

    public static PlaceWords Of(RegistrationView view, SubjectWords subject, DateTime now)
    {
        var registration = view.Registration;
        if (registration.ErasedAt is not null) return Ended("", "Erased");
        if (!registration.IsActive)
        {
            return registration.State switch
            {
                RegistrationState.Withdrawn => Ended("", "Withdrawn"),
                RegistrationState.Removed => Ended("stop", "Removed"),
                RegistrationState.Lapsed => Ended("wait", "Lapsed"),
                _ when view.HandOver?.EffectiveFrom <= registration.EndedAt => Ended("stop", "DeclinedByGroup"),
                _ => Ended("stop", "Declined"),
            };
        }
        if (view.Occurrence is { State: OccurrenceState.Cancelled } cancelled)
        {
            var when = cancelled.Start is null ? T["Place.Cancelled"] : T["Place.CancelledDate", DateWords.Date(DateOnly.FromDateTime(cancelled.Start.Value), CultureInfo.CurrentUICulture, subject.Today)];
            return new("stop", when, [.. Paragraphs(cancelled.CancelReason), T["Place.CancelledLine"]], IsOpen: false);
        }
        if (IsOver(view, now)) return new("", T["Place.Over"], [T["Place.OverLine"]], IsOpen: false);
        return registration.State switch
        {
            RegistrationState.Confirmed when AwaitsStart(view) => new("wait", T["Place.AwaitsStart"], [T["Place.AwaitsStartLine", view.Policy.MinimumHeads!], Reach(view, now, "Place.Starts")], IsOpen: true),
            RegistrationState.Confirmed => new("good", HeadingOf(registration), Confirmed(view, now), IsOpen: true),
            // The time is over, and the job that ends the offer has not come round yet.
            RegistrationState.Offered when !OfferWords.CanAnswer(view, now) => Ended("wait", "Lapsed"),
            RegistrationState.Offered => new("wait", Many(registration, "Place.Offered"), [T[Key(registration, "Place.OfferedLine"), OfferWords.AnswerBy(view, subject.Today)], T[Key(registration, "Place.OfferedOrElse")]], IsOpen: true),
            RegistrationState.Waitlisted when TakesNobodyMore(view, now) => new("wait", T["Place.WaitingOver"], [T["Place.WaitingOverLine"]], IsOpen: true),
            RegistrationState.Waitlisted => new("wait", T["Place.Waiting", view.Position ?? 1], Waiting(view, now), IsOpen: true),
            _ => new("wait", T["Place.Requested"], [T[view.HandOver?.IsInEffect(now) is true ? "Place.RequestedLineOwn" : "Place.RequestedLine"], Reach(view, now, "Place.Answer")], IsOpen: true),
        };
    }

    /// <summary>A place in a group that waits for enough people.</summary>
    public static bool AwaitsStart(RegistrationView view) => view is { Occurrence: null, Series.AwaitsStart: true };

    /// <summary>A whole series whose time for joining is over: who waits will not be moved up.</summary>
    private static bool TakesNobodyMore(RegistrationView view, DateTime now) =>
        view.Occurrence is null && view.Policy.LastStartToJoin(view.Dates.Where(date => date.Occurrence.State is not OccurrenceState.Cancelled).Select(date => date.Occurrence.StartUtc)) <= now;

    /// <summary>Whether what it was for has begun, so that nothing is left to change.</summary>
    public static bool IsOver(RegistrationView view, DateTime now)
    {
        if (view.Occurrence is not { } occurrence) return view.Dates.Count > 0 && view.Dates.All(date => date.Occurrence.State is OccurrenceState.Held || date.Occurrence.StartUtc <= now);
        var start = view.Item?.Start is { } own ? WallClock.ToUtc(own, view.Series.TimeZone) : occurrence.StartUtc;
        return occurrence.State is OccurrenceState.Held || start <= now;
    }

    private static PlaceWords Ended(string tone, string key) => new(tone, T[$"Place.{key}"], [T[$"Place.{key}Line"]], IsOpen: false);

    private static string HeadingOf(Registration registration) => Many(registration, "Place.Confirmed");

    private static string Many(Registration registration, string key) => T[Key(registration, key), registration.Heads];

    private static string Key(Registration registration, string key) => registration.Heads == 1 ? key : key + "Many";

    private static List<string> Confirmed(RegistrationView view, DateTime now)
    {
        List<string> lines = [Reach(view, now, "Place.Told")];
        if (view.Registration.Email is null) lines.Add(T["Place.KeepAddress"]);
        if (view.Policy.Capacity is not null || view.Item?.Capacity is not null) lines.Add(T[view.Occurrence is null ? "Place.CannotSeries" : "Place.Cannot"]);
        return lines;
    }

    private static List<string> Waiting(RegistrationView view, DateTime now)
    {
        List<string> lines = [view.Policy.OfferHours is { } hours ? T["Place.WaitingLineOffer", OfferWords.Time(hours)] : T["Place.WaitingLine"], Reach(view, now, "Place.Promoted")];
        if (view.Registration is { Heads: > 1 and var heads } && view.Policy.SkipTooLarge) lines.Add(T["Place.WaitingParty", heads]);
        return lines;
    }

    /// <summary>How we reach the person: never a promise to write where there is no address, nor to call where nobody here has the number any more.</summary>
    private static string Reach(RegistrationView view, DateTime now, string key) => view.Registration switch
    {
        { Email: { } email } => T[$"{key}ByEmail", email],
        { Phone: { } phone } when view.HandOver?.IsInEffect(now) is not true => T[$"{key}ByPhone", phone],
        _ => T[$"{key}Nowhere"],
    };

    private static string[] Paragraphs(string? text) => text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
