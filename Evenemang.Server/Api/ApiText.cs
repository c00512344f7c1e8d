using System.Globalization;
using System.Resources;

namespace Evenemang.Server.Api;

/// <summary>The API's own sentences, and which language a caller reads.</summary>
internal static class ApiText
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Api.ApiText", typeof(ApiText).Assembly);

    public static CultureInfo Swedish { get; } = CultureInfo.GetCultureInfo("sv-SE");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static string Get(string key, CultureInfo culture, params object[] values)
    {
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"ApiText has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }

    /// <summary>English where Accept-Language asks for it before Swedish; Swedish otherwise.</summary>
    public static CultureInfo Culture(this HttpContext http)
    {
        foreach (var language in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (language.Value.StartsWith("sv", StringComparison.OrdinalIgnoreCase)) return Swedish;
            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return English;
        }
        return Swedish;
    }
}
