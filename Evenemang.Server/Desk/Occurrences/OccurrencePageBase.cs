using System.Globalization;
using Evenemang.Server.Desk.Parts;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Microsoft.AspNetCore.Components;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>
/// What every page about one occurrence shares: it is loaded with the version that the form is made from, and saved against that version. Somebody who comes
/// second is told who was first, and keeps what is typed.
/// </summary>
public abstract class OccurrencePageBase : DeskPage
{
    private string? _filled;

    [Inject] private OrganisersOccurrences Finder { get; set; } = null!;

    [Inject] private EditOccurrence Edit { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    /// <summary>Which occurrence.</summary>
    [Parameter] public string Slug { get; set; } = "";

    /// <summary>As it was read; null while loading, and where the organiser may not see it.</summary>
    public OccurrenceDetails? Details { get; private set; }

    /// <summary>What pages say about it.</summary>
    public OccurrenceWords Words { get; private set; } = null!;

    /// <summary>Whether it has been looked for.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>What has just been done.</summary>
    public string? Said { get; protected set; }

    /// <summary>Why something was not done.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Who came first, when somebody did.</summary>
    public LastTouch? Conflict { get; private set; }

    internal FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>The version that the form is made from.</summary>
    protected int Version { get; set; }

    /// <summary>UTC.</summary>
    protected DateTime Now => Time.GetUtcNow().UtcDateTime;

    protected string Back => Shell.Language.Link($"/arrangor/evenemang/{Slug}");

    protected sealed override async Task LoadAsync()
    {
        await ReadAsync();
        if (Details is null || _filled == Slug) return;
        _filled = Slug;
        Version = Details.Version;
        await FillAsync(Details);
    }

    /// <summary>Puts what was read into the form.</summary>
    protected virtual Task FillAsync(OccurrenceDetails details) => Task.CompletedTask;

    /// <summary>Reads anew what is shown, without touching the form.</summary>
    protected async Task ReadAsync()
    {
        Details = await Finder.FindAsync(Slug, Me!.Actor, Gone);
        IsLoaded = true;
        if (Details is null) return;
        Words = new(Now, DateOnly.FromDateTime(WallClock.ToLocal(Now, Details.Summary.TimeZone)));
    }

    /// <summary>Saves against the version the form was made from.</summary>
    /// <param name="edit">Only what this page's form holds.</param>
    /// <param name="said">What to say when it is done.</param>
    protected async Task<bool> SaveAsync(OccurrenceEdit edit, string said)
    {
        if (await ActorAsync() is not { } actor) return false;
        return await TakeAsync(await Edit.RunAsync(Slug, edit, Version, actor, Gone), said);
    }

    /// <summary>What came of an act, put into words.</summary>
    protected async Task<bool> TakeAsync(EventOutcome outcome, string said)
    {
        (Said, Problem, Conflict, Errors) = (null, null, null, FormErrors.None);
        switch (outcome)
        {
            case EventOutcome.Done done:
                Said = said;
                Version = done.Version;
                await ReadAsync();
                if (Details is not null) await FillAsync(Details);
                return true;
            case EventOutcome.Invalid invalid:
                Errors = FormErrors.Of(invalid.Problems);
                break;
            case EventOutcome.Refused refused:
                Problem = EventProblems.Sentence(refused.Why, CultureInfo.CurrentUICulture);
                break;
            case EventOutcome.Conflict:
                await ReadAsync();
                Conflict = await Finder.LastTouchAsync(Details!.Summary.Id, Gone) ?? new("", Now);
                break;
            default:
                Problem = OccurrenceTexts.T["MayNot"];
                break;
        }

        return false;
    }

    /// <summary>From here on what is typed goes over what somebody else has saved; the page's other facts stay theirs.</summary>
    public void KeepMine()
    {
        Version = Details!.Version;
        Conflict = null;
    }

    /// <summary>Throws away what is typed, and shows what is saved.</summary>
    public async Task TakeTheirsAsync()
    {
        KeepMine();
        await FillAsync(Details!);
        StateHasChanged();
    }

    /// <summary>For components around the page.</summary>
    public void Refresh() => StateHasChanged();
}
