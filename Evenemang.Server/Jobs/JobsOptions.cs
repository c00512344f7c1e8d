namespace Evenemang.Server.Jobs;

/// <summary>Settings under <c>Jobs</c>.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>
    /// False for a server that only answers requests and leaves the sweeps (sending notices, extending series) to others on the same database. Somebody must run them.
    /// </summary>
    public bool Run { get; set; } = true;
}
