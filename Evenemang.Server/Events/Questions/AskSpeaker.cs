using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events.Questions;

/// <summary>What came of a question.</summary>
public abstract record AskOutcome
{
    /// <summary>It is kept for the speakers.</summary>
    public sealed record Asked(Guid Id) : AskOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : AskOutcome;

    /// <summary>No questions are taken, or no more.</summary>
    public sealed record NotTaken : AskOutcome;

    /// <summary>There is no such public occurrence.</summary>
    public sealed record NotFound : AskOutcome;
}

/// <summary>Anyone sends in a question to those taking part.</summary>
public sealed class AskSpeaker(Store store, TimeProvider clock)
{
    /// <param name="slug">Of the occurrence.</param>
    /// <param name="text">1 to <see cref="SpeakerQuestion.MaxTextLength"/> characters.</param>
    /// <param name="name">How they sign it; null for not at all.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<AskOutcome> RunAsync(string slug, string? text, string? name, CancellationToken cancel) =>
        store.WriteAsync((db, inner) => AskAsync(db, slug, text?.Trim(), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), inner), cancel);

    private async Task<AskOutcome> AskAsync(EvenemangDb db, string slug, string? text, string? name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var occurrence = await db.Visible(now).Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null) return new AskOutcome.NotFound();
        if (!SpeakerQuestion.AreTaken(occurrence, now)) return new AskOutcome.NotTaken();
        FieldProblems problems = new();
        problems.Text("text", text, SpeakerQuestion.MaxTextLength, required: true);
        problems.Text("name", name, SpeakerQuestion.MaxNameLength);
        if (problems.Any) return new AskOutcome.Invalid(problems.All);
        if (await db.Set<SpeakerQuestion>().CountAsync(row => row.OccurrenceId == occurrence.Id, cancel) >= SpeakerQuestion.MaxCount) return new AskOutcome.NotTaken();
        var question = new SpeakerQuestion { Id = Guid.CreateVersion7(), OccurrenceId = occurrence.Id, Text = text!, Name = name, CreatedAt = now };
        db.Add(question);
        await db.SaveChangesAsync(cancel);
        return new AskOutcome.Asked(question.Id);
    }
}
