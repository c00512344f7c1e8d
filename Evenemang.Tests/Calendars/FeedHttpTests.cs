using System.IO.Compression;
using System.Net;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

public sealed class FeedHttpTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Every_public_feed_holds_what_its_address_says(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published(), OccurrenceSamples.AmongCandidates().Published());

        string[] breakfast = ["frukost-2027-02-05-uid@evenemang.example"];
        string[] candidates = ["candidate-14@evenemang.example", "candidate-21@evenemang.example"];
        Assert.Equal([.. candidates, .. breakfast], await UidsAsync(host, "/kalender/alla.ics"));
        Assert.Equal([.. candidates, .. breakfast], await UidsAsync(host, "/en/kalender/alla.ics"));
        Assert.Equal(breakfast, await UidsAsync(host, "/kalender/serier/frukostseminarium.ics"));
        Assert.Equal(candidates, await UidsAsync(host, "/kalender/serier/gemensam-utvecklingsgrupp.ics"));
        Assert.Equal(breakfast, await UidsAsync(host, "/kalender/typ/frukost.ics"));
        Assert.Equal(candidates, await UidsAsync(host, "/kalender/typ/mote.ics"));
        Assert.Empty(await UidsAsync(host, "/kalender/typ/utomhus.ics"));
        Assert.Equal(breakfast, await UidsAsync(host, "/kalender/evenemang/frukost-2027-02-05.ics"));
        Assert.Equal(breakfast, await UidsAsync(host, "/KALENDER/Evenemang/Frukost-2027-02-05.ICS"));
    }

    [Fact]
    public async Task A_feed_says_what_it_is_and_how_long_to_trust_it()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());

        using var answer = await host.AskAsync("/kalender/alla.ics");

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"alla.ics\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal(OccurrenceSamples.Changed, answer.Content.Headers.LastModified!.Value.UtcDateTime);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        Assert.Equal(answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Theory]
    [InlineData("/kalender/serier/finns-inte.ics")]
    [InlineData("/kalender/evenemang/finns-inte.ics")]
    [InlineData("/kalender/typ/finns-inte.ics")]
    [InlineData("/kalender/serier/.ics")]
    [InlineData("/kalender/alla/mer/an/sa.ics")]
    [InlineData("/kalender/min/finns-inte.ics")]
    [InlineData("/kalender/arrangor/finns-inte.ics")]
    [InlineData("/rss/serier/finns-inte.xml")]
    public async Task What_is_no_feed_is_not_found(string path)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);

        using var answer = await host.AskAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_has_it_already_gets_304_whatever_else_the_request_says()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        using var first = await host.AskAsync("/kalender/alla.ics");
        var tag = first.Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-None-Match", tag)));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-None-Match", tag), ("Cache-Control", "no-cache"), ("Pragma", "no-cache")));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-None-Match", $"\"other\", W/{tag}")));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-None-Match", "*")));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-None-Match", tag), ("If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ("If-None-Match", "\"other\""), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R"))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ("If-Modified-Since", first.Content.Headers.LastModified!.Value.AddSeconds(-1).ToString("R"))));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, ("If-Modified-Since", "not a date")));
        using var again = await host.AskAsync("/kalender/alla.ics", request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_says_the_same_without_a_body()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        using var get = await host.AskAsync("/kalender/alla.ics");

        using var head = await host.AskAsync("/kalender/alla.ics", method: HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip")]
    [InlineData("br; q=0.5", "br")]
    [InlineData("identity", null)]
    [InlineData("gzip;q=0", null)]
    [InlineData("", null)]
    public async Task A_reader_gets_the_best_coding_it_takes(string accepts, string? coding)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync([.. Enumerable.Range(1, 9).Select(_ => OccurrenceSamples.Breakfast()).Select((occurrence, index) => Renamed(occurrence, index).Published())]);
        using var plain = await host.AskAsync("/kalender/alla.ics");

        using var answer = await host.AskAsync("/kalender/alla.ics", request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts));

        Assert.Equal(coding is null ? [] : [coding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(coding is null, plain.Headers.ETag!.Equals(answer.Headers.ETag));
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream text = coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var read = new MemoryStream();
        await text.CopyToAsync(read);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), read.ToArray());
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(host, ("Accept-Encoding", accepts), ("If-None-Match", answer.Headers.ETag!.ToString())));
    }

    [Fact]
    public async Task Cancelled_ones_stay_visible_for_who_asks_for_it()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddAsync(OccurrenceSamples.Breakfast().Published());
        await host.ChangeAsync("frukost-2027-02-05", occurrence => occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", host.Clock.Now));

        var hidden = Assert.Single(await EntriesAsync(host, "/kalender/alla.ics"));
        var visible = Assert.Single(await EntriesAsync(host, "/kalender/alla.ics?installda=visa"));

        Assert.Equal(CalendarStatus.Cancelled, hidden.Status);
        Assert.Equal(CalendarStatus.Confirmed, visible.Status);
        Assert.Equal(hidden.Summary, visible.Summary);
        Assert.Equal(CalendarStatus.Cancelled, Assert.Single(await EntriesAsync(host, "/kalender/alla.ics?t=123")).Status);
    }

    [Fact]
    public async Task A_discreet_groups_later_meetings_have_no_feed_and_the_first_loses_it_when_it_begins()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "grupp", "Självhjälpsgrupp", discreet: true);
        await host.AddAsync(
            OccurrenceSamples.Of(series, "grupp-1", new(2027, 1, 27, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "grupp-2", new(2027, 2, 24, 13, 30, 0)).Published());

        Assert.Equal(["grupp-1-uid@evenemang.example"], await UidsAsync(host, "/kalender/serier/grupp.ics"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.AskAsync("/kalender/evenemang/grupp-2.ics")).StatusCode);
        var before = (await host.AskAsync("/kalender/serier/grupp.ics")).Content.Headers.LastModified;

        host.Clock.Now = new(2027, 1, 27, 12, 30, 0, DateTimeKind.Utc);

        Assert.Empty(await UidsAsync(host, "/kalender/serier/grupp.ics"));
        Assert.Empty(await UidsAsync(host, "/kalender/alla.ics"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.AskAsync("/kalender/evenemang/grupp-1.ics")).StatusCode);
        Assert.True((await host.AskAsync("/kalender/serier/grupp.ics")).Content.Headers.LastModified > before);
    }

    private static Occurrence Renamed(Occurrence occurrence, int index) =>
        OccurrenceSamples.Of(OccurrenceSamples.Series(EventKind.Other, $"serie-{index}", occurrence.Series.Title), $"tillfalle-{index}", occurrence.Start!.Value);

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, params (string Name, string Value)[] headers)
    {
        using var answer = await host.AskAsync("/kalender/alla.ics", request =>
        {
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        });
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(TestHost host, string path)
    {
        var reading = IcsReader.Read(await host.Http.GetByteArrayAsync(path));
        Assert.Empty(reading.Problems);
        return reading.Calendar!.Entries;
    }

    private static async Task<IEnumerable<string>> UidsAsync(TestHost host, string path) => (await EntriesAsync(host, path)).Select(entry => entry.Uid);
}
