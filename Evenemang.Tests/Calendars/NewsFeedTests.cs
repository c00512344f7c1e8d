using System.Net;
using System.Xml.Linq;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

public sealed class NewsFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_news_tell_what_happened_newest_first_with_ids_that_stay(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published(), OccurrenceSamples.AmongCandidates().Published());
        var before = await ReadAsync(host, "/rss/alla.xml");
        Assert.Equal(2, before.Count);

        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Move(new(2027, 2, 12, 8, 15, 0), new(2027, 2, 12, 10, 0, 0), null, null, host.Clock.Now));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", host.Clock.Now));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.ChangeAsync("gemensam-utvecklingsgrupp-januari-2027", occurrence => occurrence.DecideCandidate(occurrence.Candidates[1].Id, null, "Europe/Stockholm", host.Clock.Now));
        await host.ChangeAsync("gemensam-utvecklingsgrupp-januari-2027", occurrence => occurrence.UpdatedAt = host.Clock.Now);

        var news = await ReadAsync(host, "/rss/alla.xml");
        Assert.Equal(
            [
                "Klart: Gemensam utvecklingsgrupp, torsdag 21 januari 2027 kl. 13.30",
                "Inställt: Frukostseminarium, fredag 12 februari 2027 kl. 8.15",
                "Flyttat: Frukostseminarium, fredag 12 februari 2027 kl. 8.15",
            ],
            news.Take(3).Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Subset(news.Select(Id).ToHashSet(), before.Select(Id).ToHashSet());
        Assert.All(news, entry => Assert.StartsWith("tag:", Id(entry), StringComparison.Ordinal));
        Assert.Equal(news.Count, news.Select(Id).Distinct().Count());
        Assert.StartsWith("Inställt. Föreläsaren är sjuk.", news[1].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_are_news_once_they_are_published()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Minutes = "Vi talade om brukarrevision.");
        Assert.Single(await ReadAsync(host, "/rss/serier/frukostseminarium.xml"));

        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.MinutesPublishedAt = host.Clock.Now);

        Assert.Equal(
            "Minnesanteckningar: Frukostseminarium, fredag 5 februari 2027 kl. 8.15",
            (await ReadAsync(host, "/rss/serier/frukostseminarium.xml"))[0].Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task An_occurrence_without_any_date_is_news_too()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.AmongCandidates();
        occurrence.SetUndecidedDate([], OccurrenceSamples.Stockholm);
        occurrence.Title = "Möte om \u0007\uFFFF & <tecken>";
        await host.AddAsync(occurrence.Published());

        Assert.Equal("Nytt: Möte om  & <tecken>", Assert.Single(await ReadAsync(host, "/rss/alla.xml")).Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task A_discreet_group_is_news_until_it_has_started()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "grupp", "Självhjälpsgrupp", discreet: true);
        await host.AddAsync(
            OccurrenceSamples.Of(series, "grupp-1", new(2027, 1, 27, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "grupp-2", new(2027, 2, 24, 13, 30, 0)).Published());
        Assert.Single(await ReadAsync(host, "/rss/alla.xml"));

        host.Clock.Now = new(2027, 1, 28, 8, 0, 0, DateTimeKind.Utc);

        Assert.Empty(await ReadAsync(host, "/rss/alla.xml"));
    }

    [Fact]
    public async Task Readers_of_the_news_get_304_too()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        using var first = await host.AskAsync("/en/rss/alla.xml");
        Assert.Equal("application/atom+xml; charset=utf-8", first.Content.Headers.ContentType!.ToString());

        using var again = await host.AskAsync("/en/rss/alla.xml", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private static async Task<List<XElement>> ReadAsync(TestHost host, string path) =>
        [.. XDocument.Parse(await host.Http.GetStringAsync(path)).Root!.Elements(Atom + "entry")];

    private static string Id(XElement entry) => entry.Element(Atom + "id")!.Value;
}
