using System.Text;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Bench;

/// <summary>Sign-ups on one occurrence that has a limit.</summary>
/// <param name="Connections">How many people press the button at once.</param>
/// <param name="PerSecond">Sign-ups a second that were acknowledged, each durable and with its notice row.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Acknowledged">Answered with 201.</param>
/// <param name="Stored">Rows found afterwards.</param>
/// <param name="ConfirmedHeads">Heads with a seat afterwards.</param>
internal sealed record SigningUpResult(int Connections, double PerSecond, double Median, double P99, int Acknowledged, int Stored, int ConfirmedHeads);

/// <summary>The middle round of each, and the median of what each round among many kept of the one among few.</summary>
internal sealed record SigningUpTurns(SigningUpResult Few, SigningUpResult Many, double Kept);

/// <summary>Durable sign-ups over HTTP, and whether a seat was sold twice.</summary>
internal static class SigningUp
{
    public const int Capacity = 240;

    public static async Task<IReadOnlyList<SigningUpTurns>> MeasureAsync(Subject few, Subject many, Rounds rounds)
    {
        List<SigningUpTurns> results = [];
        foreach (var connections in (int[])[32, 256])
        {
            List<(SigningUpResult Few, SigningUpResult Many)> turns = [];
            for (var round = 0; round < rounds.Count; round++) turns.Add((await OneAsync(few, connections, rounds.Length), await OneAsync(many, connections, rounds.Length)));
            results.Add(new(Middle(turns.Select(turn => turn.Few)), Middle(turns.Select(turn => turn.Many)), Rounds.Median(turns.Select(turn => turn.Many.PerSecond / turn.Few.PerSecond))));
        }
        return results;
    }

    private static SigningUpResult Middle(IEnumerable<SigningUpResult> results)
    {
        SigningUpResult[] sorted = [.. results.OrderBy(result => result.PerSecond)];
        return sorted[sorted.Length / 2];
    }

    private static async Task<SigningUpResult> OneAsync(Subject subject, int connections, TimeSpan length)
    {
        var series = "rusning-" + Guid.NewGuid().ToString("N")[..12];
        await subject.PublishAsync(series, occurrences: 1, Capacity);
        var path = $"/api/v1/occurrences/{series}-0/registrations";
        var load = await LoadGenerator.RunAsync(subject.Server.Port, connections, length, number => Request(path, series, number));
        if (load.Answers.Keys.Any(answer => answer != 201)) throw new InvalidOperationException($"{path} answered {string.Join(", ", load.Answers)}.");

        await using var db = subject.Database.Open();
        var occurrence = await db.Occurrences.Where(row => row.Slug == series + "-0").Select(row => row.Id).SingleAsync();
        var rows = db.Registrations.Where(row => row.OccurrenceId == occurrence);
        var stored = await rows.CountAsync();
        var heads = await rows.Where(row => row.State == RegistrationState.Confirmed).SumAsync(row => row.Heads);
        var acknowledged = load.Answers[201];
        if (stored != acknowledged) throw new InvalidOperationException($"{acknowledged} sign-ups were acknowledged, {stored} are stored.");
        if (heads > Capacity) throw new InvalidOperationException($"{heads} heads were confirmed for {Capacity} seats.");
        return new(connections, load.PerSecond(201), load.Percentile(0.5), load.Percentile(0.99), acknowledged, stored, heads);
    }

    private static byte[] Request(string path, string series, int number)
    {
        var body = $$"""{"name":"Deltagare {{number}}","email":"deltagare-{{number}}@{{series}}.example","heads":{{1 + (number % 3)}}}""";
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
