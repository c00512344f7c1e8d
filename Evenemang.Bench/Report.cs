using System.Runtime.InteropServices;
using Evenemang.Server.Persistence;

namespace Evenemang.Bench;

/// <summary>The figures as Markdown, ready for the README.</summary>
internal static class Report
{
    public static void Head(Rounds rounds)
    {
        Console.WriteLine($"Evenemang.Bench, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.FrameworkDescription}, median of {rounds.Count} rounds of {rounds.Length.TotalSeconds} s");
        Console.WriteLine("The load generator and the database share the machine with the server. A sign-up includes the notice row it owes; nothing is sent meanwhile.");
    }

    public static void Reading(DatabaseProvider provider, IReadOnlyList<ReadingResult> results)
    {
        Console.WriteLine($"\n**{provider}: reading, 32 connections, answers a second.** Few: 200 occurrences. Many: 1,000 occurrences and 100,000 registrations. Bare: Kestrel alone with the same octets.\n");
        Console.WriteLine("| what | octets | few | many | bare | few to bare | many to bare | many to few |\n|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            Console.WriteLine(
                $"| {result.What} | {result.Octets:N0} | {result.Few:N0} | {result.Many:N0} | {result.Bare:N0} | {result.FewToBare:0.00} | {result.ManyToBare:0.00} | {result.Kept:0.00} |");
        }
    }

    public static void SigningUp(DatabaseProvider provider, IReadOnlyList<SigningUpTurns> results)
    {
        Console.WriteLine($"\n**{provider}: durable sign-ups on one occurrence with {Bench.SigningUp.Capacity} seats**\n");
        Console.WriteLine("| connections | among | a second | p50 | p99 | acknowledged = stored | confirmed heads | many to few |\n|---|---|---|---|---|---|---|---|");
        foreach (var turns in results)
        {
            Line("few", turns.Few, "");
            Line("many", turns.Many, $"{turns.Kept:0.00}");
        }

        static void Line(string among, SigningUpResult result, string kept) => Console.WriteLine(
            $"| {result.Connections} | {among} | {result.PerSecond:N0} | {result.Median:0.0} ms | {result.P99:0.0} ms | {result.Stored:N0} | {result.ConfirmedHeads} | {kept} |");
    }

    public static void Memory((double Now, double Peak) memory) =>
        Console.WriteLine($"\nServer's resident memory after all of it: {memory.Now:N0} MiB, at most {memory.Peak:N0} MiB.");
}
