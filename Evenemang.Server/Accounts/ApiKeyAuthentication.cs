using System.Security.Claims;
using System.Text.Encodings.Web;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Evenemang.Server.Accounts;

/// <summary>Reads <c>Authorization: Bearer evn_…</c> (RFC 6750 section 2.1). Whatever is wrong with a key, the answer is the same 401.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IDbContextFactory<EvenemangDb> contexts,
    FindAccess access,
    Store store,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Start = "Bearer ";

    /// <summary>How exact <see cref="ApiKey.LastUsedAt"/> is: one write an hour and key, not one a request.</summary>
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromHours(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var text = header[Start.Length..].Trim();
        if (!ApiKey.LooksLikeKey(text)) return AuthenticateResult.Fail("Not a key.");
        var hash = ApiKey.Hash(text);
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(row => row.KeyHash == hash, Context.RequestAborted);
        var now = clock.GetUtcNow().UtcDateTime;
        if (key?.IsValid(now) is not true) return AuthenticateResult.Fail("No such key, or one that no longer works.");
        if (await ActorAsync(key) is not { } actor) return AuthenticateResult.Fail("The key's owner has no account any more.");
        if (key.LastUsedAt is null || now - key.LastUsedAt >= UseIsNotedEvery) await NoteUseAsync(key.Id, now);
        Context.Features.Set(new ApiCaller(actor));
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, key.Id.ToString("N")), new(ClaimTypes.Name, key.Name)], ApiAccess.Scheme);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>The owner's access, made smaller by the key. A key from the command line is the house's own.</summary>
    private async Task<Actor?> ActorAsync(ApiKey key)
    {
        if (key.OwnerId is not { } owner) return new($"api:{key.Name}") { Access = await access.OfHouseKeyAsync(Context.RequestAborted) };
        return await access.OfAsync(owner, Context.RequestAborted) is { } organiser
            ? new($"api:{key.Name}") { Access = organiser.Access.Narrowed(key.IsReadOnly, key.OnlySeries), OrganiserId = owner }
            : null;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, "KeyNeeded", Context.Culture()).ExecuteAsync(Context);
    }

    private Task<int> NoteUseAsync(Guid id, DateTime now) => store.WriteAsync(
        (db, cancel) => db.Set<ApiKey>().Where(key => key.Id == id).ExecuteUpdateAsync(key => key.SetProperty(row => row.LastUsedAt, now), cancel),
        Context.RequestAborted);
}
