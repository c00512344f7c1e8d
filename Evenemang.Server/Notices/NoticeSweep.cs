using Evenemang.Server.Jobs;

namespace Evenemang.Server.Notices;

/// <summary>Sends everything that is due, letters and SMS side by side, unless the job has been paused.</summary>
public sealed class NoticeSweep(IReadOnlyList<ChannelSweep> channels, JobStates jobs)
{
    /// <summary>One sweep.</summary>
    /// <param name="stopping">Ends the run after the messages in hand.</param>
    /// <returns>Number of notices sent.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        if (await jobs.IsPausedAsync(JobList.SendNotices, stopping)) return 0;
        return (await Task.WhenAll(channels.Select(channel => channel.RunAsync(stopping)))).Sum();
    }
}
