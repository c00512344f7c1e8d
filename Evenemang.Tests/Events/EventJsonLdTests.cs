using System.Text.Json;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Tests.Calendars;

namespace Evenemang.Tests.Events;

public sealed class EventJsonLdTests
{
    private const string Site = "https://evenemang.example.se";

    [Fact]
    public void A_decided_seminar_tells_when_where_and_who()
    {
        var occurrence = OccurrenceSamples.Breakfast();

        var json = Read(EventJsonLd.Render(occurrence, Site));

        Assert.Equal("Event", json.GetProperty("@type").GetString());
        Assert.Equal("https://schema.org/EventScheduled", json.GetProperty("eventStatus").GetString());
        Assert.Equal("2027-02-05T08:15:00+01:00", json.GetProperty("startDate").GetString());
        Assert.Equal("2027-02-05T10:00:00+01:00", json.GetProperty("endDate").GetString());
        Assert.Equal("2027-02-05T07:45:00+01:00", json.GetProperty("doorTime").GetString());
        Assert.Equal("Dalheimers hus, Sal A", json.GetProperty("location").GetProperty("name").GetString());
        Assert.Equal(2, json.GetProperty("organizer").GetArrayLength());
        Assert.Equal("En forskare", json.GetProperty("performer").GetProperty("name").GetString());
        Assert.Equal("https://schema.org/OfflineEventAttendanceMode", json.GetProperty("eventAttendanceMode").GetString());
        Assert.True(json.GetProperty("isAccessibleForFree").GetBoolean());
        Assert.Equal($"{Site}/evenemang/{occurrence.Slug}", json.GetProperty("url").GetString());
    }

    [Fact]
    public void Summer_time_shows_in_the_offset()
    {
        var occurrence = OccurrenceSamples.Breakfast();
        occurrence.SetDate(Decision.Decided, new(2027, 6, 4, 8, 15, 0), new(2027, 6, 4, 10, 0, 0), null, occurrence.Series.TimeZone);

        Assert.Equal("2027-06-04T08:15:00+02:00", Read(EventJsonLd.Render(occurrence, Site)).GetProperty("startDate").GetString());
    }

    [Fact]
    public void No_words_can_close_the_script_element()
    {
        var occurrence = OccurrenceSamples.Breakfast();
        occurrence.Title = "</script><script>alert(1)</script><!-- & 'å'";

        var text = EventJsonLd.Render(occurrence, Site);

        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('>', text);
        Assert.Equal(occurrence.Title, Read(text).GetProperty("name").GetString());
    }

    [Fact]
    public void A_date_among_candidates_claims_no_start()
    {
        var occurrence = OccurrenceSamples.AmongCandidates();

        Assert.False(Read(EventJsonLd.Render(occurrence, Site)).TryGetProperty("startDate", out _));
    }

    [Fact]
    public void A_discreet_page_tells_neither_time_nor_place()
    {
        var json = Read(EventJsonLd.Render(OccurrenceSamples.Breakfast(), Site, "en", showsTimeAndPlace: false));

        Assert.False(json.TryGetProperty("startDate", out _));
        Assert.False(json.TryGetProperty("location", out _));
        Assert.False(json.TryGetProperty("performer", out _));
        Assert.Equal($"{Site}/en/evenemang/frukost-2027-02-05", json.GetProperty("url").GetString());
    }

    [Fact]
    public void A_stream_makes_it_mixed()
    {
        var occurrence = OccurrenceSamples.Breakfast();
        occurrence.Links = [new(LinkKind.Stream, "Direktsändning", "https://example.se/direkt")];

        var json = Read(EventJsonLd.Render(occurrence, Site));

        Assert.Equal("https://schema.org/MixedEventAttendanceMode", json.GetProperty("eventAttendanceMode").GetString());
        Assert.Equal("VirtualLocation", json.GetProperty("location")[1].GetProperty("@type").GetString());
    }

    private static JsonElement Read(string text) => JsonDocument.Parse(text).RootElement;
}
