using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Makes a new key at once and brings everything under it, for the day when a copy of the key folder may be in wrong hands. A running server would
/// not know the new key before its next look into the folder, a day later; so none may run. The link key stays: links already sent depend on it.
/// </summary>
public sealed class RotateKeys(IKeyManager keys, Store store, KeyFolder folder, IServiceProvider services)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <returns>How many rows were written anew.</returns>
    /// <exception cref="BackupException">A server uses the database (found out on SQLite only).</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        using var alone = services.GetService<SqliteFile>()?.HoldAlone();
        // Data protection reads the machine's clock, so its keys live by that one.
        var now = TimeProvider.System.GetUtcNow();
        keys.CreateNewKey(now, now + Lifetime);
        // The ring at work keeps what it has read for a while; one that is made now reads the folder with the new key in it.
        return await new RenewEncryption(store, PersonalDataRing.In(folder)).RunAsync(cancel);
    }
}
