using System.Runtime.InteropServices;

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

    public static void Reading(BenchDatabase database, string among, IReadOnlyList<ReadingResult> results)
    {
        Console.WriteLine($"\n**{database.Provider}, {among}: reading, 32 connections**\n");
        Console.WriteLine("| what | octets | ours | bare Kestrel, same octets | ratio |\n|---|---|---|---|---|");
        foreach (var result in results)
        {
            Console.WriteLine($"| {result.What} | {result.Octets:N0} | {result.Ours:N0}/s | {result.Bare:N0}/s | {result.Ratio:0.00} |");
        }
    }

    public static void SigningUp(BenchDatabase database, string among, IReadOnlyList<SigningUpResult> results)
    {
        Console.WriteLine($"\n**{database.Provider}, {among}: sign-ups on one occurrence with {Bench.SigningUp.Capacity} seats**\n");
        Console.WriteLine("| connections | durable sign-ups | p50 | p99 | acknowledged = stored | confirmed heads |\n|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            Console.WriteLine($"| {result.Connections} | {result.PerSecond:N0}/s | {result.Median:0.0} ms | {result.P99:0.0} ms | {result.Stored:N0} | {result.ConfirmedHeads} |");
        }
    }

    public static void Kept(
        IReadOnlyList<ReadingResult> reading, IReadOnlyList<ReadingResult> crowdedReading,
        IReadOnlyList<SigningUpResult> signUps, IReadOnlyList<SigningUpResult> crowdedSignUps)
    {
        Console.WriteLine("\nKept among 1,000 occurrences and 100,000 registrations (1.00 = nothing lost):");
        foreach (var (before, after) in reading.Zip(crowdedReading)) Console.WriteLine($"- {before.What}: {after.Ratio / before.Ratio:0.00} of its ratio to bare Kestrel");
        foreach (var (before, after) in signUps.Zip(crowdedSignUps)) Console.WriteLine($"- sign-ups, {before.Connections} connections: {after.PerSecond / before.PerSecond:0.00}");
    }

    public static void Memory((double Now, double Peak) memory) =>
        Console.WriteLine($"\nServer's resident memory after all of it: {memory.Now:N0} MiB, at most {memory.Peak:N0} MiB.");
}
