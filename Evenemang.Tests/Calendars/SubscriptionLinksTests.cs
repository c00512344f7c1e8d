using Evenemang.Server.Calendars.Pages;

namespace Evenemang.Tests.Calendars;

/// <summary>The addresses that open a feed in each client.</summary>
public sealed class SubscriptionLinksTests
{
    private static readonly SubscriptionLinks Links = new("https://evenemang.example/kalender/serier/våryran.ics", "Evenemang: Våryran & mer");

    [Fact]
    public void Apple_and_Thunderbird_get_the_same_address_under_webcal() =>
        Assert.Equal("webcal://evenemang.example/kalender/serier/våryran.ics", Links.WebCal);

    [Fact]
    public void Google_gets_the_feed_whose_cancelled_entries_stay() =>
        Assert.Equal(
            "https://calendar.google.com/calendar/r?cid=https%3A%2F%2Fevenemang.example%2Fkalender%2Fserier%2Fv%C3%A5ryran.ics%3Finstallda%3Dvisa",
            Links.Google);

    [Fact]
    public void Outlook_gets_the_name_too_at_home_and_at_work()
    {
        const string Query = "/calendar/0/addfromweb?url=https%3A%2F%2Fevenemang.example%2Fkalender%2Fserier%2Fv%C3%A5ryran.ics&name=Evenemang%3A%20V%C3%A5ryran%20%26%20mer";
        Assert.Equal("https://outlook.live.com" + Query, Links.OutlookPrivate);
        Assert.Equal("https://outlook.office.com" + Query, Links.OutlookAtWork);
    }
}
