using System.Text;
using Evenemang.Shared.Calendars;

namespace Evenemang.Tests.Calendars;

public sealed class IcsWriterTests
{
    [Fact]
    public void A_feed_with_a_breakfast_seminar_reads_as_reviewed() =>
        GoldenCalendar.Matches("a-breakfast-seminar", IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Breakfast())));

    [Fact]
    public void Tentative_cancelled_and_whole_day_entries_read_as_reviewed() => GoldenCalendar.Matches("tentative-cancelled-and-whole-day", IcsWriter.Write(CalendarSamples.Feed(
        CalendarSamples.Meeting("1@example.se", new(2027, 1, 11, 13, 30, 0)) with { Status = CalendarStatus.Tentative, Summary = "PRELIMINÄRT: Gemensam utvecklingsgrupp" },
        CalendarSamples.Meeting("2@example.se", new(2027, 5, 17, 11, 0, 0), 4) with
        {
            Status = CalendarStatus.Cancelled,
            IsTransparent = true,
            Sequence = 3,
            Summary = "INSTÄLLT: Våryran",
            Description = "Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på gräsmattan finns inget vindskydd.",
        },
        CalendarSamples.Meeting("3@example.se", new(2027, 5, 17)) with
        {
            Start = CalendarTime.On(new(2027, 5, 17)),
            End = CalendarTime.On(new(2027, 5, 18)),
            IsPrivate = true,
            Summary = "Boule hela dagen",
        })));

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Jerusalem")]
    [InlineData("Australia/Lord_Howe")]
    public void Another_zone_is_said_in_yearly_rules(string zone) =>
        GoldenCalendar.Matches("zone-" + zone.Replace('/', '-').ToLowerInvariant(), IcsWriter.Write(new CalendarFeed { Entries = [In(zone)] }));

    [Fact]
    public void A_zone_without_yearly_rules_is_written_in_utc()
    {
        var text = Encoding.UTF8.GetString(IcsWriter.Write(new CalendarFeed { Entries = [In("Africa/Casablanca")] }));

        Assert.DoesNotContain("VTIMEZONE", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20270610T120000Z", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_zone_used_has_exactly_one_component_before_the_entries()
    {
        var octets = IcsWriter.Write(new CalendarFeed { Entries = [In("Europe/Stockholm"), In("Asia/Kolkata"), In("Europe/Stockholm"), In("Europe/London")] });

        var lines = Encoding.UTF8.GetString(octets).Split("\r\n");
        Assert.Equal(["TZID:Europe/Stockholm", "TZID:Asia/Kolkata", "TZID:Europe/London"], lines.Where(line => line.StartsWith("TZID:", StringComparison.Ordinal)));
        Assert.True(Array.LastIndexOf(lines, "END:VTIMEZONE") < Array.IndexOf(lines, "BEGIN:VEVENT"));
    }

    [Fact]
    public void Calendar_properties_come_before_the_first_component()
    {
        var lines = Encoding.UTF8.GetString(IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Breakfast()))).Split("\r\n");

        var firstComponent = Array.FindIndex(lines, 1, line => line.StartsWith("BEGIN:", StringComparison.Ordinal));
        foreach (var name in new[] { "NAME:", "X-WR-CALNAME:", "X-WR-TIMEZONE:", "SOURCE;VALUE=URI:", "COLOR:", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H" })
        {
            Assert.InRange(Array.FindIndex(lines, line => line.StartsWith(name, StringComparison.Ordinal)), 1, firstComponent - 1);
        }
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes() => CalendarGenerators.Check(CalendarGenerators.Entry, entry =>
        Assert.Equal(IcsWriter.Write(CalendarSamples.Feed(entry)), IcsWriter.Write(CalendarSamples.Feed(entry))));

    [Fact]
    public void A_time_in_the_spring_gap_is_written_as_the_clock_will_show_it() =>
        Assert.Contains(
            "DTSTART;TZID=Europe/Stockholm:20270328T033000\r\n",
            Encoding.UTF8.GetString(IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Meeting("1@example.se", new(2027, 3, 28, 2, 30, 0))))),
            StringComparison.Ordinal);

    [Fact]
    public void A_time_that_comes_twice_in_autumn_is_written_as_the_first_instant() =>
        Assert.Contains(
            "DTSTART:20271031T003000Z\r\n",
            Encoding.UTF8.GetString(IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Meeting("1@example.se", new(2027, 10, 31, 2, 30, 0))))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Kontaktperson", ";CN=Kontaktperson:mailto:")]
    [InlineData("Kontaktperson, Göteborg", ";CN=\"Kontaktperson, Göteborg\":mailto:")]
    [InlineData("\"Kontakten\"", ";CN='Kontakten':mailto:")]
    [InlineData("a^b", ";CN=a^^b:mailto:")]
    [InlineData("  ", "ORGANIZER:mailto:")]
    public void A_name_is_quoted_where_it_must_be(string name, string expected)
    {
        var entry = CalendarSamples.Meeting("1@example.se", new(2027, 1, 11, 13, 30, 0)) with { Organizer = new(name, "kontakt@example.se") };

        var text = Encoding.UTF8.GetString(IcsWriter.Write(CalendarSamples.Feed(entry)));

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    private static CalendarEntry In(string zone) => CalendarSamples.Meeting("1@example.se", new(2027, 6, 10, 13, 0, 0)) with
    {
        Start = CalendarTime.At(new(2027, 6, 10, 13, 0, 0), zone),
        End = CalendarTime.At(new(2027, 6, 10, 15, 0, 0), zone),
    };
}
