using System.Text.RegularExpressions;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Messaging;

/// <summary>Reads <see cref="SmsOptions"/> and refuses what does not go together, in a sentence with key and value (never a password's).</summary>
public static partial class SmsOptionsReader
{
    /// <summary>The settings, in order.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static SmsOptions Read(IConfiguration configuration)
    {
        var options = configuration.Read<SmsOptions>(SmsOptions.Section);
        // Wherever SMS go: a message and a password must never cross a network in clear text.
        var address = new Uri(options.BaseUrl);
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw Wrong(nameof(SmsOptions.BaseUrl), options.BaseUrl, "must begin with https://, because login and messages go there");
        if (options.Mode is not SmsMode.FortySixElks) return options;
        if (options.User.Length == 0 || options.User.Contains(':', StringComparison.Ordinal))
            throw Wrong(nameof(SmsOptions.User), options.User, "must be the user name at 46elks when Sms:Mode is FortySixElks");
        if (options.Password.Length == 0)
            throw Wrong(nameof(SmsOptions.Password), null, $"must be set when Sms:User is \"{options.User}\"");
        if (!Sender().IsMatch(options.From))
            throw Wrong(nameof(SmsOptions.From), options.From, "must be at most 11 letters (A-Z) and digits, beginning with a letter, or a number such as +46700000000");
        return options;
    }

    private static SettingException Wrong(string key, string? value, string rule) => new($"{SmsOptions.Section}:{key}", value, rule);

    // 3GPP TS 23.040 9.1.2.5 leaves an alphanumeric sender 11 characters; 46elks takes letters and digits.
    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9]{0,10}|\+[1-9][0-9]{6,14})\z")]
    private static partial Regex Sender();
}
