using Evenemang.Server.Settings;

namespace Evenemang.Server.Accounts;

/// <summary>Settings under <c>SingleSignOn</c>: the city's own sign-in, by OAuth 2 authorization code with PKCE. All of them, or none.</summary>
public sealed class SingleSignOnOptions
{
    public const string Section = "SingleSignOn";

    /// <summary>What the button says: "Logga in med {Name}".</summary>
    public string Name { get; set; } = "";

    [WebAddress]
    public string? AuthorizationEndpoint { get; set; }

    [WebAddress]
    public string? TokenEndpoint { get; set; }

    [WebAddress]
    public string? UserInformationEndpoint { get; set; }

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Which field of the user information holds the e-mail address.</summary>
    public string EmailClaim { get; set; } = "email";

    public bool IsConfigured => AuthorizationEndpoint is not null;

    /// <exception cref="SettingException">Some are set and others are missing.</exception>
    public static SingleSignOnOptions ReadFrom(IConfiguration configuration)
    {
        var options = configuration.Read<SingleSignOnOptions>(Section);
        (string Key, string? Value)[] needed =
        [
            (nameof(Name), options.Name), (nameof(AuthorizationEndpoint), options.AuthorizationEndpoint), (nameof(TokenEndpoint), options.TokenEndpoint),
            (nameof(UserInformationEndpoint), options.UserInformationEndpoint), (nameof(ClientId), options.ClientId), (nameof(ClientSecret), options.ClientSecret),
        ];
        var missing = needed.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).ToList();
        return missing.Count == 0 || missing.Count == needed.Length
            ? options
            : throw new SettingException($"{Section}:{missing[0].Key}", missing[0].Value, "must be set, because other settings of single sign-on are");
    }
}
