using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What came of an organiser's message.</summary>
public abstract record SendMessageOutcome
{
    private SendMessageOutcome()
    {
    }

    /// <summary>It is owed to these.</summary>
    public sealed record Owed(Audience Told) : SendMessageOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : SendMessageOutcome;

    /// <summary>The actor may not write to these people.</summary>
    public sealed record Forbidden : SendMessageOutcome;

    /// <summary>There is no such occurrence.</summary>
    public sealed record NotFound : SendMessageOutcome;
}

/// <summary>A message to be sent.</summary>
/// <param name="Slug">About which occurrence.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text, a paragraph a line.</param>
/// <param name="To">States of those it goes to; at least one.</param>
public sealed record MessageInput(string Slug, string Subject, string Text, IReadOnlyList<RegistrationState> To)
{
    /// <summary>Of those only these, also those who have said that they will not come; null for all.</summary>
    public IReadOnlyCollection<Guid>? Only { get; init; }

    internal bool Reaches(SignedUp person) => To.Contains(person.Registration.State) && (Only?.Contains(person.Registration.Id) ?? !person.IsAbsent);
}

/// <summary>An organiser writes to those who have signed up to an occurrence. Each gets a letter of their own; nobody sees anybody else's address.</summary>
public sealed class SendMessage(Store store, SiteOptions site, TimeProvider clock)
{
    public Task<SendMessageOutcome> RunAsync(MessageInput input, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, stop) => RunAsync(db, input, actor, isPreview: false, stop), cancel);

    /// <summary>Who would get it. Changes nothing.</summary>
    public Task<SendMessageOutcome> PreviewAsync(MessageInput input, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, stop) => RunAsync(db, input, actor, isPreview: true, stop), cancel);

    private async Task<SendMessageOutcome> RunAsync(EvenemangDb db, MessageInput input, Actor actor, bool isPreview, CancellationToken cancel)
    {
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == input.Slug, cancel);
        if (occurrence is null) return new SendMessageOutcome.NotFound();
        if (!actor.MayKnow(occurrence)) return new SendMessageOutcome.NotFound();
        if (!actor.Access.May(Permission.TellPeople, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return new SendMessageOutcome.Forbidden();
        FieldProblems problems = new();
        problems.Text("subject", input.Subject, OrganiserMessage.MaxSubjectLength, required: true);
        problems.AddIf(input.Subject?.Any(char.IsControl) is true, "subject", FieldProblemCode.Malformed);
        problems.Text("text", input.Text, OrganiserMessage.MaxTextLength, required: true);
        problems.AddIf(input.To.Count == 0, "to", FieldProblemCode.Missing);
        if (problems.Any) return new SendMessageOutcome.Invalid(problems.All);

        var now = clock.GetUtcNow().UtcDateTime;
        var people = (await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel)).Where(input.Reaches)
            .DistinctBy(person => person.Address).Select(person => Recipient.Of(person.Registration)).ToList();
        if (isPreview) return new SendMessageOutcome.Owed(Audience.Of(people));
        var message = new OrganiserMessage
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            SeriesId = occurrence.SeriesId,
            OccurrenceId = occurrence.Id,
            Subject = input.Subject!.Trim(),
            Text = input.Text.Trim(),
            CreatedAt = now,
        };
        db.Add(message);
        foreach (var recipient in people.Where(row => row.HasEmail))
        {
            var key = NoticePlan.Key(NoticeKind.OrganiserMessage, recipient.Id, occurrence.Id, $"{message.Id:N}");
            db.Notices.Add(recipient.Notice(NoticeKind.OrganiserMessage, occurrence, key, now, now, site.UidDomain, new() { MessageId = message.Id }));
        }
        db.AuditEntries.Add(new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "occurrence.messageSent", SeriesId = occurrence.SeriesId, OccurrenceId = occurrence.Id,
        });
        await db.SaveChangesAsync(cancel);
        return new SendMessageOutcome.Owed(Audience.Of(people));
    }
}
