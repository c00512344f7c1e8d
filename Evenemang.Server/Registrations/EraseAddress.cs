using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Erases everything under one address: every sign-up, as <see cref="EraseMe"/> does, everything followed, and the links that were asked for. Safe to run twice.</summary>
public sealed class EraseAddress(FindAddress find, EraseMe erase, StopFollowing stop, Store store)
{
    /// <returns>False when the link opens nothing.</returns>
    public async Task<bool> RunAsync(string token, CancellationToken cancel)
    {
        if (await find.RunAsync(token, cancel) is not { } address) return false;
        foreach (var place in address.Places) await erase.RunAsync(new RegistrationReference.ByAddress(place.Registration.Id, address.AddressHash), cancel);
        foreach (var followed in address.Follows) await stop.RunAsync(followed.StopToken, cancel);
        await store.WriteAsync((db, inner) => db.Set<AddressLink>().Where(row => row.AddressHash == address.AddressHash).ExecuteDeleteAsync(inner), cancel);
        return true;
    }
}

/// <summary>Changes the secret in every link under one address, "your place" and calendars alike: whatever came into other hands opens nothing any more.</summary>
public sealed class RenewAddressLinks(FindAddress find, RenewLink renew)
{
    /// <returns>False when the link opens nothing.</returns>
    public async Task<bool> RunAsync(string token, CancellationToken cancel)
    {
        if (await find.RunAsync(token, cancel) is not { } address) return false;
        foreach (var place in address.Places) await renew.RunAsync(new RegistrationReference.ByAddress(place.Registration.Id, address.AddressHash), cancel, tells: false);
        return true;
    }
}
