using Evenemang.Server.Events;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Samples;

/// <summary>
/// Gemensam utvecklingsgrupp: the second Monday of the month since half a year, with minutes; one meeting moved a week, one whose date is not decided.
/// </summary>
internal static class DevelopmentGroup
{
    private const int MonthsBack = 7;
    private const int MonthsAhead = 8;

    public static async Task WriteAsync(SampleDesk desk)
    {
        var undecided = UndecidedMonday(desk.Today);
        desk.At(SampleDates.Month(desk.Today, -MonthsBack).AddDays(-20));
        var series = await desk.CreateAsync(Series(desk.Today, undecided));
        foreach (var (fromLatest, meeting) in series.Past.Reverse().Index())
        {
            await HoldAsync(desk, meeting, DevelopmentGroupThemes.Held[^(1 + (fromLatest % DevelopmentGroupThemes.Held.Length))]);
        }
        await PrepareNextAsync(desk, series.Coming[0]);
        await MoveAsync(desk, series.Coming[1]);
        await AddUndecidedAsync(desk, series.Slug, undecided);
        foreach (var (meeting, theme) in series.Coming.Skip(2).Zip(DevelopmentGroupThemes.Coming))
        {
            await desk.EditAsync(meeting, new() { Theme = theme, ThemeDecision = Decision.Preliminary });
        }
        desk.At(desk.Today, hour: 8);
        foreach (var number in Enumerable.Range(1, 3)) await desk.FollowAsync(series.Slug, $"foljare{number}@example.se");
        await desk.FollowAsync(null, "foljer-allt@example.se");
    }

    private static NewSeries Series(DateOnly today, DateOnly undecided)
    {
        var (first, last) = (SampleDates.Month(today, -MonthsBack), SampleDates.Month(today, MonthsAhead));
        var month = SampleDates.Month(undecided, 0);
        return new(EventKind.RecurringMeeting, new()
        {
            Title = "Gemensam utvecklingsgrupp",
            Summary = "Vi som får stöd och vi som ger stöd utvecklar socialpsykiatrin tillsammans. Alla är välkomna, ta gärna med en vän.",
            Description = DevelopmentGroupThemes.About,
            Organiser = SamplePlaces.SocialServices,
            CoOrganisers = new(["Brukarföreningen Medvind", "Anhörigföreningen Bryggan", "Föreningen Egen Kraft"]),
            Contact = SamplePlaces.CoordinatorOfPsychiatry,
            Venue = SamplePlaces.MeetingPlace,
            Recurrence = new MonthlyRule { Start = first, Until = last, Week = WeekOfMonth.Second, Weekday = DayOfWeek.Monday, HolidayPolicy = HolidayPolicy.ShiftOneWeek },
            ClosedPeriods = new([.. SampleDates.SummerBreaks(first, last), new ClosedPeriod(month, month.AddMonths(1).AddDays(-1), "datumet väljs bland två måndagar")]),
            StartTime = new TimeOnly(13, 30),
            EndTime = new TimeOnly(15, 30),
            Published = true,
        });
    }

    /// <summary>The third second Monday from today, summers left out.</summary>
    private static DateOnly UndecidedMonday(DateOnly today) => Enumerable.Range(0, 12)
        .Select(months => SampleDates.Nth(SampleDates.Month(today, months), DayOfWeek.Monday, 2))
        .Where(monday => monday > today && monday.Month is not (7 or 8))
        .ElementAt(2);

    private static async Task HoldAsync(SampleDesk desk, SampleOccurrence meeting, HeldMeeting held)
    {
        desk.At(meeting.Start.AddDays(-12));
        await desk.EditAsync(meeting, new() { Theme = held.Theme, Agenda = new(DevelopmentGroupThemes.Agenda(held.Items)), Contributors = new(held.Contributors) });
        await desk.SignUpAsync(meeting, SamplePeople.Nameless(1, 2, 1, 1));
        desk.At(meeting.End.AddHours(1));
        await desk.HoldAsync(meeting);
        desk.At(meeting.End.AddDays(3));
        await desk.EditAsync(meeting, new() { Minutes = held.Minutes, MinutesPublished = true });
    }

    private static async Task PrepareNextAsync(SampleDesk desk, SampleOccurrence meeting)
    {
        desk.At(meeting.Start.AddDays(-14));
        var draft = await desk.AttachAsync(meeting, "Utkast till handlingsplan.pdf", DevelopmentGroupThemes.DraftPlan());
        var questions = await desk.AttachAsync(meeting, "Frågor att fundera på.pdf", DevelopmentGroupThemes.Questions());
        await desk.EditAsync(meeting, new()
        {
            Theme = "Handlingsplan för psykisk hälsa",
            Description = "Förvaltningen har skrivit ett första utkast. Nu vill vi veta vad som saknas, vad som är otydligt och vad som måste komma först. Du behöver inte ha läst allt för att vara med.",
            Agenda = new(
            [
                new(1, "Välkomna, och en runda där den som vill säger sitt namn"),
                new(2, "Utkastet till handlingsplan: vad saknas", DocumentIds: [draft, questions]),
                new(3, "Kaffe och samtal i mindre grupper"),
                new(4, "Rapporter från våra arbetsgrupper", IsStanding: true),
                new(5, "Övriga frågor", IsStanding: true),
            ]),
            Contributors = new(
            [
                new("Psykiatrisamordnaren", "berättar om utkastet", SamplePlaces.SocialServices),
                new("Brukarrådets ordförande", "leder samtalet", "Brukarföreningen Medvind"),
                new("En politiker i socialnämnden", "lyssnar och svarar på frågor", "Socialnämnden", IsConfirmed: false),
            ]),
        });
        await desk.SignUpAsync(meeting, SamplePeople.Nameless(1, 1, 2, 1, 3));
    }

    private static async Task MoveAsync(SampleDesk desk, SampleOccurrence meeting)
    {
        desk.At(desk.Today.AddDays(-6));
        await desk.SignUpAsync(meeting, SamplePeople.Nameless(1, 1));
        desk.At(desk.Today.AddDays(-4));
        await desk.MoveAsync(meeting, new(meeting.Start.AddDays(7), meeting.End.AddDays(7)));
    }

    private static Task<SampleOccurrence> AddUndecidedAsync(SampleDesk desk, string series, DateOnly monday) => desk.AddAsync(series, new()
    {
        Date = new DateEdit(Decision.Undecided, Candidates: [Candidate(monday), Candidate(monday.AddDays(7))]),
        Description = "Vi väljer dag när vi vet när föreläsaren kan komma. Prenumererar du på kalendern står båda dagarna där tills vidare.",
    });

    private static CandidateEdit Candidate(DateOnly day) => new(day.At(13, 30), day.At(15, 30));
}
