using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Calendars;

/// <summary>The addresses of all feeds, public and personal.</summary>
public sealed class CalendarLinks(SiteOptions site, PersonalTokens tokens)
{
    /// <summary>Everything public.</summary>
    public string All(string language = "sv") => $"{Base(language)}/alla.ics";

    public string Series(string slug, string language = "sv") => $"{Base(language)}/serier/{slug}.ics";

    public string Kind(EventKind kind, string language = "sv") => $"{Base(language)}/typ/{EventKindNames.Of(kind)}.ics";

    /// <summary>One occurrence, to subscribe to or to download once: the same UID either way.</summary>
    public string Occurrence(string slug, string language = "sv") => $"{Base(language)}/evenemang/{slug}.ics";

    /// <summary>The calendar of one sign-up; safe to show to whoever made it. It does not open "your place".</summary>
    public string Registration(Registration registration) =>
        $"{Base(registration.Language)}/min/{tokens.ForRegistration(registration.Id, registration.TokenGeneration)}.ics";

    /// <summary>All places under the sign-up's address. Only for mails to that very address: nobody else has proven that it is theirs.</summary>
    public string Person(Registration registration) =>
        $"{Base(registration.Language)}/min/{tokens.ForPerson(registration.Id, registration.TokenGeneration)}.ics";

    /// <summary>An organiser's own feed with drafts and counts.</summary>
    public string Organiser(string token) => $"{Base("sv")}/arrangor/{token}.ics";

    /// <summary>The news as Atom.</summary>
    public string News(string language = "sv") => $"{Root(language)}/rss/alla.xml";

    public string SeriesNews(string slug, string language = "sv") => $"{Root(language)}/rss/serier/{slug}.xml";

    private string Root(string language) => language == "en" ? site.BaseUrl + "/en" : site.BaseUrl;

    private string Base(string language) => Root(language) + "/kalender";
}
