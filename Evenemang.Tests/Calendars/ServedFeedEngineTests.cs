using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

/// <summary>The feeds as served, read by the engines of real calendar applications and compared with the model.</summary>
public sealed class ServedFeedEngineTests
{
    [NeedsFact(Tool.Node)]
    public Task Ical_js_sees_the_served_feed_as_the_model_means_it() => SeesTheModelAsync(octets => CalendarEngine.IcalJs(octets));

    [NeedsFact(Tool.PythonICalendar)]
    public Task Python_icalendar_sees_the_served_feed_as_the_model_means_it() => SeesTheModelAsync(octets => CalendarEngine.PythonICalendar(octets));

    private static async Task SeesTheModelAsync(Func<byte[], EngineCalendar> read)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var series = OccurrenceSamples.Series(EventKind.RecurringMeeting, "klockan-stalls-om", "Gemensam utvecklingsgrupp – räksmörgås 🦐, och mer;");
        series.Venue = new("Dalheimers hus", "Sal A; andra våningen", "Slottsskogsgatan 12", City: "Göteborg");
        Occurrence[] occurrences = [.. AroundTheClockChanges(series), OccurrenceSamples.AmongCandidates().Published()];
        await host.AddAsync(occurrences);
        await host.ChangeAsync("dag-20270328", row => row.Cancel("Vi ställer in, därför att lokalen är stängd: \"ombyggnad\"; se nästa möte.", "Kontaktperson", host.Clock.Now));
        await host.ChangeAsync("dag-20271031", row => row.Move(new(2027, 10, 31, 15, 0, 0), new(2027, 10, 31, 17, 0, 0), null, null, host.Clock.Now));

        var seen = read(await host.Http.GetByteArrayAsync("/kalender/alla.ics"));

        Assert.Equal(["Europe/Stockholm"], seen.Zones);
        var byUid = seen.Entries.ToDictionary(entry => entry.Uid);
        foreach (var occurrence in occurrences.Where(row => row.Start is not null))
        {
            var entry = byUid[occurrence.Uid];
            var isMoved = occurrence.Slug == "dag-20271031";
            var isCancelled = occurrence.Slug == "dag-20270328";
            Assert.Equal(isMoved ? "2027-10-31T14:00:00Z" : Instant(occurrence.DoorsUtc ?? occurrence.StartUtc), entry.Start);
            Assert.Equal(isMoved ? "2027-10-31T16:00:00Z" : Instant(occurrence.EndUtc), entry.End);
            Assert.Equal(isCancelled ? "CANCELLED" : "CONFIRMED", entry.Status);
            Assert.Equal(isCancelled ? "TRANSPARENT" : "OPAQUE", entry.Transparency);
            Assert.Equal(isMoved || isCancelled ? 1 : 0, entry.Sequence);
            Assert.Equal((isCancelled ? "INSTÄLLT: " : "") + series.Title, entry.Summary);
            Assert.Equal("Dalheimers hus, Sal A; andra våningen, Slottsskogsgatan 12, Göteborg", entry.Location);
        }

        Assert.StartsWith("Inställt. Vi ställer in, därför att lokalen är stängd: \"ombyggnad\"; se nästa möte.\n\nTid: söndag 28 mars 2027", byUid["dag-20270328-uid@evenemang.example"].Description, StringComparison.Ordinal);
        Assert.StartsWith("Flyttat. Tidigare tid var söndag 31 oktober 2027 kl. 13.30–15.30.", byUid["dag-20271031-uid@evenemang.example"].Description, StringComparison.Ordinal);
        Assert.Equal("TENTATIVE", byUid["candidate-14@evenemang.example"].Status);
        Assert.Equal("2027-01-21T12:30:00Z", byUid["candidate-21@evenemang.example"].Start);
    }

    /// <summary>The days before, on and after both changes of clock in 2027; one begins before the clocks change and ends after.</summary>
    private static IEnumerable<Occurrence> AroundTheClockChanges(Series series)
    {
        DateTime[] days = [new(2027, 3, 27), new(2027, 3, 28), new(2027, 3, 29), new(2027, 10, 30), new(2027, 10, 31), new(2027, 11, 1)];
        foreach (var day in days)
        {
            var hour = day.AddHours(13.5);
            yield return OccurrenceSamples.Of(series, $"dag-{day:yyyyMMdd}", hour, doors: hour.AddMinutes(-30)).Published();
        }

        yield return OccurrenceSamples.Of(series, "natt-till-sommartid", new(2027, 3, 27, 23, 0, 0), hours: 8).Published();
        yield return OccurrenceSamples.Of(series, "natt-till-vintertid", new(2027, 10, 30, 23, 0, 0), hours: 8).Published();
    }

    private static string Instant(DateTime? utc) => utc!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
