namespace Evenemang.Shared.Registrations;

/// <summary>
/// A sign-up ("anmälan") of one party. Personal: name, contact, answers, team name; gone when erased or by retention. Counts and states stay.
/// </summary>
public sealed partial class Registration : IVersioned
{
    /// <summary>Longest name, alias or team name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Longest e-mail address, in octets (RFC 5321 section 4.5.3.1.3 leaves 254).</summary>
    public const int MaxEmailLength = 254;

    /// <summary>Longest telephone number as written.</summary>
    public const int MaxPhoneLength = 30;

    /// <summary>Longest own words for the calendar, in UTF-16 code units.</summary>
    public const int MaxCalendarWordsLength = Events.Series.MaxCalendarTitleLength;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>The series signed up to, or that the occurrence belongs to.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>The occurrence signed up to; null for the whole series.</summary>
    public Guid? OccurrenceId { get; init; }

    /// <summary>The programme item signed up to, if only that.</summary>
    public Guid? ProgrammeItemId { get; init; }

    /// <summary>Whose seats it takes: the programme item, else the occurrence, else the series.</summary>
    public Guid TargetId { get; init; }

    /// <summary>1-based number of the sign-up within its target; fixes the order of the waitlist.</summary>
    public int Number { get; set; }

    /// <summary>Where it is in its life.</summary>
    public RegistrationState State { get; set; }

    /// <summary>Size of the party, 1 or more.</summary>
    public int Heads { get; set; } = 1;

    /// <summary>Name or alias. Personal.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the team, for items that take teams. Personal.</summary>
    public string? TeamName { get; set; }

    /// <summary>E-mail address as written. Personal.</summary>
    public string? Email { get; set; }

    /// <summary>Telephone number as written. Personal.</summary>
    public string? Phone { get; set; }

    /// <summary>Whether they have said yes to SMS at <see cref="Phone"/>.</summary>
    public bool WishesSms { get; set; }

    /// <summary>Keyed hash of the normalised address (or number, when there is no address); null when there is neither.</summary>
    public byte[]? AddressHash { get; set; }

    /// <summary>
    /// Unique over all rows while the sign-up counts: the target's id and the address hash. Null once it has ended, for shadows, and when there is nothing to hash.
    /// </summary>
    public string? ActiveKey { get; set; }

    /// <summary>
    /// A repeated sign-up with an address already signed up. It is answered exactly like a new one so that nobody can probe who is coming, counts
    /// nowhere, and its owner is told by mail.
    /// </summary>
    public bool IsShadow { get; init; }

    /// <summary>Answers by question key; several choices are joined with a line feed. Personal.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; set; } = new Dictionary<string, string>();

    /// <summary>Language of messages: "sv" or "en".</summary>
    public string Language { get; set; } = "sv";

    /// <summary>SHA-256 of the secret in the link to "your place".</summary>
    public byte[] TokenHash { get; set; } = [];

    /// <summary>Raised when the link is renewed; the old one is then dead.</summary>
    public int TokenGeneration { get; set; }

    /// <summary>Raised when a link that had run out is asked for anew: the one that had run out stays dead, and calendar feeds go on.</summary>
    public int LinkRenewals { get; set; }

    /// <summary>UTC instant the link to "your place" was last made anew; null while it is the first.</summary>
    public DateTime? LinkIssuedAt { get; set; }

    /// <summary>UTC instant the link ran out; null while it opens something.</summary>
    public DateTime? LinkEndedAt { get; set; }

    /// <summary>UTC instant the link to "your place" was last opened, to within a month; null until then.</summary>
    public DateTime? LinkUsedAt { get; set; }

    /// <summary>What the member wants the meetings of a discreet series called in their calendar.</summary>
    public CalendarTitleChoice CalendarTitle { get; private set; }

    /// <summary>Their own words for it. Personal.</summary>
    public string? CalendarWords { get; private set; }

    /// <summary>How often the person's own calendar entry changed status beside the occurrence's own changes; added to SEQUENCE in invitations.</summary>
    public int CalendarVersion { get; set; }

    /// <summary>How it came in.</summary>
    public RegistrationSource Source { get; init; }

    /// <summary>UTC instant of the sign-up.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant it got its seats.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>UTC instant it was last offered seats; null where they were given without asking. Stays when the offer is answered: who said yes needs not be told.</summary>
    public DateTime? OfferedAt { get; set; }

    /// <summary>UTC instant until which an offer can be answered, exclusive; null when none stands.</summary>
    public DateTime? OfferEndsAt { get; set; }

    /// <summary>UTC instant it was withdrawn, removed or declined, or its offer lapsed.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>UTC instant the personal fields were emptied; null while they are kept.</summary>
    public DateTime? ErasedAt { get; set; }

    /// <summary>Whether they came (occurrence sign-ups).</summary>
    public Attendance Attendance { get; set; }

    /// <summary>UTC instant of the last change.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>Whether it still stands: requested, confirmed, waitlisted or offered.</summary>
    public bool IsActive => State is RegistrationState.Requested or RegistrationState.Confirmed or RegistrationState.Waitlisted or RegistrationState.Offered;

    /// <summary>Whether its seats are taken for others: it has them, or they are kept for it while it is offered them.</summary>
    public bool HoldsSeats => State is RegistrationState.Confirmed or RegistrationState.Offered;
}
