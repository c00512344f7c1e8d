using Evenemang.Server.Persistence;

namespace Evenemang.Server.Accounts;

/// <summary>What is done to accounts, as the log keeps it.</summary>
internal static class AccountAudit
{
    public static AuditEntry Entry(Actor actor, string action, DateTime now, string? detail = null, Guid? seriesId = null, Guid? occurrenceId = null, Guid? aboutId = null) => new()
    {
        Id = Guid.CreateVersion7(),
        At = now,
        Actor = actor.Name,
        ActorId = actor.OrganiserId,
        Action = action,
        SeriesId = seriesId,
        OccurrenceId = occurrenceId,
        AboutId = aboutId,
        Detail = detail,
    };
}
