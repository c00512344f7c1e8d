using Evenemang.Server.Events;
using Microsoft.AspNetCore.Components;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>An act that people are told of: while it is prepared the page shows who is told and what they will read.</summary>
public abstract class ActPageBase : OccurrencePageBase
{
    [Inject] private PreviewAct Previewer { get; set; } = null!;

    /// <summary>What the act would lead to; null until it has been asked.</summary>
    public ActPreview? Preview { get; private set; }

    /// <summary>The act as it stands in the form; null while something is missing.</summary>
    protected abstract PlannedAct? Planned();

    /// <summary>Asks anew; called whenever the form changes.</summary>
    protected async Task PreviewAsync()
    {
        if (await ActorAsync() is not { } actor) return;
        Preview = Planned() is { } act ? await Previewer.RunAsync(Slug, act, actor, Gone) : null;
    }

    /// <summary>Back to the occurrence, where what was done is said.</summary>
    protected async Task FinishAsync(EventOutcome outcome, string done)
    {
        if (!await TakeAsync(outcome, "")) return;
        var told = ((EventOutcome.Done)outcome).Told;
        Navigation.NavigateTo($"{Back}?gjort={done}&brev={told.Letters}&ring={told.Phone}");
    }
}
