using Evenemang.Shared.Notices;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>A reminder as it is typed.</summary>
public sealed class ReminderForm
{
    public ReminderUnit Unit { get; set; }

    public int? Amount { get; set; } = 1;

    public TimeOnly? At { get; set; }
}

/// <summary>One kind of message as it is typed.</summary>
public sealed class KindForm
{
    public required NoticeKind Kind { get; init; }

    public bool IsOn { get; set; } = true;

    public string? Swedish { get; set; }

    public string? English { get; set; }

    /// <summary>Whether it differs from what the house sends by itself.</summary>
    public bool IsOwn => !IsOn || !string.IsNullOrWhiteSpace(Swedish) || !string.IsNullOrWhiteSpace(English);
}

/// <summary>Which messages a series sends, as it is typed.</summary>
public sealed class NoticeForm
{
    /// <summary>What a series sends and can be worded: not what an organiser writes each time.</summary>
    public static IReadOnlyList<NoticeKind> Shown { get; } =
    [
        NoticeKind.Reminder, NoticeKind.Summons, NoticeKind.OccurrenceMoved, NoticeKind.OccurrenceCancelled, NoticeKind.OccurrenceReinstated, NoticeKind.OccurrenceChanged,
        NoticeKind.Confirmed, NoticeKind.Waitlisted, NoticeKind.Promoted, NoticeKind.SeatOffered, NoticeKind.OfferLapsed, NoticeKind.Requested, NoticeKind.Approved, NoticeKind.Declined, NoticeKind.Changed, NoticeKind.Withdrawn,
        NoticeKind.Removed, NoticeKind.Repeated, NoticeKind.MinutesPublished, NoticeKind.GroupStarts, NoticeKind.NextHost, NoticeKind.FollowUp, NoticeKind.FollowConfirmation, NoticeKind.News, NoticeKind.FailedReport,
    ];

    private IReadOnlyList<KindSettings> _others = [];
    private IReadOnlyList<NoticeKind> _sent = [];

    public List<ReminderForm> Reminders { get; private init; } = [];

    public int? SummonsDaysBefore { get; set; }

    public IReadOnlyList<KindForm> Kinds { get; private init; } = [];

    public static NoticeForm Of(NoticeSettings settings) => new()
    {
        Reminders = [.. settings.Reminders.Select(rule => new ReminderForm { Unit = rule.Unit, Amount = rule.Amount, At = rule.At })],
        SummonsDaysBefore = settings.SummonsDaysBefore,
        Kinds = [.. Shown.Select(kind => Of(kind, settings.Kinds.FirstOrDefault(row => row.Kind == kind)))],
        _others = [.. settings.Kinds.Where(row => !Shown.Contains(row.Kind))],
    };

    /// <summary>As it is saved; what this page does not show stays as it was.</summary>
    public NoticeSettings ToSettings()
    {
        var own = Kinds.Where(kind => kind.IsOwn).ToList();
        _sent = [.. own.Select(kind => kind.Kind)];
        return new()
        {
            Reminders = [.. Reminders.Select(one => new ReminderRule(one.Unit, one.Amount ?? 0, one.Unit is ReminderUnit.Days ? one.At : null))],
            SummonsDaysBefore = SummonsDaysBefore,
            Kinds = [.. own.Select(kind => new KindSettings(kind.Kind, !kind.IsOn, Text(kind.Swedish), Text(kind.English))), .. _others],
        };
    }

    /// <summary>The field of a kind's text as problems name it: its place in what was saved last.</summary>
    public string Field(NoticeKind kind, string part) =>
        Enumerable.Range(0, _sent.Count).FirstOrDefault(at => _sent[at] == kind, -1) is >= 0 and var at ? $"notices.kinds[{at}].{part}" : $"notices.{kind}.{part}";

    /// <summary>What the fields saved last are called, for the list of what is wrong.</summary>
    public IReadOnlyDictionary<string, string> Names =>
        _sent.SelectMany(kind => ((string Part, string Word)[])[("swedish", "Swedish"), ("english", "English")],
            (kind, text) => (Field: Field(kind, text.Part), Name: $"{NoticesTexts.Kind(kind)}, {SettingsTexts.T[text.Word]}")).ToDictionary(pair => pair.Field, pair => pair.Name);

    private static KindForm Of(NoticeKind kind, KindSettings? own) => new() { Kind = kind, IsOn = own is not { IsOff: true }, Swedish = own?.Swedish, English = own?.English };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
