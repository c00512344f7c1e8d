using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>How full it is and how waiting works, said before anybody fills in a form.</summary>
internal static class SeatWords
{
    private static readonly Texts T = RegistrationTexts.Words;

    /// <summary>"12 platser kvar"; null where counts are hidden or there is no limit, and where the waitlist has its own notice.</summary>
    public static string? Left(SignUpView view) =>
        HidesCounts(view) || !view.HasSeat || view.Seats.Free is not { } free ? null : T.Count("Seats.Left", free);

    private static bool HidesCounts(SignUpView view) => view.Series.HideCounts || view.Series.Discreet;

    /// <summary>Whether a sign-up now ends on the waitlist.</summary>
    public static bool IsWaiting(SignUpView view) => view is { HasSeat: false, Policy: { Waitlist: true, Approval: false } };

    /// <summary>How waiting works there, a sentence each.</summary>
    public static IReadOnlyList<string> Waiting(SignUpView view)
    {
        var policy = view.Policy;
        List<string> lines = [];
        if (view.Seats.Waiting > 0 && !HidesCounts(view)) lines.Add(T.Count("Waiting.Before", view.Seats.Waiting));
        var order = policy.Details is RegistrationDetails.None ? "Waiting.OrderUnknown" : "Waiting.Order";
        lines.Add(policy.OfferHours is { } hours ? T[order + "Offer", OfferWords.Time(hours)] : T[order]);
        if (view.Terms.MaxHeads > 1) lines.Add(T[policy.SkipTooLarge ? "Waiting.Skip" : "Waiting.NoSkip"]);
        if (policy.PromotionCutoffHours > 0) lines.Add(T.Count("Waiting.Cutoff", policy.PromotionCutoffHours));
        return lines;
    }

    /// <summary>What the button does.</summary>
    public static string Button(SignUpView view)
    {
        if (view.Policy.Approval) return T["Button.Ask"];
        if (IsWaiting(view)) return T["Button.Wait"];
        if (view.Policy.Details is RegistrationDetails.None) return T["Button.Come"];
        return T[view.Terms.TakesTeams ? "Button.SignUpTeam" : "Button.SignUp"];
    }

    /// <summary>When the form closes; null when nothing is decided that it follows from.</summary>
    public static string? Closes(SignUpView view, DateOnly today) =>
        view.Window.ClosesAt is { } at && !view.HidesTimes ? T["Form.Closes", DateWords.DateAndTime(at, CultureInfo.CurrentUICulture, today)] : null;
}
