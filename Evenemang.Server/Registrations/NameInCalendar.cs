using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of choosing a name for the calendar.</summary>
public enum NameInCalendarOutcome
{
    /// <summary>It is as asked.</summary>
    Done,

    /// <summary>Own words are wanted, and there are none, too many, or ones with control characters.</summary>
    Invalid,

    /// <summary>The series is not discreet, and its meetings have their names.</summary>
    NotDiscreet,

    /// <summary>The link opens nothing.</summary>
    NotFound,
}

/// <summary>A member of a discreet series chooses what its meetings are called in their calendar.</summary>
public sealed class NameInCalendar(Store store, TimeProvider clock)
{
    /// <param name="reference">Which, and by what right.</param>
    /// <param name="choice">What.</param>
    /// <param name="words">For own words: as typed.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<NameInCalendarOutcome> RunAsync(RegistrationReference reference, CalendarTitleChoice choice, string? words, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, choice, words?.Trim(), token), cancel);

    private async Task<NameInCalendarOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CalendarTitleChoice choice, string? words, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return NameInCalendarOutcome.NotFound;
        if (registration.ErasedAt is not null) return NameInCalendarOutcome.NotFound;
        if (!target.IsDiscreet) return NameInCalendarOutcome.NotDiscreet;
        if (choice is CalendarTitleChoice.OwnWords && (words is not { Length: > 0 and <= Registration.MaxCalendarWordsLength } || !SignUpForm.IsOneLine(words))) return NameInCalendarOutcome.Invalid;
        var now = clock.GetUtcNow().UtcDateTime;
        registration.CallInCalendar(choice, words, now);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.changed", now));
        await db.SaveChangesAsync(cancel);
        return NameInCalendarOutcome.Done;
    }
}
