using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Samples;

/// <summary>Breakfast seminars on the second Friday: a few held, the latest with recordings and a marked door list; the next one full; the one after it open.</summary>
internal static class BreakfastSeminars
{
    private const int Capacity = 40;
    private const int MonthsBack = 3;
    private const int MonthsAhead = 6;

    private static readonly string[] Asked = ["kost", "tillhorighet"];

    private static readonly Seminar[] Held =
    [
        new("Ensamhet går att mäta, men vad gör vi åt den", "En sociolog", "Högskolan Exempel", "Vad skiljer att vara ensam från att känna sig ensam? Om en studie där 400 personer förde dagbok."),
        new("Arbete som läkemedel", "En forskare i arbetsterapi", "Universitetet Påhittat", "Individuellt stöd till arbete prövat i sex kommuner. Vad höll efter två år?"),
        new("Barn som anhöriga", "En socionom och forskare", "Högskolan Exempel", "När en förälder mår dåligt bär barnen mer än vi ser. Om vad skolan och socialtjänsten kan göra tillsammans."),
    ];

    private static readonly Seminar[] Coming =
    [
        new("Sömn och psykisk hälsa", "En sömnforskare", "Universitetet Påhittat", "Varför sömnen ofta går först, och vad som hjälper utan läkemedel. Vi provar en enkel övning."),
        new("Delaktighet på riktigt", "Två brukarforskare", "Föreningen Egen Kraft och Högskolan Exempel", "När är man med och bestämmer, och när är man bara inbjuden? Om en trappa med åtta steg."),
        new("Hopp som metod", "En lektor i vårdvetenskap", "Högskolan Exempel", "Hopp går att öva. Om hur personal kan bära hopp utan att lova för mycket."),
    ];

    public static async Task WriteAsync(SampleDesk desk)
    {
        desk.At(SampleDates.Month(desk.Today, -MonthsBack).AddDays(-25));
        var series = await desk.CreateAsync(Series(desk.Today));
        await desk.AskAfterwardsAsync(series.Slug);
        foreach (var (fromLatest, seminar) in series.Past.Reverse().Index())
        {
            await HoldAsync(desk, seminar, Held[^(1 + (fromLatest % Held.Length))], ago: fromLatest);
        }
        foreach (var (seminar, content) in series.Coming.Zip(Coming)) await AnnounceAsync(desk, seminar, content);
        await FillAsync(desk, series.Coming[0]);
        desk.At(desk.Today.AddDays(-3));
        await desk.SignUpAsync(series.Coming[1], desk.People.Parties([1, 2, 1, 1, 3, 2, 1], Asked));
    }

    private static NewSeries Series(DateOnly today)
    {
        var (first, last) = (SampleDates.Month(today, -MonthsBack), SampleDates.Month(today, MonthsAhead));
        return new(EventKind.BreakfastSeminar, new()
        {
            Title = "Frukostseminarier om psykisk hälsa",
            Summary = "Forskning till frukost. Kaffe och smörgås från 7.45, föreläsning och samtal 8.15 till 10. Gratis och öppet för alla.",
            Description =
                """
                En fredag i månaden möts forskare, personal och personer med egen erfarenhet. Först frukost, sedan en föreläsning på fyrtio minuter och resten samtal.

                Platserna brukar ta slut. Blir du förhindrad, **avanmäl dig**, så får nästa på väntelistan platsen direkt. Föreläsningen sänds och finns kvar i efterhand.
                """,
            Organiser = SamplePlaces.SocialServices,
            CoOrganisers = new(["Högskolan Exempel"]),
            Contact = SamplePlaces.SeminarOffice,
            Venue = SamplePlaces.SeminarRoom,
            Recurrence = new MonthlyRule { Start = first, Until = last, Week = WeekOfMonth.Second, Weekday = DayOfWeek.Friday, HolidayPolicy = HolidayPolicy.ShiftOneWeek },
            ClosedPeriods = new([.. SampleDates.SummerBreaks(first, last)]),
            DoorsTime = new TimeOnly(7, 45),
            StartTime = new TimeOnly(8, 15),
            EndTime = new TimeOnly(10, 0),
            Registration = new RegistrationPolicy { Capacity = Capacity, MaxHeads = 4, ClosesHoursBefore = 15, Questions = [Question.Diet(), Question.Affiliation()] },
            Published = true,
        });
    }

    private static Task AnnounceAsync(SampleDesk desk, SampleOccurrence seminar, Seminar content)
    {
        desk.At(seminar.Start.AddDays(-40));
        return desk.EditAsync(seminar, new()
        {
            Theme = content.Theme,
            Description = content.About,
            Contributors = new([new(content.Speaker, "föreläser", content.From)]),
            Links = new([new(LinkKind.Stream, "Se föreläsningen direkt", $"https://video.example.se/direkt/{seminar.Slug}")]),
        });
    }

    private static async Task HoldAsync(SampleDesk desk, SampleOccurrence seminar, Seminar content, int ago)
    {
        var isLatest = ago == 0;
        await AnnounceAsync(desk, seminar, content);
        desk.At(seminar.Start.AddDays(-20));
        var registered = await desk.SignUpAsync(seminar, desk.People.Parties(isLatest ? Full() : [2, 1, 4, 1, 1, 2, 3, 1, 2], Asked));
        desk.At(seminar.End.AddHours(1));
        foreach (var (index, party) in registered.Where(party => party.State is RegistrationState.Confirmed).Take(isLatest ? 12 : 0).Index())
        {
            await desk.MarkAsync(party, index % 5 == 3 ? Attendance.Absent : Attendance.Attended);
        }
        await desk.HoldAsync(seminar);
        await desk.AnswerAfterwardsAsync(seminar, registered, ago);
        desk.At(seminar.End.AddDays(4));
        await desk.EditAsync(seminar, new()
        {
            Links = new(
            [
                new(LinkKind.Recording, "Del 1: Föreläsningen", $"https://video.example.se/{seminar.Slug}/1"),
                new(LinkKind.Recording, "Del 2: Frågor och samtal", $"https://video.example.se/{seminar.Slug}/2"),
                new(LinkKind.Page, "Studien i korthet", $"https://forskning.example.se/{seminar.Slug}"),
            ]),
        });
    }

    /// <summary>Every seat taken, three parties waiting, and somebody who has already left so that the list has moved once.</summary>
    private static async Task FillAsync(SampleDesk desk, SampleOccurrence seminar)
    {
        desk.At(desk.Today.AddDays(-5));
        var registered = await desk.SignUpAsync(seminar, desk.People.Parties(Full(), Asked));
        await desk.SignUpAsync(seminar, desk.People.Parties([1, 2, 1, 2], Asked));
        desk.At(desk.Today.AddDays(-2), 13);
        await desk.WithdrawAsync(registered.First(party => party.State is RegistrationState.Confirmed));
    }

    /// <summary>Parties that make up the whole room.</summary>
    private static int[] Full() => [1, 2, 1, 3, 1, 1, 2, 4, 1, 2, 1, 1, 2, 1, 3, 1, 2, 1, 1, 4, 1, 2, 1, 1];

    private sealed record Seminar(string Theme, string Speaker, string From, string About);
}
