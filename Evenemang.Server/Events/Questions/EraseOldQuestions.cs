using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Evenemang.Server.Events.Questions;

/// <summary>Erases questions thirty days after the occurrence they were asked for.</summary>
public sealed class EraseOldQuestions(Store store, TimeProvider clock)
{
    private const int DaysKept = 30;

    /// <returns>How many were erased.</returns>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var erasable = clock.GetUtcNow().UtcDateTime.AddDays(-DaysKept);
        return store.WriteAsync(
            (db, inner) => db.Set<SpeakerQuestion>()
                .Where(row => db.Occurrences.Any(occurrence => occurrence.Id == row.OccurrenceId && (occurrence.EndUtc ?? occurrence.CreatedAt) <= erasable) && row.CreatedAt <= erasable)
                .ExecuteDeleteAsync(inner),
            cancel);
    }
}

/// <summary>The regular round of <see cref="EraseOldQuestions"/>.</summary>
[DisallowConcurrentExecution]
public sealed class EraseOldQuestionsJob(EraseOldQuestions erase) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await erase.RunAsync(cancellationToken);
}
