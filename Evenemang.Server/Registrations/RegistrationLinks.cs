using Evenemang.Server.Settings;

namespace Evenemang.Server.Registrations;

/// <summary>The addresses that open one registration.</summary>
internal sealed class RegistrationLinks(SiteOptions site)
{
    /// <summary>The page "your place" in the person's language.</summary>
    public string Manage(string token, string language) => $"{site.BaseUrl}{(language == "en" ? "/en" : "")}/min-anmalan/{token}";

    /// <summary>The calendar feed with this one place.</summary>
    public string Calendar(string calendarToken) => $"{site.BaseUrl}/kalender/min/{calendarToken}.ics";
}
