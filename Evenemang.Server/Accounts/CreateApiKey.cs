using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>A key as it is shown once, to the person who asked for it.</summary>
public sealed record CreatedApiKey(Guid Id, string Name, string Key);

/// <summary>Makes a key for another system.</summary>
public sealed class CreateApiKey(Store store, TimeProvider clock, IHostEnvironment environment)
{
    /// <summary>Makes a random key and returns it; it cannot be shown again.</summary>
    /// <param name="name">Who will use it; 1 to <see cref="ApiKey.MaxNameLength"/> characters.</param>
    /// <param name="expiresAt">UTC instant it stops working; null for no end.</param>
    /// <param name="cancel">Gives up before anything is written.</param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Task<CreatedApiKey> RunAsync(string name, DateTime? expiresAt, CancellationToken cancel) => WriteAsync(name, ApiKey.NewKey(), expiresAt, cancel);

    /// <summary>Sees to it that the given key works: for a machine in development, where everyone may know it. Keeps one that is there.</summary>
    /// <exception cref="InvalidOperationException">The application is not running in Development.</exception>
    /// <exception cref="ArgumentException">The key does not begin with <see cref="ApiKey.KeyPrefix"/>, or is too short.</exception>
    public Task<CreatedApiKey> EnsureForDevelopmentAsync(string name, string key, CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("A key that others know is for Development only.");
        return ApiKey.LooksLikeKey(key)
            ? WriteAsync(name, key, expiresAt: null, cancel)
            : throw new ArgumentException($"A key begins with {ApiKey.KeyPrefix} and goes on with letters, digits, hyphens and underscores.", nameof(key));
    }

    private Task<CreatedApiKey> WriteAsync(string name, string key, DateTime? expiresAt, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, ApiKey.MaxNameLength, nameof(name));
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name,
            KeyHash = ApiKey.Hash(key),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            ExpiresAt = expiresAt,
        };
        return store.WriteAsync(
            async (db, cancel) =>
            {
                if (await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(known => known.KeyHash == row.KeyHash, cancel) is { } known) return new CreatedApiKey(known.Id, known.Name, key);
                db.Add(row);
                db.Add(new AuditEntry { Id = Guid.CreateVersion7(clock.GetUtcNow()), At = row.CreatedAt, Actor = Actor.System.Name, Action = "apiKey.created", Detail = name });
                await db.SaveChangesAsync(cancel);
                return new CreatedApiKey(row.Id, name, key);
            },
            cancel);
    }
}
