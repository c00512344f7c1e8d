using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What organisers do to registrations, as the log keeps it: ids, never names.</summary>
internal static class Audit
{
    public static AuditEntry Of(Registration registration, Actor actor, string action, DateTime now, string? detail = null) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)),
        At = now,
        Actor = actor.Name,
        ActorId = actor.OrganiserId,
        Action = action,
        SeriesId = registration.SeriesId,
        OccurrenceId = registration.OccurrenceId,
        RegistrationId = registration.Id,
        Detail = detail,
    };
}
