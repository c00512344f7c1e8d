using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What becomes of one row of a table of sign-ups.</summary>
public enum ImportedRowVerdict
{
    /// <summary>It is signed up.</summary>
    New,

    /// <summary>Signed up, on the waitlist: only known once it is done.</summary>
    Waitlisted,

    /// <summary>The same address, or without one the same name and number, is signed up already.</summary>
    Known,

    /// <summary>Something must be put right first.</summary>
    Invalid,

    /// <summary>There is no room, and no waitlist.</summary>
    Full,

    /// <summary>Nobody can be signed up: not published, cancelled, or not by sign-up.</summary>
    NotOpen,
}

/// <summary>One row of a table of sign-ups.</summary>
/// <param name="Line">Where it stands in the file, 1-based.</param>
/// <param name="Name">As written.</param>
/// <param name="Heads">Size of the party.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Errors">What must be put right.</param>
public sealed record ImportedRow(int Line, string? Name, int Heads, ImportedRowVerdict Verdict, IReadOnlyList<RegistrationError> Errors);

/// <summary>What came of reading a table of sign-ups.</summary>
public abstract record ImportRegistrationsOutcome
{
    /// <summary>The file was read: shown, or done.</summary>
    /// <param name="Rows">In the order of the file.</param>
    /// <param name="Unread">Columns that mean nothing here.</param>
    public sealed record Read(IReadOnlyList<ImportedRow> Rows, IReadOnlyList<string> Unread) : ImportRegistrationsOutcome;

    /// <summary>The file has no column with names.</summary>
    public sealed record NoTable : ImportRegistrationsOutcome;

    /// <summary>There is nothing of that name.</summary>
    public sealed record NotFound : ImportRegistrationsOutcome;

    /// <summary>The actor may not sign people up.</summary>
    public sealed record Forbidden : ImportRegistrationsOutcome;
}

/// <summary>Signs up everybody in a table. Nobody is told unless asked for, and doing it again adds only who is new.</summary>
public sealed class ImportRegistrations(IDbContextFactory<EvenemangDb> contexts, Register register, Secrets secrets, Store store, TimeProvider clock)
{
    /// <summary>Largest file, in octets.</summary>
    public const int MaxOctets = 1024 * 1024;

    /// <param name="to">What for.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="tells">Whether those with an address get the usual mail.</param>
    /// <param name="isPreview">Says what would be done and does nothing.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Gives up; who is signed up stays so.</param>
    public async Task<ImportRegistrationsOutcome> RunAsync(SignUpTo to, byte[] file, bool tells, bool isPreview, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await FindAsync(db, to, cancel) is not { } target) return new ImportRegistrationsOutcome.NotFound();
        if (!actor.Access.May(Permission.EditRegistrations, target.SeriesId, target.IsDiscreet, target.OccurrenceId)) return new ImportRegistrationsOutcome.Forbidden();
        if (RegistrationFile.Read(file, target.Policy.Questions) is not { } table) return new ImportRegistrationsOutcome.NoTable();
        var known = await KnownAsync(db, target, cancel);
        List<ImportedRow> rows = new(table.Rows.Count);
        foreach (var (line, request) in table.Rows)
        {
            var check = SignUpForm.Check(request, target.Terms(onBehalf: true));
            var verdict = !check.IsValid ? ImportedRowVerdict.Invalid : !known.Add(KeyOf(check.Request)) ? ImportedRowVerdict.Known : ImportedRowVerdict.New;
            if (verdict is ImportedRowVerdict.New && !isPreview) verdict = await SignUpAsync(to, check.Request, tells, actor, cancel);
            rows.Add(new(line, request.Name, request.Heads, verdict, check.Errors));
        }
        if (!isPreview) await NoteAsync(target, rows, actor, cancel);
        return new ImportRegistrationsOutcome.Read(rows, table.Unread);
    }

    private async Task<ImportedRowVerdict> SignUpAsync(SignUpTo to, SignUpRequest request, bool tells, Actor actor, CancellationToken cancel) =>
        await register.RunAsync(new(to, request, RegistrationSource.OnBehalf) { Actor = actor, IsSilent = !tells }, cancel) switch
        {
            RegisterOutcome.Registered { State: RegistrationState.Waitlisted } => ImportedRowVerdict.Waitlisted,
            RegisterOutcome.Registered => ImportedRowVerdict.New,
            RegisterOutcome.Duplicate => ImportedRowVerdict.Known,
            RegisterOutcome.Full => ImportedRowVerdict.Full,
            RegisterOutcome.Invalid => ImportedRowVerdict.Invalid,
            _ => ImportedRowVerdict.NotOpen,
        };

    private static async Task<SignUpTarget?> FindAsync(EvenemangDb db, SignUpTo to, CancellationToken cancel)
    {
        if (to is SignUpTo.Series whole)
        {
            var id = await db.Series.Where(row => row.Slug == whole.Slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
            return id == Guid.Empty ? null : await SignUpTargets.FindAsync(db, id, null, null, cancel);
        }
        var slug = to is SignUpTo.Occurrence one ? one.Slug : ((SignUpTo.ProgrammeItem)to).OccurrenceSlug;
        var occurrence = await db.Occurrences.Where(row => row.Slug == slug).Select(row => new { row.Id, row.SeriesId }).FirstOrDefaultAsync(cancel);
        return occurrence is null ? null : await SignUpTargets.FindAsync(db, occurrence.SeriesId, occurrence.Id, (to as SignUpTo.ProgrammeItem)?.ItemId, cancel);
    }

    /// <summary>Everybody who is signed up and has not left, as <see cref="KeyOf"/> knows them.</summary>
    private async Task<HashSet<string>> KnownAsync(EvenemangDb db, SignUpTarget target, CancellationToken cancel)
    {
        var rows = await db.Registrations
            .Where(row => row.TargetId == target.Id && !row.IsShadow
                && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Requested))
            .Select(row => new { row.Name, row.Email, row.Phone }).ToListAsync(cancel);
        return rows.Select(row => KeyOf(new() { Name = row.Name, Email = row.Email, Phone = row.Phone })).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What tells two parties apart: the address, and without one the name with the number.</summary>
    private string KeyOf(SignUpRequest request) => request.Email is { } email
        ? Convert.ToHexString(secrets.AddressHash(email))
        : $"{request.Name?.Trim().ToUpperInvariant()}|{(request.Phone is { } phone ? Convert.ToHexString(secrets.AddressHash(phone)) : "")}";

    private Task<int> NoteAsync(SignUpTarget target, List<ImportedRow> rows, Actor actor, CancellationToken cancel) => store.WriteAsync(
        (db, inner) =>
        {
            db.AuditEntries.Add(new()
            {
                Id = Guid.CreateVersion7(), At = clock.GetUtcNow().UtcDateTime, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "registrations.imported", SeriesId = target.SeriesId, OccurrenceId = target.OccurrenceId,
                Detail = $"{rows.Count(row => row.Verdict is ImportedRowVerdict.New or ImportedRowVerdict.Waitlisted)}/{rows.Count}",
            });
            return db.SaveChangesAsync(inner);
        },
        cancel);
}
