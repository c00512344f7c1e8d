using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Samples;

/// <summary>Two self-help groups of ten meetings, a chapter of a book each: one that has begun and runs itself, one that still takes requests.</summary>
internal static class SelfHelpGroups
{
    private const int Meetings = 10;
    private const int FacilitatedMeetings = 3;
    private const int MonthsRunning = 4;

    private static readonly string[] Chapters =
    [
        "Kapitel 1: Att börja där man är", "Kapitel 2: Kroppen minns", "Kapitel 3: När tankarna snurrar", "Kapitel 4: Säga nej, säga ja", "Kapitel 5: Sömn och vila",
        "Kapitel 6: De som står en nära", "Kapitel 7: Bakslag", "Kapitel 8: Det som ger kraft", "Kapitel 9: Små steg", "Kapitel 10: Vidare",
    ];

    public static async Task WriteAsync(SampleDesk desk)
    {
        await WriteRunningAsync(desk);
        await WriteComingAsync(desk);
    }

    private static async Task WriteRunningAsync(SampleDesk desk)
    {
        var first = SampleDates.Month(desk.Today, -MonthsRunning);
        desk.At(first.AddDays(-40));
        var group = await desk.CreateAsync(Group("Självhjälpsgrupp: vardag med oro, grupp 1", first));
        desk.At(first.AddDays(-25));
        string[] aliases = ["Lo", "Kim", "Månen", "R.", "Tranan", "Sam", "Ylle"];
        var requests = await desk.SignUpAsync(new SignUpTo.Series(group.Slug), aliases.Select(desk.People.Alias).ToList());
        foreach (var request in requests) await desk.DecideAsync(request.Id, approve: request != requests[^1]);
        await GiveChaptersAsync(desk, group);
        foreach (var meeting in group.Past)
        {
            desk.At(meeting.End.AddHours(1));
            await desk.HoldAsync(meeting);
        }
        desk.At(desk.Today.AddDays(-1));
        await desk.ReportAbsenceAsync(requests[1], group.Coming[0]);
    }

    private static async Task WriteComingAsync(SampleDesk desk)
    {
        desk.At(desk.Today.AddDays(-12));
        var group = await desk.CreateAsync(Group("Självhjälpsgrupp: vardag med oro, grupp 2", SampleDates.Month(desk.Today, 2), showsTimeAndPlace: true));
        var requests = await desk.SignUpAsync(new SignUpTo.Series(group.Slug), new[] { "Björk", "Noa", "E.", "Havet", "Robin" }.Select(desk.People.Alias).ToList());
        desk.At(desk.Today.AddDays(-3));
        foreach (var request in requests.Take(3)) await desk.DecideAsync(request.Id, approve: true);
        await GiveChaptersAsync(desk, group);
    }

    private static async Task GiveChaptersAsync(SampleDesk desk, SampleSeries group)
    {
        foreach (var (meeting, chapter) in group.Past.Concat(group.Coming).Zip(Chapters)) await desk.EditAsync(meeting, new() { Theme = chapter });
    }

    private static NewSeries Group(string title, DateOnly month, bool showsTimeAndPlace = false) => new(EventKind.SelfHelpGroup, new()
    {
        Title = title,
        Summary = "Tio träffar i en liten grupp där alla vet hur det är. Vi läser en bok tillsammans, ett kapitel varje gång.",
        Description =
            """
            I en självhjälpsgrupp finns ingen ledare som vet bäst. En igångsättare är med de **tre första** gångerna, sedan sköter gruppen sig själv.

            - Du anmäler dig en gång, till alla tio träffar. Ett förnamn eller ett smeknamn räcker.
            - Kontaktpersonen ringer eller skriver till dig innan du får din plats, så att ni kan prata om vad du söker.
            - Det som sägs i gruppen stannar i gruppen. Ingen ser vem som är med, och våra brev nämner inte vad det gäller.
            - Har du ingen e-post, ring kontaktpersonen.

            Vi läser *Ett litet steg i taget*. Boken får du låna.
            """,
        Organiser = SamplePlaces.SocialServices,
        CoOrganisers = new(["Föreningen Egen Kraft"]),
        Contact = SamplePlaces.ContactPerson,
        Venue = SamplePlaces.GroupRoom,
        Recurrence = new MonthlyRule { Start = month, Count = Meetings, Week = WeekOfMonth.Last, Weekday = DayOfWeek.Wednesday },
        ClosedPeriods = new([.. SampleDates.Breaks(month, month.AddMonths(2 * Meetings))]),
        StartTime = new TimeOnly(13, 30),
        EndTime = new TimeOnly(15, 30),
        Registration = new RegistrationPolicy { Scope = RegistrationScope.Series, Capacity = 8, MaxHeads = 1, Approval = true },
        Discreet = true,
        ShowsTimeAndPlace = showsTimeAndPlace,
        HideCounts = true,
        Published = true,
    })
    {
        FacilitatedMeetings = FacilitatedMeetings,
    };
}
