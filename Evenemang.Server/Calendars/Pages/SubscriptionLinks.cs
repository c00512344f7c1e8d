namespace Evenemang.Server.Calendars.Pages;

/// <summary>The links that open a feed in each client, made from its address.</summary>
/// <param name="Feed">Absolute http or https address of the feed, without a query.</param>
/// <param name="Name">What the client is to call the calendar, where it asks.</param>
public sealed record SubscriptionLinks(string Feed, string Name)
{
    /// <summary>Apple, Thunderbird and classic Outlook open this themselves; Android's browsers know nothing of it.</summary>
    public string WebCal => "webcal:" + Feed[(Feed.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Google hides entries that are cancelled; in this feed they stay, with the word first in the title.</summary>
    public string FeedForGoogle => Feed + "?installda=visa";

    public string Google => "https://calendar.google.com/calendar/r?cid=" + Uri.EscapeDataString(FeedForGoogle);

    public string OutlookPrivate => Outlook("outlook.live.com");

    public string OutlookAtWork => Outlook("outlook.office.com");

    private string Outlook(string host) => $"https://{host}/calendar/0/addfromweb?url={Uri.EscapeDataString(Feed)}&name={Uri.EscapeDataString(Name)}";
}
