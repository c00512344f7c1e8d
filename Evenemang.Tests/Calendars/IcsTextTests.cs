using System.Text;
using Evenemang.Shared.Calendars;

namespace Evenemang.Tests.Calendars;

public sealed class IcsTextTests
{
    [Fact]
    public void Any_text_comes_back_clean_and_otherwise_as_it_was() => CalendarGenerators.Check(CalendarGenerators.Text, text =>
    {
        var entry = CalendarSamples.Breakfast() with { Summary = "x" + text, Description = "x" + text, Location = "x" + text, Categories = ["x" + text, text + "y"] };

        var reading = IcsReader.Read(IcsWriter.Write(CalendarSamples.Feed(entry)));

        Assert.Empty(reading.Problems);
        var read = Assert.Single(reading.Calendar!.Entries);
        Assert.Equal(IcsText.Clean("x" + text), read.Summary);
        Assert.Equal(IcsText.Clean("x" + text), read.Description);
        Assert.Equal(IcsText.Clean("x" + text), read.Location);
        Assert.Equal([IcsText.Clean("x" + text), IcsText.Clean(text + "y")], read.Categories);
    });

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => CalendarGenerators.Check(CalendarGenerators.Text, text =>
        Assert.Equal(IcsText.Clean(text), IcsText.Clean(IcsText.Clean(text))));

    [Fact]
    public void Names_and_addresses_cannot_open_another_property() => CalendarGenerators.Check(CalendarGenerators.Text, text =>
    {
        var entry = CalendarSamples.Breakfast() with { Url = "https://example.se/" + text, Attendee = new(text, "deltagare@example.se" + text) };

        var lines = Encoding.UTF8.GetString(IcsWriter.Write(CalendarSamples.Feed(entry))).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Single(lines, line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("BEGIN:VEVENT", StringComparison.Ordinal));
        Assert.Empty(IcsReader.Read(IcsWriter.Write(CalendarSamples.Feed(entry))).Problems);
    });

    [Fact]
    public void Lines_are_full_at_75_octets_and_break_between_characters() => CalendarGenerators.Check(CalendarGenerators.Text, text =>
    {
        var octets = IcsWriter.Write(CalendarSamples.Feed(CalendarSamples.Breakfast() with { Summary = text, Description = text + text + text }));
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        Assert.True(octets.AsSpan().EndsWith("END:VCALENDAR\r\n"u8));
        var lines = Encoding.Latin1.GetString(octets).Split("\r\n").Select(Encoding.Latin1.GetBytes).ToList();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = strict.GetString(lines[index]);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain('\r', line);
            Assert.InRange(lines[index].Length, 0, 75);
            if (index + 1 < lines.Count && lines[index + 1] is [(byte)' ', .. var rest])
            {
                // What follows would not have fitted: an escape counts as one, and so does a date.
                var next = strict.GetString(rest);
                var first = next[0] == '\\' ? 2 : char.IsDigit(next[0]) ? 15 : Encoding.UTF8.GetByteCount(next.EnumerateRunes().First().ToString());
                Assert.True(lines[index].Length + first > 75, line);
            }
        }
    });

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\\nb", "a\nb")]
    [InlineData("a\\Nb", "a\nb")]
    [InlineData("\\;\\,\\\\", ";,\\")]
    [InlineData("\\\\n", "\\n")]
    [InlineData("ends with a backslash\\", "ends with a backslash\\")]
    [InlineData("\\q", "q")]
    public void Escapes_are_read_as_others_write_them(string value, string text) => Assert.Equal(text, IcsText.Unescape(value));

    [Fact]
    public void Every_kind_of_line_break_is_one() =>
        Assert.Equal("1\n2\n3\n4\n5\n6\n7", IcsText.Clean("1\r\n2\r3\n4\u00855\u20286\u20297"));
}
