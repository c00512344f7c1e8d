using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Sends the letters about accounts that are due: claim, render, send, record, one by one. They are few.</summary>
public sealed partial class AccountLetterSweep(
    Store store, IDbContextFactory<EvenemangDb> contexts, IServiceScopeFactory scopes, IMailTransport transport, SiteOptions site, MailOptions mail, TimeProvider clock,
    ILogger<AccountLetterSweep> log)
{
    /// <summary>How long a claim lasts; a letter of a server that died goes out after it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Longest time one letter may take.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(4);

    /// <returns>Number of letters sent.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var sent = 0;
        while (!stopping.IsCancellationRequested && await ClaimAsync(stopping) is { } letter)
        {
            var result = await TryAsync(letter);
            await RecordAsync(letter, result);
            if (result is MailResult.Accepted) sent++;
            if (result is MailResult.Unavailable) break;
        }
        return sent;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<AccountLetter?> ClaimAsync(CancellationToken cancel)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var id = await Due(db, now).OrderBy(row => row.NextAttemptAt).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return null;
        // The condition stands in the update again: of two servers that read the same row, the second finds it taken and goes on with the next round.
        var claimed = await store.WriteAsync(
            (write, inner) => Due(write, now).Where(row => row.Id == id).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.State, NoticeState.Sending).SetProperty(row => row.LeasedUntil, now + Lease), inner),
            cancel);
        return claimed == 0 ? null : await db.Set<AccountLetter>().AsNoTracking().FirstAsync(row => row.Id == id, cancel);
    }

    /// <returns>Null when nothing is to be said any more: the account is closed.</returns>
    private async Task<MailResult?> TryAsync(AccountLetter letter)
    {
        try
        {
            using var limit = new CancellationTokenSource(SendLimit);
            await using var scope = scopes.CreateAsyncScope();
            await using var db = await contexts.CreateDbContextAsync(limit.Token);
            var organiser = await db.Set<Organiser>().FirstOrDefaultAsync(row => row.Id == letter.OrganiserId, limit.Token);
            if (organiser is null or { ClosedAt: not null }) return null;
            if (!Mailbox.TryParse(organiser.Email, out var recipient)) return new MailResult.Refused("address", "");
            var link = await scope.ServiceProvider.GetRequiredService<OpeningLinks>().ForAsync(organiser.Id);
            return await transport.SendAsync(AccountLetterRendering.Compose(letter, organiser, link, site, mail.Sender, recipient, Now), limit.Token);
        }
#pragma warning disable CA1031 // Whatever it is, it is this letter's, and it is written on its row.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.LetterFaulted(log, failure, letter.Id);
            return new MailResult.Deferred(failure.GetType().Name, "");
        }
    }

    private Task<int> RecordAsync(AccountLetter letter, MailResult? result)
    {
        var attempts = letter.Attempts + (result is null or MailResult.Unavailable ? 0 : 1);
        var (state, failure, next) = result switch
        {
            null => (NoticeState.Void, null, letter.NextAttemptAt),
            MailResult.Accepted => (NoticeState.Sent, null, letter.NextAttemptAt),
            MailResult.Refused refused => (NoticeState.Failed, $"refused {refused.Code}", letter.NextAttemptAt),
            MailResult.Deferred deferred when NoticeRetry.AfterDeferral(attempts, Now) is { } later => (NoticeState.Planned, $"deferred {deferred.Code}", later),
            MailResult.Deferred deferred => (NoticeState.Failed, $"gave up, deferred {deferred.Code}", letter.NextAttemptAt),
            MailResult.Unavailable unavailable => (NoticeState.Planned, (string?)$"unavailable {unavailable.Code}", Now + TimeSpan.FromMinutes(1)),
            _ => throw new InvalidOperationException("The transport gave an answer nobody knows."),
        };
        if (result is not MailResult.Accepted) Log.LetterNotSent(log, letter.Id, failure);
        DateTime? sentAt = state is NoticeState.Sent ? Now : null;
        // What was sent is recorded whatever happens to the server meanwhile.
        return store.WriteAsync(
            (db, inner) => db.Set<AccountLetter>().Where(row => row.Id == letter.Id && row.LeasedUntil == letter.LeasedUntil).ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.State, state)
                    .SetProperty(row => row.Attempts, attempts)
                    .SetProperty(row => row.NextAttemptAt, next)
                    .SetProperty(row => row.SentAt, sentAt)
                    .SetProperty(row => row.Failure, failure)
                    .SetProperty(row => row.LeasedUntil, (DateTime?)null),
                inner),
            CancellationToken.None);
    }

    private static IQueryable<AccountLetter> Due(EvenemangDb db, DateTime now) => db.Set<AccountLetter>().Where(row =>
        (row.State == NoticeState.Planned && row.NextAttemptAt <= now) || (row.State == NoticeState.Sending && row.LeasedUntil < now));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The letter {Letter} about an account could not be rendered or sent.")]
        public static partial void LetterFaulted(ILogger logger, Exception failure, Guid letter);

        [LoggerMessage(LogLevel.Warning, "The letter {Letter} about an account was not sent: {Reason}.")]
        public static partial void LetterNotSent(ILogger logger, Guid letter, string? reason);
    }
}
