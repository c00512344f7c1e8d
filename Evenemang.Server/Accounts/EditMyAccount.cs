using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>What somebody writes about themselves.</summary>
/// <param name="Name">As the log and colleagues know them.</param>
/// <param name="Organisation">Who they work for.</param>
/// <param name="Phone">For urgent messages.</param>
/// <param name="Language">"sv" or "en".</param>
public sealed record MyAccount(string Name, string? Organisation, string? Phone, string Language);

/// <summary>Somebody changes their own account. The address they sign in with is an administrator's to change.</summary>
public sealed class EditMyAccount(Store store, TimeProvider clock)
{
    public Task<AccountOutcome> RunAsync(MyAccount wanted, Actor actor, CancellationToken cancel)
    {
        var phone = AccountText.OrNull(wanted.Phone);
        if (!AccountText.IsName(wanted.Name) || wanted.Organisation?.Length > Organiser.MaxNameLength || wanted.Language is not ("sv" or "en")) return Task.FromResult(AccountOutcome.Invalid);
        if (phone is not null && !PhoneNumber.IsValid(phone)) return Task.FromResult(AccountOutcome.Invalid);
        return store.WriteAsync(
            async (db, inner) =>
            {
                if (actor.OrganiserId is not { } id) return AccountOutcome.Forbidden;
                if (await db.Set<Organiser>().AsTracking().FirstOrDefaultAsync(row => row.Id == id, inner) is not { } me) return AccountOutcome.NotFound;
                me.DisplayName = wanted.Name.Trim();
                me.Organisation = AccountText.OrNull(wanted.Organisation);
                me.PhoneNumber = phone;
                me.Language = wanted.Language;
                me.ConcurrencyStamp = Guid.NewGuid().ToString();
                db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.editedSelf", clock.GetUtcNow().UtcDateTime));
                await db.SaveChangesAsync(inner);
                return AccountOutcome.Done;
            },
            cancel);
    }
}
