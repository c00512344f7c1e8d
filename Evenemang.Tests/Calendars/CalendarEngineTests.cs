using System.Globalization;
using Evenemang.Shared.Calendars;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

public sealed class CalendarEngineTests
{
    [NeedsFact(Tool.Node)]
    public void Ical_js_sees_what_we_mean() => SeesWhatWeMean(octets => CalendarEngine.IcalJs(octets), BackslashBeforeN);

    // Version 4.0.3 unescapes in several passes: an escaped backslash before an n is a line break to it, an escaped comma parts categories.
    [NeedsFact(Tool.PythonICalendar)]
    public void Python_icalendar_sees_what_we_mean() => SeesWhatWeMean(octets => CalendarEngine.PythonICalendar(octets));

    [NeedsFact(Tool.Node)]
    public void Ical_js_sees_an_invitation_that_asks_nothing() => SeesAnInvitation(octets => CalendarEngine.IcalJs(octets));

    [NeedsFact(Tool.PythonICalendar)]
    public void Python_icalendar_sees_an_invitation_that_asks_nothing() => SeesAnInvitation(octets => CalendarEngine.PythonICalendar(octets));

    private static CalendarEntry BackslashBeforeN =>
        CalendarSamples.Meeting("backslash@example.se", new(2027, 6, 14, 13, 30, 0)) with { Summary = "\\n är inte en ny rad" };

    private static void SeesWhatWeMean(Func<byte[], EngineCalendar> read, params CalendarEntry[] further)
    {
        CalendarEntry[] entries = [.. further, .. DaysAroundTheClockChanges(), .. DifficultTexts(), .. OtherZones(), CalendarSamples.Breakfast()];

        var seen = read(IcsWriter.Write(CalendarSamples.Feed(entries)));

        Assert.Equal("Evenemang: allt", seen.Name);
        Assert.Equal(entries.Length, seen.Entries.Length);
        foreach (var (entry, engine) in entries.Zip(seen.Entries))
        {
            Assert.Equal(entry.Uid, engine.Uid);
            Assert.Equal(entry.Sequence, engine.Sequence);
            Assert.Equal((entry.Uid, Instant(entry.Start)), (engine.Uid, engine.Start));
            Assert.Equal((entry.Uid, Instant(entry.End!.Value)), (engine.Uid, engine.End));
            Assert.Equal(entry.Status.ToString().ToUpperInvariant(), engine.Status);
            Assert.Equal(entry.IsTransparent ? "TRANSPARENT" : "OPAQUE", engine.Transparency);
            Assert.Equal(IcsText.Clean(entry.Summary), engine.Summary);
            Assert.Equal(entry.Description is null ? null : IcsText.Clean(entry.Description), engine.Description);
            Assert.Equal(entry.Location, engine.Location);
            Assert.Equal(entry.Url, engine.Url);
            Assert.Equal(entry.Categories, engine.Categories);
        }
    }

    private static void SeesAnInvitation(Func<byte[], EngineCalendar> read)
    {
        var entry = CalendarSamples.Breakfast();

        var seen = read(Invitation.Request(entry, new("Kontaktperson, Göteborg", "kontakt@example.se"), new("Åsa; Exempelsson", "asa@example.test"), CalendarSamples.Changed));

        Assert.Equal("REQUEST", seen.Method);
        var invited = Assert.Single(seen.Entries);
        Assert.Equal(entry.Uid, invited.Uid);
        Assert.Equal("mailto:kontakt@example.se", invited.Organizer);
        Assert.Equal("mailto:asa@example.test", invited.Attendee);
        Assert.Equal("Åsa; Exempelsson", invited.AttendeeName);
        Assert.Equal("ACCEPTED", invited.Participation);
        Assert.Equal("FALSE", invited.AnswerWanted);
    }

    // 28 March and 31 October 2027 are the Sundays on which clocks change in Sweden.
    private static IEnumerable<CalendarEntry> DaysAroundTheClockChanges() =>
        from day in new DateTime[] { new(2027, 3, 27), new(2027, 3, 28), new(2027, 3, 29), new(2027, 10, 30), new(2027, 10, 31), new(2027, 11, 1) }
        from time in new TimeSpan[] { new(0, 30, 0), new(1, 59, 0), new(2, 30, 0), new(3, 0, 0), new(13, 30, 0), new(22, 0, 0) }
        select CalendarSamples.Meeting($"{day + time:yyyyMMddHHmm}@example.se", day + time, hours: 5);

    private static IEnumerable<CalendarEntry> DifficultTexts()
    {
        var long1 = string.Concat(Enumerable.Repeat("Åäö räksmörgås; kommatecken, snedstreck \\ och 🎉👩‍👩‍👧🇸🇪 ", 20));
        string[] texts = [long1, "rad ett\nrad två\r\n\r\nrad fyra", "kolon: \"citat\" = likhet", "slutar med mellanslag ", "tab\there"];
        return texts.Select((text, index) => CalendarSamples.Meeting($"text-{index}@example.se", new(2027, 6, 14, 13, 30, 0)) with
        {
            Summary = text,
            Description = text,
            Status = (CalendarStatus)(index % 3),
            IsTransparent = index % 2 == 0,
            Sequence = index,
        });
    }

    private static IEnumerable<CalendarEntry> OtherZones() =>
        from zone in new[] { "Europe/London", "Europe/Dublin", "America/New_York", "America/Santiago", "Asia/Jerusalem", "Asia/Kolkata", "Australia/Sydney", "Africa/Casablanca" }
        from month in new[] { 1, 7 }
        select CalendarSamples.Meeting($"{zone}-{month}@example.se", new(2027, month, 14, 13, 30, 0)) with
        {
            Start = CalendarTime.At(new(2027, month, 14, 13, 30, 0), zone),
            End = CalendarTime.At(new(2027, month, 14, 15, 0, 0), zone),
        };

    private static string Instant(CalendarTime time) =>
        time.ToUtc(CalendarSamples.Stockholm).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
