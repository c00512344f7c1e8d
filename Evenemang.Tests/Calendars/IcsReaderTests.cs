using System.Text;
using Evenemang.Shared.Calendars;
using FsCheck.Fluent;

namespace Evenemang.Tests.Calendars;

public sealed class IcsReaderTests
{
    [Fact]
    public void Any_entry_comes_back_with_everything_in_it() => CalendarGenerators.Check(CalendarGenerators.Entry, entry =>
    {
        var read = Assert.Single(IcsReader.Read(IcsWriter.Write(CalendarSamples.Feed(entry))).Calendar!.Entries);

        // An empty list of categories is not written, and neither is an empty text.
        Assert.Equal(entry.Categories.Count == 0 ? [] : entry.Categories.Select(IcsText.Clean), read.Categories);
        var expected = entry with
        {
            Start = Written(entry.Start),
            End = Written(entry.End!.Value),
            Summary = IcsText.Clean(entry.Summary),
            Description = entry.Description!.Length == 0 ? null : IcsText.Clean(entry.Description),
            Location = entry.Location!.Length == 0 ? null : IcsText.Clean(entry.Location),
            Categories = read.Categories,
        };
        Assert.Equal(expected, read);
    });

    [Fact]
    public void The_calendar_itself_comes_back()
    {
        var feed = CalendarSamples.Feed(CalendarSamples.Breakfast());

        var read = IcsReader.Read(IcsWriter.Write(feed)).Calendar!;

        Assert.Equal(feed with { Entries = [] }, read with { Entries = [] });
    }

    [Fact]
    public void Line_feeds_tabs_and_strangers_are_read()
    {
        var reading = Read(
            "BEGIN:VCALENDAR", "VERSION:2.0", "X-STRANGER;A=b:c", "BEGIN:X-THING", "X-A:1", "END:X-THING",
            "begin:vevent", "uid:1@example.se", "dtstart;tzid=W. Europe Standard Time:20270111T133000", "DURATION:P1DT2H30M",
            "SUMMARY;LANGUAGE=sv:En lång", "\t rad", "X-UNKNOWN:å", "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT", "END:VCALENDAR");

        Assert.Empty(reading.Problems);
        var entry = Assert.Single(reading.Calendar!.Entries);
        Assert.Equal("En lång rad", entry.Summary);
        Assert.Equal("Europe/Berlin", entry.Start.Zone);
        Assert.Equal(new DateTime(2027, 1, 12, 16, 0, 0), entry.End!.Value.Local);
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_line_and_the_rest_is_read()
    {
        var reading = Read(
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT", "UID:1", "SUMMARY:no start", "END:VEVENT",
            "BEGIN:VEVENT", "UID:2", "DTSTART:2027-01-11", "END:VEVENT",
            "BEGIN:VEVENT", "UID:3", "DTSTART;TZID=Mars/Olympus:20270111T133000", "END:VEVENT",
            "BEGIN:VEVENT", "UID:4", "DTSTART:20270111T133000Z", "GEO:north", "SEQUENCE:-1", "RRULE:FREQ=DAILY", "a line of nonsense", "END:VEVENT",
            "END:VCALENDAR");

        Assert.Equal("4", Assert.Single(reading.Calendar!.Entries).Uid);
        Assert.Equal(
            [
                (20, IcsProblemKind.MalformedLine), (2, IcsProblemKind.MissingProperty), (8, IcsProblemKind.BadValue), (12, IcsProblemKind.UnknownZone),
                (19, IcsProblemKind.Repeats), (18, IcsProblemKind.BadValue), (17, IcsProblemKind.BadValue),
            ],
            reading.Problems.Select(problem => (problem.Line, problem.Kind)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("BEGIN:VCARD\r\nEND:VCARD\r\n")]
    public void What_is_no_calendar_is_told_to_be_none(string text)
    {
        var reading = IcsReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(reading.Calendar);
        Assert.Equal(IcsProblemKind.NotACalendar, reading.Problems[0].Kind);
    }

    [Fact]
    public void A_file_too_large_is_not_read()
    {
        var reading = IcsReader.Read(new byte[IcsReader.MaxOctets + 1]);

        Assert.Null(reading.Calendar);
        Assert.Equal(IcsProblemKind.TooLarge, Assert.Single(reading.Problems).Kind);
    }

    [Fact]
    public void A_file_of_too_deep_components_is_left_there() =>
        Assert.Contains(Read([.. Enumerable.Repeat("BEGIN:VCALENDAR", 100_000)]).Problems, problem => problem is { Kind: IcsProblemKind.BadNesting, Line: 8 });

    [Theory]
    [InlineData("PT1H", 60)]
    [InlineData("P1W", 7 * 24 * 60)]
    [InlineData("P1DT1M", (24 * 60) + 1)]
    [InlineData("-PT15M", -15)]
    public void Lengths_are_read(string duration, int minutes)
    {
        var entry = Assert.Single(Read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20270111T133000", $"DURATION:{duration}", "END:VEVENT", "END:VCALENDAR").Calendar!.Entries);

        Assert.Equal(TimeSpan.FromMinutes(minutes), entry.End!.Value.Local - entry.Start.Local);
    }

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("1H")]
    [InlineData("PT1")]
    public void A_length_that_is_none_is_told(string duration)
    {
        var reading = Read("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20270111T133000", $"DURATION:{duration}", "END:VEVENT", "END:VCALENDAR");

        Assert.Equal(new IcsProblem(5, IcsProblemKind.BadValue, duration), Assert.Single(reading.Problems));
    }

    [Fact]
    public void No_damage_makes_the_reader_throw() => CalendarGenerators.Check(
        Gen.Choose(0, 100_000).SelectMany(_ => Gen.Choose(0, 255), (place, octet) => (place, octet)).ListOf(),
        damage =>
        {
            var octets = IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Breakfast() with { Organizer = new("Någon, annan", "a@example.se") }));
            foreach (var (place, octet) in damage)
            {
                octets[place % octets.Length] = (byte)octet;
            }

            Assert.NotNull(IcsReader.Read(octets));
        });

    private static IcsReading Read(params string[] lines) => IcsReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static CalendarTime Written(CalendarTime time) =>
        !time.IsDate && (time.Zone is "Africa/Casablanca" || (time.Zone is not null && TimeZoneInfo.FindSystemTimeZoneById(time.Zone).IsAmbiguousTime(time.Local))) ? CalendarTime.AtUtc(time.ToUtc(CalendarTime.UtcZone)) : time;
}
