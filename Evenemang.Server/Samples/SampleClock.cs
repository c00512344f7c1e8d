namespace Evenemang.Server.Samples;

/// <summary>Stands at the moment of the past (or of now) at which the next sample act is done.</summary>
internal sealed class SampleClock(DateTime utcNow) : TimeProvider
{
    public DateTime Now { get; set; } = utcNow;

    public override DateTimeOffset GetUtcNow() => new(Now);
}
