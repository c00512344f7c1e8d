using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>What is said of offered seats: how long there is to answer, and until when.</summary>
internal static class OfferWords
{
    /// <summary>From so many hours on, whole days are said in days.</summary>
    private const int DaysFromHours = 48;

    private static readonly Texts T = RegistrationTexts.Words;

    /// <summary>"24 timmar" or "7 dygn".</summary>
    public static string Time(int hours) => hours >= DaysFromHours && hours % 24 == 0 ? T["Offer.Days", hours / 24] : T.Count("Offer.Hours", hours);

    /// <summary>"onsdag 3 mars kl. 12"; empty when nothing is offered.</summary>
    public static string AnswerBy(RegistrationView view, DateOnly today) =>
        view.Registration.OfferEndsAt is { } at ? DateWords.DateAndTime(WallClock.ToLocal(at, view.Series.TimeZone), CultureInfo.CurrentUICulture, today) : "";

    /// <summary>Whether there is something to say yes or no to.</summary>
    public static bool CanAnswer(RegistrationView view, DateTime now) =>
        view is { Registration: { State: RegistrationState.Offered, OfferEndsAt: { } at }, Occurrence: not { State: OccurrenceState.Cancelled } } && at > now;

    /// <summary>Whether somebody who did not answer can stand in line again: as long as others can.</summary>
    public static bool CanRejoinWaitlist(RegistrationView view, DateTime now)
    {
        if (view is not { Registration: { State: RegistrationState.Lapsed, ErasedAt: null }, Policy.Waitlist: true }) return false;
        var window = view switch
        {
            { Item: { } item, Occurrence: { } day } => SignUpWindow.Of(item, day, now),
            { Occurrence: { } occurrence } => SignUpWindow.Of(occurrence, now),
            _ => SignUpWindow.Of(view.Series, view.Dates.Select(date => date.Occurrence), now),
        };
        return window.IsOpen;
    }
}
