using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>
/// Tells people from machines by patience: a form that comes back seconds after it was shown, or that was never shown, is shown once more as typed. Nobody is
/// shut out, there is no upper limit for those who take long, and it asks for neither sight, hearing nor script.
/// </summary>
public sealed class FormPatience(Secrets secrets, RateLimitOptions options, TimeProvider clock)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "visad";

    private const string Purpose = "form-shown";

    /// <summary>What goes into the form; null when nobody asks for patience.</summary>
    public string? Stamp()
    {
        if (options.PatienceSeconds == 0) return null;
        var shown = Now().ToString(CultureInfo.InvariantCulture);
        return $"{shown}.{secrets.TokenFor(Purpose, shown)}";
    }

    /// <summary>Whether the form was shown by us, long enough ago.</summary>
    public bool IsKept(string stamp)
    {
        if (options.PatienceSeconds == 0) return true;
        return stamp.Split('.') is [var shown, var mark]
            && long.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(mark), System.Text.Encoding.UTF8.GetBytes(secrets.TokenFor(Purpose, shown)))
            && Now() - at >= options.PatienceSeconds;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds();
}
