using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Email">Signs in with it; unique.</param>
/// <param name="Name">As the log and colleagues know them.</param>
/// <param name="Role">What they are to the house.</param>
public sealed record NewOrganiser(string Email, string Name, OrganiserRole Role)
{
    public string? Organisation { get; init; }

    /// <summary>Telephone number for urgent messages.</summary>
    public string? Phone { get; init; }

    /// <summary>"sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    /// <summary>Null for an account that is opened by its invitation.</summary>
    public string? Password { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Whether the letter with the link that opens the account is owed at once.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>What came of making an account.</summary>
public abstract record CreateOrganiserOutcome
{
    /// <summary>It is made.</summary>
    public sealed record Created(Guid Id) : CreateOrganiserOutcome;

    /// <summary>The address is no address, or the name is missing or too long.</summary>
    public sealed record Invalid : CreateOrganiserOutcome;

    /// <summary>The address has an account already.</summary>
    public sealed record Taken(Guid Id) : CreateOrganiserOutcome;

    /// <summary>The actor may not make accounts.</summary>
    public sealed record Forbidden : CreateOrganiserOutcome;
}

/// <summary>Makes an account. Nobody registers themselves.</summary>
public sealed class CreateOrganiser(Store store, IPasswordHasher<Organiser> hasher, ILookupNormalizer normalizer, AccountLetters letters, TimeProvider clock)
{
    public async Task<CreateOrganiserOutcome> RunAsync(NewOrganiser wanted, Actor actor, CancellationToken cancel)
    {
        if (!actor.Access.May(Permission.ManageAccounts)) return new CreateOrganiserOutcome.Forbidden();
        var email = wanted.Email.Trim();
        if (!Mailbox.TryParse(email, out _) || string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > Organiser.MaxNameLength) return new CreateOrganiserOutcome.Invalid();
        var now = clock.GetUtcNow().UtcDateTime;
        var organiser = new Organiser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = wanted.Password is not null,
            PhoneNumber = wanted.Phone,
            DisplayName = wanted.Name.Trim(),
            Organisation = wanted.Organisation,
            Role = wanted.Role,
            Language = wanted.Language,
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        if (wanted.Password is { } password) organiser.PasswordHash = hasher.HashPassword(organiser, password);
        return await store.WriteAsync(async (db, inner) => await WriteAsync(db, organiser, wanted, actor, now, inner), cancel);
    }

    private async Task<CreateOrganiserOutcome> WriteAsync(
        EvenemangDb db, Organiser organiser, NewOrganiser wanted, Actor actor, DateTime now, CancellationToken cancel)
    {
        var known = await db.Set<Organiser>().Where(row => row.NormalizedEmail == organiser.NormalizedEmail).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (known != Guid.Empty) return new CreateOrganiserOutcome.Taken(known);
        db.Add(organiser);
        db.AddRange(wanted.Grants.Select(grant => new SeriesGrant
        {
            Id = Guid.CreateVersion7(),
            OrganiserId = organiser.Id,
            SeriesId = grant.SeriesId,
            OccurrenceId = grant.OccurrenceId,
            Kind = grant.Kind,
            GrantedAt = now,
        }));
        if (wanted.IsInvited) db.Add(letters.To(organiser.Id, AccountLetterKind.Invitation, now));
        db.AuditEntries.Add(AccountAudit.Entry(actor, wanted.IsInvited ? "organiser.invited" : "organiser.created", now, organiser.DisplayName, aboutId: organiser.Id));
        await db.SaveChangesAsync(cancel);
        return new CreateOrganiserOutcome.Created(organiser.Id);
    }
}
