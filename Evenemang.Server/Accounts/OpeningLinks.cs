using Evenemang.Server.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using System.Text;

namespace Evenemang.Server.Accounts;

/// <summary>The link that opens an account or lets its owner choose a new password: works once, for a day.</summary>
public sealed class OpeningLinks(UserManager<Organiser> users, OrganiserSessions sessions, SiteOptions site)
{
    public const string Path = "/arrangor/valj-losenord";

    /// <exception cref="ArgumentException">There is no such account.</exception>
    public async Task<string> ForAsync(Guid organiserId)
    {
        var organiser = await users.FindByIdAsync(organiserId.ToString()) ?? throw new ArgumentException("There is no such account.", nameof(organiserId));
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(organiser)));
        var language = organiser.Language == "en" ? "/en" : "";
        return $"{site.BaseUrl}{language}{Path}?konto={organiserId:N}&kod={token}";
    }

    /// <summary>Chooses the password.</summary>
    /// <param name="organiserId">Whose, as the link says.</param>
    /// <param name="code">As the link says.</param>
    /// <param name="password">The new one.</param>
    /// <returns>What the identity library says; "InvalidToken" for a link that is used, old or wrong.</returns>
    public async Task<IdentityResult> UseAsync(Guid organiserId, string code, string password)
    {
        var organiser = await users.FindByIdAsync(organiserId.ToString());
        if (organiser is null || organiser.ClosedAt is not null || TokenOf(code) is not { } token) return IdentityResult.Failed(users.ErrorDescriber.InvalidToken());
        // Whoever holds the link reads the address's mail.
        organiser.EmailConfirmed = true;
        var result = await users.ResetPasswordAsync(organiser, token, password);
        if (!result.Succeeded) return result;
        await users.SetLockoutEndDateAsync(organiser, null);
        // Whoever chooses a new password because somebody else had the old one is rid of them.
        await sessions.EndOthersAsync(organiserId, keep: null, CancellationToken.None);
        return result;
    }

    private static string? TokenOf(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null; // cut off by a mail program: as wrong as any other
        }
    }
}
