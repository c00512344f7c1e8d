namespace Evenemang.Tests.Support;

/// <summary>A clock that stands still until the test moves it. Timers still run on real time, so that sweeps wake up.</summary>
public sealed class ManualClock(DateTime utcNow) : TimeProvider
{
    private long _ticks = DateTime.SpecifyKind(utcNow, DateTimeKind.Utc).Ticks;

    /// <summary>Monday 11 January 2027, 09:00 in Stockholm.</summary>
    public static DateTime Start { get; } = new(2027, 1, 11, 8, 0, 0, DateTimeKind.Utc);

    public DateTime Now
    {
        get => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref _ticks, value.ToUniversalTime().Ticks);
    }

    public override DateTimeOffset GetUtcNow() => new(Now);

    public void Advance(TimeSpan by) => Now += by;
}
