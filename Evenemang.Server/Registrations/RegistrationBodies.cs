using System.Text.Json.Serialization;
using Evenemang.Shared;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>A sign-up as the API takes it.</summary>
internal sealed record SignUpBody
{
    /// <summary>Name or alias.</summary>
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Says yes to SMS at that number: reminders, and news that cannot wait.</summary>
    public bool SmsReminders { get; init; }

    /// <summary>For programme items that take teams.</summary>
    public string? TeamName { get; init; }

    /// <summary>Size of the party.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Answers by question key; several choices are joined with a line feed.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Language of messages: sv or en.</summary>
    public string? Language { get; init; }

    /// <summary>Signs up for one item of the programme only.</summary>
    public Guid? ProgrammeItem { get; init; }

    /// <summary>Organisers only: for somebody who called. No way to reach them is needed, and opening times do not hold.</summary>
    public bool OnBehalf { get; init; }

    public SignUpRequest ToRequest() => new() { Name = Name, Email = Email, Phone = Phone, WishesSms = SmsReminders, TeamName = TeamName, Heads = Heads, Answers = Answers, Language = Language };
}

/// <summary>The answer to a sign-up. The token opens the registration and is not shown again.</summary>
internal sealed record SignedUpResponse
{
    public required string Token { get; init; }

    /// <summary>Confirmed, waitlisted or requested.</summary>
    public required RegistrationState Status { get; init; }

    /// <summary>1-based place on the waitlist.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    public required string ManageUrl { get; init; }

    public required string CalendarUrl { get; init; }

    /// <summary>Names the registration among organisers; only in answers to them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }
}

/// <summary>Changes to a registration; a field that is left out stays as it is.</summary>
internal sealed record RegistrationPatch
{
    public Change<string?> Name { get; init; }

    public Change<string?> Email { get; init; }

    public Change<string?> Phone { get; init; }

    public Change<bool> SmsReminders { get; init; }

    public Change<string?> TeamName { get; init; }

    public Change<int> Heads { get; init; }

    /// <summary>All answers anew.</summary>
    public Change<Dictionary<string, string>> Answers { get; init; }

    public Change<string?> Language { get; init; }

    public SignUpRequest Over(Registration registration) => new()
    {
        Name = Name.Or(registration.Name),
        Email = Email.Or(registration.Email),
        Phone = Phone.Or(registration.Phone),
        WishesSms = WishesSmsOver(registration),
        TeamName = TeamName.Or(registration.TeamName),
        Heads = Heads.Or(registration.Heads),
        Answers = Answers.IsMade ? Answers.Value : registration.Answers,
        Language = Language.Or(registration.Language),
    };

    /// <summary>Whoever takes the number away takes the wish with it.</summary>
    private bool WishesSmsOver(Registration registration) =>
        SmsReminders.IsMade ? SmsReminders.Value : registration.WishesSms && !(Phone.IsMade && string.IsNullOrWhiteSpace(Phone.Value));
}

/// <summary>An answer to an offer: its address says which, so there is nothing to write.</summary>
internal sealed record OfferAnswerBody;

/// <summary>What an organiser does with a registration.</summary>
internal enum RegistrationAction
{
    /// <summary>Says yes to a request.</summary>
    Approve,

    /// <summary>Says no to a request.</summary>
    Decline,

    /// <summary>Was there.</summary>
    Attended,

    /// <summary>Did not come.</summary>
    Absent,

    /// <summary>Takes back attended or absent.</summary>
    Unmarked,

    /// <summary>The participant called to withdraw.</summary>
    Withdraw,

    /// <summary>Takes the registration away.</summary>
    Remove,

    /// <summary>Gives free seats to one who waits; with passOthers also out of order.</summary>
    GiveSeat,

    /// <summary>Lets one who has seats wait again, last in line.</summary>
    MoveToWaitlist,

    /// <summary>Undoes a removal, a no or a withdrawal that nobody has been told of.</summary>
    PutBack,

    /// <summary>The participant called to say yes to offered seats.</summary>
    AcceptOffer,

    /// <summary>The participant called to say no to offered seats.</summary>
    DeclineOffer,

    /// <summary>Puts one whose offer lapsed last in line again.</summary>
    RejoinWaitlist,
}

/// <summary>An organiser's act on a registration.</summary>
internal sealed record RegistrationActionBody
{
    public required RegistrationAction Action { get; init; }

    /// <summary>For giveSeat: whether those before them in line may be passed. The log keeps how many were.</summary>
    public bool PassOthers { get; init; }
}
