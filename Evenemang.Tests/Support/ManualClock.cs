namespace Evenemang.Tests.Support;

/// <summary>A clock that stands still until the test moves it. Timers still run on real time, so that sweeps wake up.</summary>
/// <param name="utcNow">Where it stands at first.</param>
/// <param name="runsOn">Whether it goes on from there by itself, for hosts whose jobs come round.</param>
public sealed class ManualClock(DateTime utcNow, bool runsOn = false) : TimeProvider
{
    private readonly long _since = System.GetTimestamp();
    private long _ticks = DateTime.SpecifyKind(utcNow, DateTimeKind.Utc).Ticks;

    /// <summary>Monday 11 January 2027, 09:00 in Stockholm.</summary>
    public static DateTime Start { get; } = new(2027, 1, 11, 8, 0, 0, DateTimeKind.Utc);

    public DateTime Now
    {
        get => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref _ticks, value.ToUniversalTime().Ticks);
    }

    public override DateTimeOffset GetUtcNow() => new(runsOn ? Now + System.GetElapsedTime(_since) : Now);

    public void Advance(TimeSpan by) => Now += by;
}
