namespace Evenemang.Server.Registrations;

/// <summary>The unique key that lets one address count once for one target.</summary>
internal static class ActiveKeys
{
    public static string Of(Guid targetId, byte[] addressHash) => $"{targetId:N}:{Convert.ToHexStringLower(addressHash)}";
}
