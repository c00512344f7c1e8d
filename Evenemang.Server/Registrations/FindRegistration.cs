using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>One date of a series, as its member sees it.</summary>
public sealed record MemberDate(Occurrence Occurrence, bool IsAbsent);

/// <summary>Everything "your place" shows.</summary>
/// <param name="Registration">The registration.</param>
/// <param name="Series">Its series.</param>
/// <param name="Occurrence">Its occurrence, with the series; null for a whole series.</param>
/// <param name="Item">Its programme item, if only that.</param>
/// <param name="Position">1-based place on the waitlist when waitlisted.</param>
/// <param name="Dates">For a whole series: its published dates in order, without those that are drafts.</param>
/// <param name="MaxHeads">Largest party it may become.</param>
/// <param name="CalendarToken">The secret in its calendar link.</param>
/// <param name="DoorCode">The short code to show at the door.</param>
/// <param name="LinkEndsAt">UTC instant from which its link opens nothing.</param>
public sealed record RegistrationView(
    Registration Registration,
    Series Series,
    Occurrence? Occurrence,
    ProgrammeItem? Item,
    int? Position,
    IReadOnlyList<MemberDate> Dates,
    int MaxHeads,
    string CalendarToken,
    string DoorCode,
    DateTime LinkEndsAt)
{
    /// <summary>That the group runs itself, or will; null for others.</summary>
    public GroupHandOver? HandOver { get; init; }

    /// <summary>Whether the group's contact has left it.</summary>
    public bool LacksContact { get; init; }

    /// <summary>Whether the page of the group is theirs.</summary>
    public bool IsContact(DateTime now) => HandOver is { } handOver && handOver.IsInEffect(now) && handOver.ContactId == Registration.Id && GroupHandOver.IsMember(Registration);

    /// <summary>Whether they can become the contact of a group that has none.</summary>
    public bool CanTakeContact(DateTime now) => LacksContact && HandOver!.IsInEffect(now) && GroupHandOver.CanBeContact(Registration);

    /// <summary>Whether they can write to the group's contact.</summary>
    public bool CanWriteToContact(DateTime now) => HandOver?.IsInEffect(now) is true && !LacksContact && !IsContact(now) && GroupHandOver.IsMember(Registration);

    /// <summary>Whether when and where is not for them: see <see cref="Registration.KeepsDatesSecret"/>.</summary>
    public bool HidesTimes => Registration.KeepsDatesSecret(Series);

    /// <summary>The policy in force for it.</summary>
    public RegistrationPolicy Policy => Occurrence?.EffectiveRegistration ?? Series.Registration;
}

/// <summary>Opens "your place".</summary>
public sealed class FindRegistration(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, PlaceLinkOptions links, TimeProvider clock)
{
    /// <returns>Null when the link opens nothing.</returns>
    public async Task<RegistrationView?> RunAsync(RegistrationReference reference, CancellationToken cancel)
    {
        if (reference is RegistrationReference.ByToken { Token: var token } && !Secrets.LooksLikeToken(token)) return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var registration = await RegistrationLookup.Which(db, reference).AsNoTracking().FirstOrDefaultAsync(cancel);
        return registration is not null && RegistrationLookup.IsOpenedBy(registration, reference) ? await ViewAsync(db, registration, reference, cancel) : null;
    }

    private async Task<RegistrationView?> ViewAsync(EvenemangDb db, Registration registration, RegistrationReference reference, CancellationToken cancel)
    {
        var series = await db.Series.AsNoTracking().FirstAsync(row => row.Id == registration.SeriesId, cancel);
        var occurrence = registration.OccurrenceId is { } occurrenceId
            ? await db.Occurrences.Include(row => row.Series).AsNoTracking().FirstAsync(row => row.Id == occurrenceId, cancel)
            : null;
        var item = registration.ProgrammeItemId is { } itemId
            ? await db.ProgrammeItems.AsNoTracking().FirstAsync(row => row.Id == itemId, cancel)
            : null;
        var target = await SignUpTargets.FindAsync(db, registration.SeriesId, registration.OccurrenceId, registration.ProgrammeItemId, cancel);
        if (target is null ? reference is RegistrationReference.ByOrganiser : !RegistrationLookup.IsAllowed(reference, target)) return null;
        var handOver = occurrence is null ? await db.Set<GroupHandOver>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel) : null;
        var dates = occurrence is null ? await DatesAsync(db, registration, cancel) : [];
        var endsAt = LinkLife.EndsAt(registration, occurrence is null ? LastEnd(dates) : occurrence.EndUtc, links.Periods);
        if (reference is RegistrationReference.ByToken && endsAt <= clock.GetUtcNow().UtcDateTime) return null;
        return new(
            registration,
            series,
            occurrence,
            item,
            await PositionAsync(db, registration, cancel),
            dates,
            target!.Terms(onBehalf: false).MaxHeads,
            CalendarTokens.For(secrets, registration),
            secrets.DoorCode(registration.Id),
            endsAt)
        {
            HandOver = handOver,
            LacksContact = handOver is not null && !await db.Registrations.AnyAsync(row => row.Id == handOver.ContactId && row.State == RegistrationState.Confirmed && row.ErasedAt == null, cancel),
        };
    }

    /// <summary>When a whole series is over; null while one of its dates is not known, or it has none.</summary>
    private static DateTime? LastEnd(IReadOnlyList<MemberDate> dates) =>
        dates.Count == 0 || dates.Any(date => date.Occurrence.EndUtc is null) ? null : dates.Max(date => date.Occurrence.EndUtc);

    private static async Task<int?> PositionAsync(EvenemangDb db, Registration registration, CancellationToken cancel)
    {
        if (registration.State is not RegistrationState.Waitlisted) return null;
        return 1 + await db.Registrations.CountAsync(
            row => row.TargetId == registration.TargetId && row.State == RegistrationState.Waitlisted && !row.IsShadow && row.Number < registration.Number, cancel);
    }

    private static async Task<IReadOnlyList<MemberDate>> DatesAsync(EvenemangDb db, Registration registration, CancellationToken cancel)
    {
        var absent = await db.Absences.Where(row => row.RegistrationId == registration.Id).Select(row => row.OccurrenceId).ToListAsync(cancel);
        var dates = await db.Occurrences.Include(row => row.Series).AsNoTracking()
            .Where(row => row.SeriesId == registration.SeriesId && row.State != OccurrenceState.Draft)
            .OrderBy(row => row.SortUtc)
            .ToListAsync(cancel);
        return [.. dates.Select(date => new MemberDate(date, absent.Contains(date.Id)))];
    }
}
