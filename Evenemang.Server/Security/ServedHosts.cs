using Evenemang.Server.Settings;

namespace Evenemang.Server.Security;

/// <summary>
/// Under which names the site answers: that of <c>Site:BaseUrl</c>, those in <c>AllowedHosts</c>, and the machine itself. In Development under any. A request under
/// another name is refused, so that nobody can lead people here under a name of theirs.
/// </summary>
public sealed class ServedHosts
{
    private readonly bool _isAny;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
    private volatile string? _last;

    public ServedHosts(SiteOptions site, IConfiguration configuration, IHostEnvironment environment)
    {
        _isAny = environment.IsDevelopment();
        _names.Add(new Uri(site.BaseUrl).Host);
        foreach (var name in (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) _names.Add(name);
    }

    /// <summary>Whether the request came under a name of ours. Probes of the machine's health may come under any.</summary>
    public bool Serves(HttpRequest request)
    {
        if (_isAny || request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return true;
        var given = request.Headers.Host.ToString();
        if (given == _last) return true;
        if (!_names.Contains(new HostString(given).Host)) return false;
        _last = given;
        return true;
    }
}
