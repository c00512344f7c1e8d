using Evenemang.Server.Persistence;

namespace Evenemang.Server.Notices;

/// <summary>The log's entries for this room: ids, never names of participants.</summary>
internal static class NoticeAudit
{
    public static AuditEntry Of(Actor actor, string action, DateTime now, Guid? seriesId, Guid? occurrenceId, Guid? registrationId, string? detail = null) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        At = now,
        Actor = actor.Name,
        ActorId = actor.OrganiserId,
        Action = action,
        SeriesId = seriesId,
        OccurrenceId = occurrenceId,
        RegistrationId = registrationId,
        Detail = detail,
    };
}
