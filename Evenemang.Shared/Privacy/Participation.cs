using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Privacy;

/// <summary>How many took part in something: what is left when the names are erased. Holds nothing personal.</summary>
public sealed class Participation
{
    /// <summary>Under which free-text answers are counted: only that there was one.</summary>
    public const string Answered = "*";

    /// <summary>The occurrence, series or programme item that was signed up to.</summary>
    public Guid TargetId { get; init; }

    /// <summary>The series it belongs to.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>Persons with a place.</summary>
    public int ConfirmedHeads { get; private set; }

    /// <summary>Persons marked as having come.</summary>
    public int AttendedHeads { get; private set; }

    /// <summary>Persons with a place who did not come.</summary>
    public int AbsentHeads { get; private set; }

    /// <summary>Persons who withdrew.</summary>
    public int WithdrawnHeads { get; private set; }

    /// <summary>Persons who were offered a place and did not answer.</summary>
    public int LapsedHeads { get; private set; }

    /// <summary>Persons who waited to the end, those who stood before an offer when it was cancelled among them.</summary>
    public int WaitlistedHeads { get; private set; }

    /// <summary>By question and choice, how many sign-ups with a place chose it; empty for discreet series. Free text is only counted, under <see cref="Answered"/>.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, int>> Answers { get; private set; } = new Dictionary<string, Dictionary<string, int>>();

    /// <summary>UTC instant of the last count.</summary>
    public DateTime CountedAt { get; private set; }

    /// <summary>Counts persons anew. States and heads outlive erasure, so this is right at any time.</summary>
    /// <param name="registrations">All sign-ups to the target, without shadows.</param>
    /// <param name="now">UTC instant.</param>
    public void CountHeads(IReadOnlyCollection<Registration> registrations, DateTime now)
    {
        ConfirmedHeads = Heads(row => row.State is RegistrationState.Confirmed);
        AttendedHeads = Heads(row => row.State is RegistrationState.Confirmed && row.Attendance is Attendance.Attended);
        AbsentHeads = Heads(row => row.State is RegistrationState.Confirmed && row.Attendance is Attendance.Absent);
        WithdrawnHeads = Heads(row => row.State is RegistrationState.Withdrawn);
        LapsedHeads = Heads(row => row.State is RegistrationState.Lapsed);
        WaitlistedHeads = Heads(row => row.State is RegistrationState.Waitlisted or RegistrationState.Offered);
        CountedAt = now;

        int Heads(Func<Registration, bool> which) => registrations.Where(which).Sum(row => row.Heads);
    }

    /// <summary>Counts answers before they are erased; what was counted before stays and is added to.</summary>
    /// <param name="erased">The sign-ups whose answers go now.</param>
    /// <param name="questions">What was asked.</param>
    public void AddAnswers(IReadOnlyCollection<Registration> erased, IReadOnlyCollection<Question> questions)
    {
        var counts = Answers.ToDictionary(pair => pair.Key, pair => new Dictionary<string, int>(pair.Value));
        foreach (var row in erased.Where(row => row is { State: RegistrationState.Confirmed, IsShadow: false }))
        {
            foreach (var question in questions)
            {
                if (row.Answers.GetValueOrDefault(question.Key) is not { Length: > 0 } answer) continue;
                string[] chosen = question.Kind is QuestionKind.Text ? [Answered] : answer.Split(SignUpForm.ChoiceSeparator);
                if (!counts.TryGetValue(question.Key, out var ofQuestion)) counts[question.Key] = ofQuestion = [];
                foreach (var choice in chosen) ofQuestion[choice] = ofQuestion.GetValueOrDefault(choice) + 1;
            }
        }
        Answers = counts;
    }
}
