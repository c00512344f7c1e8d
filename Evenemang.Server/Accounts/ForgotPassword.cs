using Evenemang.Server.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Somebody says that they have forgotten their password. Nobody learns from the answer whether there is such an account.</summary>
public sealed class ForgotPassword(Store store, AccountLetters letters, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>One letter in this time, however often it is asked for: nobody's mailbox is filled by others.</summary>
    private static readonly TimeSpan OneLetterIn = TimeSpan.FromMinutes(5);

    /// <param name="email">As typed.</param>
    /// <param name="cancel">Gives up.</param>
    public Task RunAsync(string? email, CancellationToken cancel)
    {
        var normalized = normalizer.NormalizeEmail(email?.Trim());
        var now = clock.GetUtcNow().UtcDateTime;
        // The write is queued whether or not there is an account, so that the time it takes tells nothing either.
        return store.WriteAsync(
            async (db, inner) =>
            {
                var organiser = await db.Set<Organiser>().Where(row => row.NormalizedEmail == normalized && row.ClosedAt == null)
                    .Select(row => new { row.Id, HasPassword = row.PasswordHash != null }).FirstOrDefaultAsync(inner);
                if (organiser is null || await db.Set<AccountLetter>().AnyAsync(row => row.OrganiserId == organiser.Id && row.CreatedAt > now - OneLetterIn, inner)) return 0;
                db.Add(letters.To(organiser.Id, organiser.HasPassword ? AccountLetterKind.PasswordReset : AccountLetterKind.Invitation, now));
                return await db.SaveChangesAsync(inner);
            },
            cancel);
    }
}
