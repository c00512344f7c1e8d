using System.Text;

namespace Evenemang.Bench;

/// <summary>Answers per second of one address: ours among few and among many, and the bare endpoint's with the same octets. The ratios are medians of each round's.</summary>
internal sealed record ReadingResult(string What, int Octets, double Few, double Many, double Bare, double FewToBare, double ManyToBare, double Kept);

/// <summary>Feeds and pages against Kestrel alone, from a server that holds little and one that holds years of history.</summary>
internal static class Reading
{
    private const int Connections = 32;

    public static async Task<IReadOnlyList<ReadingResult>> MeasureAsync(Subject few, Subject many, Rounds rounds)
    {
        var feed = $"/kalender/serier/{Subject.MeasuredSeries}.ics";
        var page = $"/evenemang/{Subject.MeasuredSeries}-0";
        var folder = Directory.CreateDirectory(Path.Combine(few.Database.Folder, "bare-" + Guid.NewGuid().ToString("N"))).FullName;
        var feedOctets = await few.GetAsync(feed);
        var pageOctets = await few.GetAsync(page);
        await File.WriteAllBytesAsync(Path.Combine(folder, "feed.ics"), feedOctets);
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.html"), pageOctets);
        await using var bare = await ServerProcess.StartAsync(typeof(Reading).Assembly.Location, "/ready", "bare", folder);

        return
        [
            await CompareAsync("feed, full", feedOctets.Length, 200, new(few, Request(feed)), new(many, Request(feed)), bare.Port, Request("/full/feed.ics"), rounds),
            await CompareAsync(
                "feed, 304", 0, 304, new(few, Request(feed, await few.ETagAsync(feed))), new(many, Request(feed, await many.ETagAsync(feed))),
                bare.Port, Request("/unchanged/feed.ics", await few.ETagAsync(feed)), rounds),
            await CompareAsync("event page", pageOctets.Length, 200, new(few, Request(page)), new(many, Request(page)), bare.Port, Request("/full/page.html"), rounds),
        ];
    }

    private static async Task<ReadingResult> CompareAsync(string what, int octets, int status, Asked few, Asked many, int barePort, byte[] bareRequest, Rounds rounds)
    {
        List<(double Few, double Many, double Bare)> turns = [];
        // The first turn warms up and does not count.
        for (var round = 0; round <= rounds.Count; round++)
        {
            var turn = (await RunAsync(few.Subject.Server.Port, few.Request), await RunAsync(many.Subject.Server.Port, many.Request), await RunAsync(barePort, bareRequest));
            if (round > 0) turns.Add(turn);
        }
        return new(
            what, octets, Rounds.Median(turns.Select(turn => turn.Few)), Rounds.Median(turns.Select(turn => turn.Many)), Rounds.Median(turns.Select(turn => turn.Bare)),
            Rounds.Median(turns.Select(turn => turn.Few / turn.Bare)), Rounds.Median(turns.Select(turn => turn.Many / turn.Bare)), Rounds.Median(turns.Select(turn => turn.Many / turn.Few)));

        async Task<double> RunAsync(int port, byte[] request)
        {
            var load = await LoadGenerator.RunAsync(port, Connections, rounds.Length, _ => request);
            return load.Answers.Keys.All(answer => answer == status) ? load.PerSecond(status) : throw new InvalidOperationException($"{what} was answered {string.Join(", ", load.Answers)}.");
        }
    }

    private static byte[] Request(string path, string? tag = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(tag is null ? "" : $"If-None-Match: {tag}\r\n")}\r\n");

    private sealed record Asked(Subject Subject, byte[] Request);
}
