using Evenemang.Shared.Events;

namespace Evenemang.Shared.Notices;

/// <summary>What an organiser has set for one kind of notice.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsOff">Not sent at all; only for kinds that <see cref="NoticeSettings.MayBeOff"/>.</param>
/// <param name="Swedish">Stands in place of our own explanation; null for ours. May hold the placeholders of <see cref="NoticeText"/>.</param>
/// <param name="English">The same in English.</param>
public sealed record KindSettings(NoticeKind Kind, bool IsOff = false, string? Swedish = null, string? English = null);

/// <summary>Which messages a series sends, when, and in which words.</summary>
public sealed record NoticeSettings
{
    /// <summary>Most reminders a series may have.</summary>
    public const int MaxReminders = 5;

    /// <summary>Most days a summons may go out before.</summary>
    public const int MaxSummonsDays = 60;

    /// <summary>Longest own text, in UTF-16 code units.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>Reminders to those who have a place.</summary>
    public IReadOnlyList<ReminderRule> Reminders { get; init; } = [];

    /// <summary>Days before an occurrence that followers get the summons with its agenda; null for none.</summary>
    public int? SummonsDaysBefore { get; init; }

    /// <summary>Kinds that are off or have words of their own.</summary>
    public IReadOnlyList<KindSettings> Kinds { get; init; } = [];

    /// <summary>
    /// What organisers of each kind usually want. A recurring meeting is summoned a week before; seminars and days with seats are reminded of two days before, while a
    /// seat that is given back can still be used; a self-help group the day before.
    /// </summary>
    public static NoticeSettings Default(EventKind kind) => kind switch
    {
        EventKind.RecurringMeeting => new() { Reminders = [DayBefore], SummonsDaysBefore = 7 },
        EventKind.BreakfastSeminar => new() { Reminders = [new(ReminderUnit.Days, 2, Afternoon)], SummonsDaysBefore = 14 },
        EventKind.SelfHelpGroup => new() { Reminders = [DayBefore] },
        EventKind.OutdoorDay => new() { Reminders = [DayBefore], SummonsDaysBefore = 7 },
        _ => new() { Reminders = [DayBefore] },
    };

    /// <summary>
    /// Whether a kind may be switched off. What tells somebody that they stand before a locked door otherwise, or that their own sign-up has changed, may not.
    /// </summary>
    public static bool MayBeOff(NoticeKind kind) => kind is NoticeKind.Reminder or NoticeKind.Summons or NoticeKind.OccurrenceChanged or NoticeKind.MinutesPublished
        or NoticeKind.News or NoticeKind.Withdrawn or NoticeKind.Changed or NoticeKind.FailedReport or NoticeKind.FollowUp;

    /// <summary>Whether a kind is sent.</summary>
    public bool IsOn(NoticeKind kind) => !MayBeOff(kind) || Kinds.FirstOrDefault(row => row.Kind == kind) is not { IsOff: true };

    /// <summary>The organiser's own words for a kind; null for ours. Swedish stands in where there is no English.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="isEnglish">Whether English is wanted.</param>
    public string? TextOf(NoticeKind kind, bool isEnglish) =>
        Kinds.FirstOrDefault(row => row.Kind == kind) is { } own ? (isEnglish ? own.English ?? own.Swedish : own.Swedish) : null;

    /// <summary>Everything that is wrong with settings an organiser wrote.</summary>
    public static void Check(FieldProblems problems, string field, NoticeSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (settings is null) return;
        problems.Each($"{field}.reminders", settings.Reminders, MaxReminders, (at, rule) =>
        {
            problems.AddIf(rule.Amount is < 1 or > ReminderRule.MaxAmount, $"{at}.amount", FieldProblemCode.OutOfRange, ReminderRule.MaxAmount);
            problems.AddIf(rule is { Unit: ReminderUnit.Hours, At: not null }, $"{at}.at", FieldProblemCode.Unknown);
            problems.AddIf(rule.At is { } time && time != new TimeOnly(time.Hour, time.Minute), $"{at}.at", FieldProblemCode.Malformed);
        });
        problems.AddIf(settings.Reminders.DistinctBy(rule => rule.Key).Count() < settings.Reminders.Count, $"{field}.reminders", FieldProblemCode.Taken);
        problems.AddIf(settings.SummonsDaysBefore is < 1 or > MaxSummonsDays, $"{field}.summonsDaysBefore", FieldProblemCode.OutOfRange, MaxSummonsDays);
        problems.Each($"{field}.kinds", settings.Kinds, Enum.GetValues<NoticeKind>().Length, (at, own) =>
        {
            problems.AddIf(own.IsOff && !MayBeOff(own.Kind), $"{at}.isOff", FieldProblemCode.Unknown);
            Text($"{at}.swedish", own.Swedish);
            Text($"{at}.english", own.English);
        });
        problems.AddIf(settings.Kinds.DistinctBy(own => own.Kind).Count() < settings.Kinds.Count, $"{field}.kinds", FieldProblemCode.Taken);

        void Text(string at, string? text)
        {
            problems.Text(at, text, MaxTextLength);
            if (text is not null && NoticeText.UnknownPlaceholder(text) is { } unknown) problems.Add(at, FieldProblemCode.UnknownPlaceholder, unknown);
        }
    }

    private static readonly TimeOnly Afternoon = new(15, 0);

    private static ReminderRule DayBefore => new(ReminderUnit.Days, 1, Afternoon);
}
