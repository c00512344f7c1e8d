using System.Globalization;

namespace Evenemang.Shared.Calendars;

/// <summary>How occurrences become entries: for whom, in which language, with which addresses.</summary>
/// <param name="BaseUrl">Public address of the site, without a slash at the end.</param>
/// <param name="UidDomain">What stands after the @ of a series' UID.</param>
/// <param name="Culture">Swedish or English.</param>
public sealed record EntryOptions(string BaseUrl, string UidDomain, CultureInfo Culture)
{
    /// <summary>
    /// Keeps a cancelled entry STATUS:CONFIRMED, so that a reader which hides cancelled ones (Google Calendar) shows the title's prefix.
    /// </summary>
    public bool ShowsCancelled { get; init; }

    /// <summary>Titles and texts that tell nobody looking over a shoulder what it is about: for the members of a discreet series.</summary>
    public bool IsNeutral { get; init; }

    /// <summary>With <see cref="IsNeutral"/>: the title instead of "Träff kl. 13.30"; null for that one.</summary>
    public string? OwnTitle { get; init; }

    /// <summary>Counts for organisers; null leaves them out.</summary>
    public EntryCounts? Counts { get; init; }

    /// <summary>Site address of the pages in the language of <see cref="Culture"/>.</summary>
    public string PageBase => Culture.TwoLetterISOLanguageName == "en" ? BaseUrl + "/en" : BaseUrl;
}

/// <summary>How many have signed up to one occurrence.</summary>
/// <param name="Confirmed">Heads with a place.</param>
/// <param name="Waitlisted">Heads that wait, or are offered seats and have not answered.</param>
public sealed record EntryCounts(int Confirmed, int Waitlisted);
