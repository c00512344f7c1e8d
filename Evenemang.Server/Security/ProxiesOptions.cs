using System.Net;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Security;

/// <summary>Settings under <c>Proxies</c>: who may tell us where a request came from.</summary>
public sealed class ProxiesOptions
{
    public const string Section = "Proxies";

    /// <summary>
    /// Addresses or networks of our own reverse proxies, with commas between: <c>10.0.0.5, 10.1.0.0/16</c>. Only their X-Forwarded-For and
    /// X-Forwarded-Proto are believed. Without any, none is: anybody can write such a header.
    /// </summary>
    public string? Known { get; set; }

    /// <summary>The networks; an address is a network of one.</summary>
    /// <exception cref="SettingException">One of them is neither.</exception>
    internal static IReadOnlyList<IPNetwork> Read(IConfiguration configuration)
    {
        var known = configuration.Read<ProxiesOptions>(Section).Known ?? "";
        return [.. known.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new SettingException($"{Section}:{nameof(Known)}", text, "must be addresses or networks with commas between, such as 10.0.0.5, 10.1.0.0/16");
    }
}
