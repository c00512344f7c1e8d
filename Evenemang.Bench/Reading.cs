using System.Text;

namespace Evenemang.Bench;

/// <summary>Answers per second of one address, ours and the bare endpoint's with the same octets.</summary>
internal sealed record ReadingResult(string What, int Octets, double Ours, double Bare, double Ratio);

/// <summary>Feeds and pages against Kestrel alone.</summary>
internal static class Reading
{
    private const int Connections = 32;

    public static async Task<IReadOnlyList<ReadingResult>> MeasureAsync(Subject subject, Rounds rounds)
    {
        var feed = $"/kalender/serier/{Subject.MeasuredSeries}.ics";
        var page = $"/evenemang/{Subject.MeasuredSeries}-0";
        var folder = Directory.CreateDirectory(Path.Combine(subject.Database.Folder, "bare-" + Guid.NewGuid().ToString("N"))).FullName;
        var feedOctets = await subject.GetAsync(feed);
        var pageOctets = await subject.GetAsync(page);
        await File.WriteAllBytesAsync(Path.Combine(folder, "feed.ics"), feedOctets);
        await File.WriteAllBytesAsync(Path.Combine(folder, "page.html"), pageOctets);
        await using var bare = await ServerProcess.StartAsync(typeof(Reading).Assembly.Location, "/ready", "bare", folder);

        var unchanged = $"If-None-Match: {await subject.ETagAsync(feed)}\r\n";
        return
        [
            await CompareAsync("feed, full", feedOctets.Length, 200, subject, feed, bare, "/full/feed.ics", "", rounds),
            await CompareAsync("feed, 304", 0, 304, subject, feed, bare, "/unchanged/feed.ics", unchanged, rounds),
            await CompareAsync("event page", pageOctets.Length, 200, subject, page, bare, "/full/page.html", "", rounds),
        ];
    }

    private static async Task<ReadingResult> CompareAsync(
        string what, int octets, int status, Subject subject, string path, ServerProcess bare, string barePath, string headers, Rounds rounds)
    {
        var ours = Request(path, headers);
        var theirs = Request(barePath, headers);
        await LoadGenerator.RunAsync(subject.Server.Port, Connections, rounds.Length, _ => ours);
        await LoadGenerator.RunAsync(bare.Port, Connections, rounds.Length, _ => theirs);
        List<(double Ours, double Bare)> pairs = [];
        for (var round = 0; round < rounds.Count; round++)
        {
            var first = await LoadGenerator.RunAsync(subject.Server.Port, Connections, rounds.Length, _ => ours);
            var second = await LoadGenerator.RunAsync(bare.Port, Connections, rounds.Length, _ => theirs);
            if (first.Answers.Keys.Any(answer => answer != status)) throw new InvalidOperationException($"{path} answered {string.Join(", ", first.Answers)}.");
            pairs.Add((first.PerSecond(status), second.PerSecond(status)));
        }
        return new(
            what, octets, Rounds.Median(pairs.Select(pair => pair.Ours)), Rounds.Median(pairs.Select(pair => pair.Bare)),
            Rounds.Median(pairs.Select(pair => pair.Ours / pair.Bare)));
    }

    private static byte[] Request(string path, string headers) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n");
}
