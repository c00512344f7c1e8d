using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>What stands where the form would be, when nobody can sign up now.</summary>
/// <param name="Heading">How it is.</param>
/// <param name="Lines">Why, and what to do.</param>
/// <param name="Tone">Class of the notice: stop, wait or empty.</param>
/// <param name="LinkText">Words of the link onwards.</param>
/// <param name="LinkPath">Where it leads, without language.</param>
public sealed record ClosedWords(string Heading, IReadOnlyList<string> Lines, string Tone, string LinkText, string LinkPath)
{
    private static readonly Texts T = RegistrationTexts.Words;

    /// <returns>Null when the form is to be shown.</returns>
    public static ClosedWords? Of(SignUpView view, SubjectWords subject, bool isFullForYou = false)
    {
        var back = (T[view.Occurrence is null ? "Closed.BackToSeries" : "Closed.Back"], subject.PagePath);
        var window = view.Window;
        return window.State switch
        {
            SignUpWindowState.Cancelled => Say("Cancelled", "stop", [.. Paragraphs(view.Occurrence?.CancelReason), T["Closed.CancelledRemedy"]]),
            SignUpWindowState.Held => Say("Held", "", [T["Closed.HeldRemedy"]]),
            SignUpWindowState.Started when view is { Occurrence: null, Policy.JoinUntilMeeting: { } meeting } => Say("JoinedUntil", "", [T["Closed.JoinedUntilLine", meeting], T["Closed.StartedRemedy"]]),
            SignUpWindowState.Started => Say(view.Occurrence is null ? "StartedSeries" : "Started", "", [T["Closed.StartedRemedy"]]),
            SignUpWindowState.Closed => Say("Closed", "", [.. At("ClosedAt", window.ClosesAt), T["Closed.ClosedRemedy"]]),
            SignUpWindowState.NotYetOpen => Say("NotYetOpen", "wait", [.. At("OpensAt", window.OpensAt), T["Closed.OpensRemedy"]]),
            SignUpWindowState.NotOffered => NotOffered(view, subject),
            _ when isFullForYou || (!view.HasSeat && view.Policy is { Waitlist: false, Approval: false }) => Say("Full", "stop", [T["Closed.FullRemedy"]]),
            _ => null,
        };

        ClosedWords Say(string key, string tone, IReadOnlyList<string> lines) => new(T[$"Closed.{key}"], lines, tone, back.Item1, back.PagePath);

        IEnumerable<string> At(string key, DateTime? local) =>
            local is { } time && !view.HidesTimes ? [T[$"Closed.{key}", DateWords.DateAndTime(time, CultureInfo.CurrentUICulture, subject.Today)]] : [];
    }

    private static ClosedWords NotOffered(SignUpView view, SubjectWords subject)
    {
        if (view.Policy.Scope is RegistrationScope.Series && view.Item is null)
        {
            return new(T["Closed.WholeSeries"], [T["Closed.WholeSeriesRemedy"]], "", T["Closed.ToSeriesForm"], $"/serier/{view.Series.Slug}/anmalan");
        }
        if (view.Policy.Scope is RegistrationScope.Occurrence && view.Occurrence is null)
        {
            return new(T["Closed.EachByItself"], [T["Closed.EachByItselfRemedy"]], "", T["Closed.BackToSeries"], subject.PagePath);
        }
        return new(T["Closed.JustCome"], [T["Closed.JustComeRemedy"]], "good", T[view.Occurrence is null ? "Closed.BackToSeries" : "Closed.Back"], subject.PagePath);
    }

    private static string[] Paragraphs(string? text) => text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
