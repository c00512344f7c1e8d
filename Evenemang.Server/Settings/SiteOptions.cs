namespace Evenemang.Server.Settings;

/// <summary>Settings under <c>Site</c>: who this is and where it is found.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Name shown on every page and as the sender of mail.</summary>
    [Written(maxLength: 100)]
    public string Name { get; set; } = "Evenemang";

    /// <summary>Public address without a slash at the end; every link in mails and feeds begins with it.</summary>
    [WebAddress]
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>Whether people reach it over https, also where a proxy ends that and asks us without.</summary>
    public bool IsHttps => BaseUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>IANA zone that new series are meant in.</summary>
    [TimeZoneName]
    public string TimeZone { get; set; } = "Europe/Stockholm";

    /// <summary>What stands after the @ in calendar UIDs and Message-IDs; never changed once feeds are out.</summary>
    [DomainName]
    public string UidDomain { get; set; } = "evenemang.example";

    /// <summary>Telephone number on error pages and in the footer.</summary>
    public string? Phone { get; set; }

    /// <summary>Address on error pages and in the footer.</summary>
    public string? Email { get; set; }

    /// <summary>Who is responsible for the service, as the accessibility statement and the privacy page name it.</summary>
    [Written(maxLength: 100)]
    public string Organisation { get; set; } = "Kommunen";
}
