using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Notices;

/// <summary>
/// One message owed to one person: a row first, in the same transaction as its reason; the text is rendered when it is sent. Holds no personal data itself.
/// </summary>
public sealed class Notice
{
    /// <summary>Longest name a service gives a message, in ASCII characters.</summary>
    public const int MaxProviderIdLength = 64;

    /// <summary>Longest reason for a failure kept, in UTF-16 code units.</summary>
    public const int MaxFailureLength = 500;

    /// <summary>First word of <see cref="Failure"/> of a letter that came back; the other side's status (RFC 3463) follows it.</summary>
    public const string Bounced = "bounced";

    /// <summary>Failure of a letter that came back from an address the person has replaced since.</summary>
    public const string BouncedBefore = "former address";

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Why it is owed.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>To whom: a sign-up. Exactly one of this, <see cref="FollowerId"/>, <see cref="OrganiserId"/> and <see cref="PartnerId"/> is set.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>To whom: a follower. Outlives the follower, who is deleted at once on stopping, as an identity of nobody.</summary>
    public Guid? FollowerId { get; init; }

    /// <summary>To whom: an organiser.</summary>
    public Guid? OrganiserId { get; init; }

    /// <summary>To whom: a contributor or a co-organiser. Outlives their row as an identity of nobody.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>About which occurrence; null when about the whole series.</summary>
    public Guid? OccurrenceId { get; init; }

    /// <summary>About which series; null when about everything.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Unique over all rows, so that nothing can be owed twice: kind, recipient and what it is about.</summary>
    public required string UniqueKey { get; init; }

    /// <summary>RFC 5322 Message-ID without brackets; the same at every attempt, so that a repeat after a crash can be recognised.</summary>
    public required string MessageId { get; init; }

    /// <summary>UTC instant before which it is not sent.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Where it is on its way.</summary>
    public NoticeState State { get; set; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>UTC instant of the next try; equals <see cref="DueAt"/> before the first.</summary>
    public DateTime NextAttemptAt { get; set; }

    /// <summary>UTC instant the claim ends; null when not claimed.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>Which sender claimed it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>UTC instant it became owed.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant the mail server or the SMS service took it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>How it goes out.</summary>
    public NoticeChannel Channel { get; init; }

    /// <summary>SMS: UTC instant the request began that has not been answered yet. If the sender dies, it may have been sent.</summary>
    public DateTime? HandedOverAt { get; set; }

    /// <summary>SMS: the service's own name of the message; its reports carry it.</summary>
    public string? ProviderId { get; set; }

    /// <summary>SMS: parts it was sent as.</summary>
    public int? Parts { get; set; }

    /// <summary>SMS: UTC instant it reached the telephone; null while nothing is known.</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>Why the last attempt failed; never an address or a name.</summary>
    public string? Failure { get; set; }

    /// <summary>What it must remember beside the current truth; null for most.</summary>
    public NoticeDetail? Detail { get; init; }

    /// <summary>A notice that becomes owed to one participant.</summary>
    /// <param name="id">Identity, version 7.</param>
    /// <param name="kind">Why.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="version">Tells this one from others of its kind to the same person; the same version twice cannot be owed.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="dueAt">UTC instant before which it is not sent.</param>
    /// <param name="uidDomain">What stands after the @ in its Message-ID.</param>
    public static Notice For(Guid id, NoticeKind kind, Registration registration, int version, DateTime now, DateTime dueAt, string uidDomain) => new()
    {
        Id = id,
        Kind = kind,
        RegistrationId = registration.Id,
        OccurrenceId = registration.OccurrenceId,
        SeriesId = registration.SeriesId,
        UniqueKey = $"{kind}:{registration.Id:N}:{version}",
        MessageId = $"{id:N}@{uidDomain}",
        DueAt = dueAt,
        NextAttemptAt = dueAt,
        CreatedAt = now,
    };

    /// <summary>A notice that becomes owed to a follower.</summary>
    /// <param name="id">Identity, version 7.</param>
    /// <param name="kind">Why.</param>
    /// <param name="follower">To whom.</param>
    /// <param name="about">Tells this one from others of its kind to the same follower; the same twice cannot be owed.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="dueAt">UTC instant before which it is not sent.</param>
    /// <param name="uidDomain">What stands after the @ in its Message-ID.</param>
    public static Notice ToFollower(Guid id, NoticeKind kind, Follower follower, string about, DateTime now, DateTime dueAt, string uidDomain) => new()
    {
        Id = id,
        Kind = kind,
        FollowerId = follower.Id,
        SeriesId = follower.SeriesId,
        UniqueKey = $"{kind}:{follower.Id:N}:{about}",
        MessageId = $"{id:N}@{uidDomain}",
        DueAt = dueAt,
        NextAttemptAt = dueAt,
        CreatedAt = now,
    };
}
