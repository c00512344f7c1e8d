using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>One request to "your place": what its link opened, and the pages that can answer it.</summary>
internal sealed class MyPlace
{
    private static readonly Texts T = RegistrationTexts.Words;

    private readonly HttpContext _context;
    private readonly DateTime _now;
    private readonly SubjectWords _subject;
    private readonly PlaceWords _words;

    private MyPlace(HttpContext context, RegistrationView view, RegistrationReference reference, string token, DateTime now)
    {
        (_context, View, Reference, _now) = (context, view, reference, now);
        Path = $"/min-anmalan/{token}";
        var coming = view.Dates.Select(date => date.Occurrence).Where(date => date.State is not (OccurrenceState.Held or OccurrenceState.Cancelled) && !(date.StartUtc <= now));
        _subject = new(view.Series, view.Occurrence, view.Item, [.. coming], DateOnly.FromDateTime(WallClock.ToLocal(now, view.Series.TimeZone)));
        _words = PlaceWords.Of(view, _subject, now);
    }

    public RegistrationView View { get; }

    public RegistrationReference Reference { get; }

    /// <summary>Its address without language.</summary>
    public string Path { get; }

    /// <summary>Whether there is still something to change or withdraw.</summary>
    public bool IsOpen => _words.IsOpen;

    public SignUpTerms Terms => new(View.Policy, View.MaxHeads, View.Item is { TeamsOnly: true });

    /// <returns>Null when the link opens nothing.</returns>
    public static async Task<MyPlace?> FindAsync(HttpContext context)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        var reference = new RegistrationReference.ByToken(token);
        var services = context.RequestServices;
        if (await services.GetRequiredService<FindRegistration>().RunAsync(reference, context.RequestAborted) is not { } view) return null;
        await services.GetRequiredService<NoteLinkUse>().RunAsync(view.Registration, context.RequestAborted);
        return new(context, view, reference, token, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
    }

    public Page Show() => Page.Of<MyPlacePage>(
        (nameof(MyPlacePage.View), View),
        (nameof(MyPlacePage.Subject), _subject),
        (nameof(MyPlacePage.Words), _words),
        (nameof(MyPlacePage.Path), Path),
        (nameof(MyPlacePage.Now), _now),
        (nameof(MyPlacePage.Said), Said(_context.Request.Query["visa"].ToString())));

    public Page Confirm(string act, string actPath) => Page.Of<ConfirmPage>(
        (nameof(ConfirmPage.Subject), _subject), (nameof(ConfirmPage.Act), act), (nameof(ConfirmPage.HidesTimes), View.HidesTimes), (nameof(ConfirmPage.Path), Path), (nameof(ConfirmPage.ActPath), actPath));

    public Page Change(TypedForm typed, IReadOnlyList<FieldError> errors) => Page.Of<ChangePage>(
        (nameof(ChangePage.Subject), _subject), (nameof(ChangePage.Form), new FormState(Terms, typed, errors)), (nameof(ChangePage.Path), Path));

    private static JustDone? Said(string what) => what switch
    {
        "andrad" => new("good", T["Said.Changed"]),
        "ny-lank" => new("good", T["Said.Renewed"]),
        "kalendernamn" => new("good", T["Said.Named"]),
        "kalendernamn-fel" => new("stop", T["Said.NamedNot"]),
        "kommer" => new("good", T["Said.Comes"]),
        "kommer-inte" => new("good", T["Said.ComesNot"]),
        "upptagen" => new("stop", T["Said.Taken"]),
        "lamnad" => new("good", T["Said.PassedOn"]),
        "ko-stangd" => new("stop", T["Said.QueueClosed"]),
        "skrivet" => new("good", T["Said.Written"]),
        "skrivet-fel" => new("stop", T["Said.WrittenNot"]),
        "skrivet-nog" => new("stop", T["Said.WrittenEnough"]),
        "for-sent" => new("stop", T["Said.TooLate"]),
        _ => null,
    };
}

/// <summary>What a button did, said once on the page it leads to.</summary>
/// <param name="Tone">Class of the line: good or stop.</param>
/// <param name="Sentence">What happened.</param>
public sealed record JustDone(string Tone, string Sentence);
