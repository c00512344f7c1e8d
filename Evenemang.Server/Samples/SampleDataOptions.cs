namespace Evenemang.Server.Samples;

/// <summary>Settings under <c>SampleData</c>.</summary>
public sealed class SampleDataOptions
{
    public const string Section = "SampleData";

    /// <summary>Whether the start fills an empty database with sample data. Null for "in Development".</summary>
    public bool? Enabled { get; set; }
}
