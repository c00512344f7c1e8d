using System.Globalization;
using System.Text;

namespace Evenemang.Shared.Events;

/// <summary>The last part of a page's address: lower-case a-z, 0-9 and single hyphens. Given once and never changed after publication.</summary>
public static class Slugs
{
    /// <summary>The longest slug of a title, in characters; room is left beside it for a date and a suffix.</summary>
    public const int MaxTitleSlugLength = 80;

    /// <summary>The longest slug there is, in characters.</summary>
    public const int MaxLength = 100;

    private const string Nameless = "evenemang";

    /// <summary>"Gemensam utvecklingsgrupp" becomes "gemensam-utvecklingsgrupp": å and ä become a, ö becomes o; a title without letters or digits becomes "evenemang".</summary>
    public static string From(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var slug = new StringBuilder(title.Length);
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (Latin(char.ToLowerInvariant(c)) is { } letters)
            {
                slug.Append(letters);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().Trim('-');
        return whole.Length == 0 ? Nameless : Cut(whole);
    }

    /// <summary>An occurrence's slug: "gemensam-utvecklingsgrupp-2027-05-10"; without a date only the series' slug, which needs a suffix.</summary>
    public static string ForOccurrence(string seriesSlug, DateOnly? date)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(seriesSlug);
        return date is { } day ? $"{seriesSlug}-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : seriesSlug;
    }

    /// <summary>The slug with a number that makes it unique: "yoga-2". The caller knows which are taken.</summary>
    /// <param name="slug">The slug that is taken.</param>
    /// <param name="number">2 or more.</param>
    public static string WithSuffix(string slug, int number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 2);
        return string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
    }

    /// <summary>Whether the text is a slug: 1 to <see cref="MaxLength"/> characters of a-z, 0-9 and single hyphens between them.</summary>
    public static bool IsValid(string? slug)
        => slug is { Length: > 0 and <= MaxLength }
            && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            && slug[0] != '-' && slug[^1] != '-' && !slug.Contains("--", StringComparison.Ordinal);

    // After decomposition å, ä and ö are already a and o with a mark; these are the letters that do not decompose.
    private static string? Latin(char c) => c switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => c.ToString(),
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        _ => null,
    };

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxTitleSlugLength)
        {
            return slug;
        }

        var end = slug.LastIndexOf('-', MaxTitleSlugLength);
        return end > 0 ? slug[..end] : slug[..MaxTitleSlugLength];
    }
}
