using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Groups;

/// <summary>What this room's verbs write beside the change itself.</summary>
internal static class GroupRows
{
    /// <summary>A member who acts as the contact, as the log names them: the log never knows which member that is.</summary>
    public static Actor Contact { get; } = new("group-contact");

    public static AuditEntry Audit(Actor actor, string action, DateTime now, Guid seriesId, Guid? occurrenceId = null, Guid? registrationId = null) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)),
        At = now,
        Actor = actor.Name,
        ActorId = actor.OrganiserId,
        Action = action,
        SeriesId = seriesId,
        OccurrenceId = occurrenceId,
        RegistrationId = registrationId,
    };

    /// <summary>Tells somebody that they are the contact. Each time anew: the same member may become it twice.</summary>
    public static Notice ToContact(Registration member, DateTime now, string zone, string uidDomain)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        var dueAt = QuietHours.NextAllowed(now, zone);
        return new()
        {
            Id = id,
            Kind = NoticeKind.GroupContact,
            RegistrationId = member.Id,
            SeriesId = member.SeriesId,
            UniqueKey = NoticePlan.Key(NoticeKind.GroupContact, member.Id, member.SeriesId, $"{id:N}"),
            MessageId = $"{id:N}@{uidDomain}",
            DueAt = dueAt,
            NextAttemptAt = dueAt,
            CreatedAt = now,
        };
    }
}
