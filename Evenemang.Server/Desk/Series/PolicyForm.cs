using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>How people come, as an organiser says it.</summary>
public enum ComingAs
{
    JustCome,
    OneClick,
    Optional,
    NameAndContact,
    WholeSeries,
}

/// <summary>A question as it is typed.</summary>
public sealed class QuestionForm
{
    public string? Key { get; set; }

    public string? Text { get; set; }

    public string? Hint { get; set; }

    public QuestionKind Kind { get; set; }

    public bool Required { get; set; }

    /// <summary>One a line.</summary>
    public string? Choices { get; set; }

    public static QuestionForm Of(Question question) => new()
    {
        Key = question.Key, Text = question.Text, Hint = question.Hint, Kind = question.Kind, Required = question.Required, Choices = string.Join('\n', question.Choices ?? []),
    };
}

/// <summary>How people sign up, as it is typed. What stands on the form changes, the rest of the policy stays.</summary>
public sealed class PolicyForm
{
    private RegistrationPolicy _rest = new();

    public ComingAs ComingAs { get; set; }

    public int? Capacity { get; set; }

    public bool Waitlist { get; set; }

    /// <summary>Hours to answer in; empty where a free seat is given directly.</summary>
    public int? OfferHours { get; set; }

    public bool Approval { get; set; }

    public int? MaxHeads { get; set; }

    public int? ClosesHoursBefore { get; set; }

    public DateTime? OpensAt { get; set; }

    public bool AllowsGuests { get; set; }

    public bool LateJoining { get; set; }

    public int? MinimumHeads { get; set; }

    public int? JoinUntilMeeting { get; set; }

    public List<QuestionForm> Questions { get; } = [];

    public static PolicyForm Of(RegistrationPolicy policy)
    {
        var form = new PolicyForm
        {
            _rest = policy,
            ComingAs = policy.Scope switch
            {
                RegistrationScope.None => ComingAs.JustCome,
                RegistrationScope.Series => ComingAs.WholeSeries,
                _ => policy.Details switch
                {
                    RegistrationDetails.None => ComingAs.OneClick,
                    RegistrationDetails.Optional => ComingAs.Optional,
                    _ => ComingAs.NameAndContact,
                },
            },
            Capacity = policy.Capacity,
            Waitlist = policy.Waitlist,
            OfferHours = policy.OfferHours,
            Approval = policy.Approval,
            MaxHeads = policy.MaxHeads,
            ClosesHoursBefore = policy.ClosesHoursBefore,
            OpensAt = policy.OpensAt,
            AllowsGuests = policy.AllowsGuests,
            LateJoining = policy.LateJoining,
            MinimumHeads = policy.MinimumHeads,
            JoinUntilMeeting = policy.JoinUntilMeeting,
        };
        form.Questions.AddRange(policy.Questions.Select(QuestionForm.Of));
        return form;
    }

    public RegistrationPolicy ToPolicy() => _rest with
    {
        Scope = ComingAs switch
        {
            ComingAs.JustCome => RegistrationScope.None,
            ComingAs.WholeSeries => RegistrationScope.Series,
            _ => RegistrationScope.Occurrence,
        },
        Details = ComingAs switch
        {
            ComingAs.OneClick => RegistrationDetails.None,
            ComingAs.Optional => RegistrationDetails.Optional,
            _ => RegistrationDetails.NameAndContact,
        },
        Capacity = Capacity,
        Waitlist = Waitlist,
        OfferHours = Waitlist && Capacity is not null ? OfferHours : null,
        Approval = Approval,
        MaxHeads = MaxHeads ?? 1,
        ClosesHoursBefore = ClosesHoursBefore ?? 0,
        OpensAt = OpensAt,
        AllowsGuests = AllowsGuests,
        LateJoining = LateJoining,
        MinimumHeads = ComingAs is ComingAs.WholeSeries ? MinimumHeads : null,
        JoinUntilMeeting = ComingAs is ComingAs.WholeSeries ? JoinUntilMeeting : null,
        Questions = [.. Questions.Select(ToQuestion)],
    };

    private static Question ToQuestion(QuestionForm form, int index) => new(
        form.Key ?? Key(form.Text, index),
        form.Text?.Trim() ?? "",
        form.Kind,
        form.Required,
        form.Kind is QuestionKind.Choice or QuestionKind.SeveralChoices
            ? [.. (form.Choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : null,
        string.IsNullOrWhiteSpace(form.Hint) ? null : form.Hint.Trim());

    private static string Key(string? text, int index)
    {
        var slug = Slugs.From(text ?? "");
        return string.Create(CultureInfo.InvariantCulture, $"{(slug.Length > 30 ? slug[..30].Trim('-') : slug)}-{index + 1}");
    }
}
