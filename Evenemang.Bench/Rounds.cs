namespace Evenemang.Bench;

/// <summary>How often and how long each thing is measured. What is compared is measured in turns, so that a noisy minute hits both.</summary>
internal sealed record Rounds(int Count, TimeSpan Length)
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
