namespace Evenemang.Server.Jobs;

/// <summary>Whether this server's jobs run, for /health/ready. Counts the machine's own time, not the application's clock, which tests and Clock:StartAt move.</summary>
/// <param name="isExpected">False on a server that runs no jobs (<see cref="JobsOptions.Run"/>): it is always alive.</param>
public sealed class JobHeartbeat(bool isExpected)
{
    /// <summary>Silence after which something is wrong; rounds come every few seconds.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(2);

    private readonly long _startedAt = Environment.TickCount64;
    private long _lastBeat = Environment.TickCount64;
    private long _lastSweepTicks;

    /// <summary>UTC instant of the last notice sweep here that came through; null before the first.</summary>
    public DateTime? LastSweepAt => Interlocked.Read(ref _lastSweepTicks) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Whether this server runs jobs.</summary>
    public bool IsExpected => isExpected;

    /// <summary>Time since this server began to put itself together.</summary>
    public TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - _startedAt);

    /// <summary>False once nothing has been heard for <see cref="MaxSilence"/>.</summary>
    public bool IsAlive => !isExpected || Environment.TickCount64 - Interlocked.Read(ref _lastBeat) < MaxSilence.TotalMilliseconds;

    /// <summary>A sweep came through.</summary>
    public void Swept(DateTime now)
    {
        Interlocked.Exchange(ref _lastSweepTicks, now.Ticks);
        Beat();
    }

    /// <summary>The round came by, though another server did the work.</summary>
    public void Beat() => Interlocked.Exchange(ref _lastBeat, Environment.TickCount64);
}
