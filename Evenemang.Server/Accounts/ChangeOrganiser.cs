using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>What an administrator writes about an account.</summary>
/// <param name="Name">As the log and colleagues know them.</param>
/// <param name="Organisation">Who they work for.</param>
/// <param name="Role">What they are to the house.</param>
public sealed record OrganiserChange(string Name, string? Organisation, OrganiserRole Role);

/// <summary>An administrator's acts on an account: change, close, open again, send a new link.</summary>
public sealed class ChangeOrganiser(Store store, AccountLetters letters, TimeProvider clock)
{
    public Task<AccountOutcome> RunAsync(Guid organiserId, OrganiserChange change, Actor actor, CancellationToken cancel) =>
        WriteAsync(organiserId, actor, async (db, organiser, now, inner) =>
        {
            if (!AccountText.IsName(change.Name) || change.Organisation?.Length > Organiser.MaxNameLength || !Enum.IsDefined(change.Role)) return AccountOutcome.Invalid;
            if (organiser.Role is OrganiserRole.Administrator && change.Role is not OrganiserRole.Administrator && await IsLastAsync(db, organiser, inner)) return AccountOutcome.LastAdministrator;
            var detail = organiser.Role == change.Role ? organiser.DisplayName : $"{organiser.DisplayName}: {change.Role}";
            organiser.DisplayName = change.Name.Trim();
            organiser.Organisation = AccountText.OrNull(change.Organisation);
            organiser.Role = change.Role;
            db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.changed", now, detail, aboutId: organiser.Id));
            return AccountOutcome.Done;
        }, cancel);

    /// <summary>Closes the account: signed out everywhere, its keys dead. The log keeps the name.</summary>
    public Task<AccountOutcome> CloseAsync(Guid organiserId, Actor actor, CancellationToken cancel) =>
        WriteAsync(organiserId, actor, async (db, organiser, now, inner) =>
        {
            if (organiser.ClosedAt is not null) return AccountOutcome.Already;
            if (organiser.Role is OrganiserRole.Administrator && await IsLastAsync(db, organiser, inner)) return AccountOutcome.LastAdministrator;
            organiser.ClosedAt = now;
            // Nobody is to reach them any more.
            organiser.PhoneNumber = null;
            db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.closed", now, organiser.DisplayName, aboutId: organiser.Id));
            return AccountOutcome.Done;
        }, cancel, endsSessions: true);

    /// <summary>Opens a closed account again, with the grants it had.</summary>
    public Task<AccountOutcome> ReopenAsync(Guid organiserId, Actor actor, CancellationToken cancel) =>
        WriteAsync(organiserId, actor, (db, organiser, now, _) =>
        {
            if (organiser.ClosedAt is null) return Task.FromResult(AccountOutcome.Already);
            organiser.ClosedAt = null;
            db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.reopened", now, organiser.DisplayName, aboutId: organiser.Id));
            return Task.FromResult(AccountOutcome.Done);
        }, cancel);

    /// <summary>Sends the invitation again, or a link to choose a new password where there is one already.</summary>
    public Task<AccountOutcome> SendLinkAsync(Guid organiserId, Actor actor, CancellationToken cancel) =>
        WriteAsync(organiserId, actor, (db, organiser, now, _) =>
        {
            if (organiser.ClosedAt is not null) return Task.FromResult(AccountOutcome.NotFound);
            db.Add(letters.To(organiser.Id, organiser.PasswordHash is null ? AccountLetterKind.Invitation : AccountLetterKind.PasswordReset, now));
            db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.linkSent", now, organiser.DisplayName, aboutId: organiser.Id));
            return Task.FromResult(AccountOutcome.Done);
        }, cancel);

    private Task<AccountOutcome> WriteAsync(
        Guid id, Actor actor, Func<EvenemangDb, Organiser, DateTime, CancellationToken, Task<AccountOutcome>> act, CancellationToken cancel, bool endsSessions = false) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                if (!actor.Access.May(Permission.ManageAccounts)) return AccountOutcome.Forbidden;
                if (await db.Set<Organiser>().AsTracking().FirstOrDefaultAsync(row => row.Id == id, inner) is not { } organiser) return AccountOutcome.NotFound;
                var now = clock.GetUtcNow().UtcDateTime;
                var outcome = await act(db, organiser, now, inner);
                if (outcome is not AccountOutcome.Done) return outcome;
                organiser.ConcurrencyStamp = Guid.NewGuid().ToString();
                await db.SaveChangesAsync(inner);
                if (endsSessions) await OrganiserSessions.EndAllAsync(db, id, now, inner);
                return outcome;
            },
            cancel);

    private static async Task<bool> IsLastAsync(EvenemangDb db, Organiser organiser, CancellationToken cancel) =>
        !await db.Set<Organiser>().AnyAsync(row => row.Id != organiser.Id && row.Role == OrganiserRole.Administrator && row.ClosedAt == null, cancel);
}

/// <summary>Makes the rows of letters about accounts.</summary>
public sealed class AccountLetters(Settings.SiteOptions site)
{
    internal AccountLetter To(Guid organiserId, AccountLetterKind kind, DateTime now) => AccountLetter.For(organiserId, kind, site.UidDomain, now);
}

/// <summary>Rules for what people write about accounts.</summary>
internal static class AccountText
{
    public static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= Organiser.MaxNameLength;

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
