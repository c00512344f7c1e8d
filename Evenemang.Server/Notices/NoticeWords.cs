using System.Globalization;
using System.Resources;

namespace Evenemang.Server.Notices;

/// <summary>The words of mails in Swedish and English; both files have the same keys.</summary>
public static class NoticeWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Notices.NoticeWords", typeof(NoticeWords).Assembly);

    /// <summary>The text of a key with its places filled in.</summary>
    public static string Get(string key, CultureInfo culture, params object[] values)
    {
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"NoticeWords has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
