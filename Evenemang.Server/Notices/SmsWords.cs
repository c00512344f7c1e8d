using System.Globalization;
using System.Resources;

namespace Evenemang.Server.Notices;

/// <summary>The words of SMS in Swedish and English.</summary>
public static class SmsWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Notices.SmsWords", typeof(SmsWords).Assembly);

    /// <summary>The text of a key with its places filled in.</summary>
    public static string Get(string key, CultureInfo culture, params object[] values)
    {
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"SmsWords has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
