using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Registrations;

/// <summary>What came of renewing a link.</summary>
public abstract record RenewLinkOutcome
{
    /// <summary>The old links are dead.</summary>
    /// <param name="Token">The secret in the new link to "your place".</param>
    /// <param name="CalendarToken">The secret in the new calendar link.</param>
    /// <param name="IsToldByMail">Whether the new link also comes by mail.</param>
    public sealed record Renewed(string Token, string CalendarToken, bool IsToldByMail) : RenewLinkOutcome;

    /// <summary>The link opens nothing.</summary>
    public sealed record NotFound : RenewLinkOutcome;
}

/// <summary>Gives a registration new links, when the old ones came into other hands or were lost.</summary>
public sealed class RenewLink(Store store, Secrets secrets, NoticesOwed notices, TimeProvider clock)
{
    /// <param name="reference">Which, and by what right.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="tells">Whether the new link also goes out by mail.</param>
    public Task<RenewLinkOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel, bool tells = true) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, tells, token), cancel);

    private async Task<RenewLinkOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, bool tells, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, _)) return new RenewLinkOutcome.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        registration.TokenGeneration++;
        registration.LinkIssuedAt = now;
        registration.LinkEndedAt = null;
        var token = secrets.ManageToken(registration);
        registration.TokenHash = Secrets.Hash(token);
        registration.UpdatedAt = now;
        var isTold = tells && registration is { IsActive: true, IsShadow: false } && notices.Owe(db, NoticeKind.Changed, registration, now);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.linkRenewed", now));
        await db.SaveChangesAsync(cancel);
        return new RenewLinkOutcome.Renewed(token, CalendarTokens.For(secrets, registration), isTold || (registration.IsShadow && registration.Email is not null));
    }
}
