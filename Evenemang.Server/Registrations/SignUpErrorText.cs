using System.Globalization;
using System.Resources;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>The sentence beside a field of a sign-up.</summary>
internal static class SignUpErrorText
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Registrations.SignUpErrorText", typeof(SignUpErrorText).Assembly);

    public static string Of(RegistrationError error, CultureInfo culture)
    {
        var key = error.Code is RegistrationErrorCode.Missing && Texts.GetString($"Missing_{error.Field}", culture) is not null ? $"Missing_{error.Field}" : error.Code.ToString();
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"SignUpErrorText has no '{key}'.");
        return string.Format(culture, text, [.. error.Arguments]);
    }
}
