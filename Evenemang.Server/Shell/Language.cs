using System.Globalization;

namespace Evenemang.Server.Shell;

/// <summary>The two languages: Swedish at the plain address, English at the same address under <c>/en</c>.</summary>
public static class Language
{
    /// <summary>What every English address begins with.</summary>
    public const string EnglishPrefix = "/en";

    public static CultureInfo Swedish { get; } = CultureInfo.GetCultureInfo("sv-SE");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whether this request is answered in English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>"sv" or "en", as the <c>lang</c> attribute and a registration have it.</summary>
    public static string Code => IsEnglish ? "en" : "sv";

    /// <summary>The <c>lang</c> of what organisers have written, where it is not the page's own (WCAG 3.1.2): they write in Swedish.</summary>
    public static string? OfContent => IsEnglish ? "sv" : null;

    /// <summary>The address of a page in the reader's language.</summary>
    /// <param name="path">Begins with a slash and without a language.</param>
    public static string Link(string path) => IsEnglish ? (path == "/" ? EnglishPrefix : EnglishPrefix + path) : path;

    /// <summary>The same page in Swedish or English.</summary>
    public static string Link(string path, bool english) => english ? (path == "/" ? EnglishPrefix : EnglishPrefix + path) : path;

    /// <summary>Takes <c>/en</c> off the path and speaks English for the rest of the request.</summary>
    public static void UseLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var culture = Swedish;
        if (context.Request.Path.StartsWithSegments(EnglishPrefix, StringComparison.Ordinal, out var rest))
        {
            context.Request.PathBase = context.Request.PathBase.Add(EnglishPrefix);
            context.Request.Path = rest.HasValue ? rest : "/";
            culture = English;
        }
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    });
}
