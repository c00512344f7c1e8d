using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Samples;

/// <summary>A conference with 240 seats, nearly full, with parallel workshops that have seats of their own.</summary>
internal static class Conference
{
    private const int Seats = 240;
    private const int SeatsLeft = 9;
    private const int WeeksAhead = 7;

    public static async Task WriteAsync(SampleDesk desk)
    {
        var day = SampleDates.FirstWorking(desk.Today.AddDays(7 * WeeksAhead), DayOfWeek.Thursday);
        desk.At(desk.Today.AddDays(-16));
        var series = await desk.CreateAsync(new(EventKind.Other, new()
        {
            Title = "Tillsammans räcker vi längre",
            Summary = "En konferens om brukarinflytande i socialtjänst och vård, för alla i hela landet.",
            Description =
                """
                Vad händer när den som får stöd är med och bestämmer hur stödet ska se ut? En dag med exempel som går att ta med hem.

                - Konferensen är gratis. Kaffe och lunch ingår.
                - Hela programmet på Stora salen sänds och textas.
                - Behöver du ledsagare, tolk eller ett rum att vila i, ring kansliet så ordnar vi det.
                """,
            Organiser = SamplePlaces.SocialServices,
            CoOrganisers = new(["Högskolan Exempel", "Brukarföreningen Medvind"]),
            Contact = SamplePlaces.SeminarOffice,
            Venue = SamplePlaces.Hall,
            Registration = new RegistrationPolicy { Capacity = Seats, MaxHeads = 6, ClosesHoursBefore = 48, PromotionCutoffHours = 24, Questions = [Question.Diet(), Question.Affiliation()] },
        }));
        var conference = await desk.AddAsync(series.Slug, new()
        {
            Date = new DateEdit(Decision.Decided, day.At(9, 30), day.At(16), day.At(8, 30)),
            Theme = "Brukarinflytande som håller",
            Contributors = new(
            [
                new("Generaldirektören", "inledningstalar", "Myndigheten Exempel", IsConfirmed: false),
                new("En professor i socialt arbete", "föreläser", "Universitetet Påhittat"),
                new("Erfarenhetsexperten", "leder samtalet", "Föreningen Egen Kraft"),
                new("Psykiatrisamordnaren", "är värd för dagen", SamplePlaces.SocialServices),
            ]),
            Links = new([new(LinkKind.Stream, "Se Stora salen direkt", "https://video.example.se/direkt/konferens")]),
            Programme = new(Programme(day)),
        });
        desk.At(desk.Today.AddDays(-14));
        await desk.SignUpAsync(conference, desk.People.Parties(Parties(), "kost", "tillhorighet"));
        foreach (var title in new[] { "Arbetsverkstad: anställa personer med egen erfarenhet", "Arbetsverkstad: brukarrevision från början" })
        {
            var item = (await desk.ProgrammeIdsAsync(conference, title)).Single();
            await desk.SignUpAsync(new SignUpTo.ProgrammeItem(conference.Slug, item), desk.People.Parties([2, 1, 3, 1, 2, 4, 1], "kost", "tillhorighet"));
        }
    }

    private static ProgrammeItemEdit[] Programme(DateOnly day) =>
    [
        new() { Title = "Kaffe och smörgås", Start = day.At(8, 30), End = day.At(9, 30), Place = "Foajén" },
        new() { Title = "Välkomna", Start = day.At(9, 30), End = day.At(9, 45), Place = "Stora salen" },
        new() { Title = "Föreläsning: tio år av inflytande", Start = day.At(9, 45), End = day.At(11), Place = "Stora salen" },
        new() { Title = "Samtal på scenen: vad hände sedan", Start = day.At(11, 15), End = day.At(12, 15), Place = "Stora salen" },
        new() { Title = "Lunch", Start = day.At(12, 15), End = day.At(13, 15), Place = "Restaurangen" },
        new()
        {
            Title = "Arbetsverkstad: anställa personer med egen erfarenhet", Description = "Två kommuner visar annonser, avtal och misstag.",
            Start = day.At(13, 15), End = day.At(14, 30), Place = "Rum Älgen", TakesRegistrations = true, Capacity = 30,
        },
        new()
        {
            Title = "Arbetsverkstad: brukarrevision från början", Description = "Du går härifrån med en egen plan.",
            Start = day.At(13, 15), End = day.At(14, 30), Place = "Rum Haren", TakesRegistrations = true, Capacity = 20,
        },
        new() { Title = "Film och samtal för den som vill sitta kvar", Start = day.At(13, 15), End = day.At(14, 30), Place = "Stora salen" },
        new() { Title = "Kaffe och utställning", Start = day.At(14, 30), End = day.At(15), Place = "Foajén" },
        new() { Title = "Det här tar vi med hem", Start = day.At(15), End = day.At(16), Place = "Stora salen" },
        new() { Title = "Tyst rum", Description = "Öppet hela dagen för den som behöver vila.", Place = "Rum Uttern" },
    ];

    /// <summary>Groups from many places, until few seats are left.</summary>
    private static List<int> Parties()
    {
        int[] sizes = [4, 1, 2, 6, 3, 1, 2, 5, 1, 4];
        List<int> parties = [];
        for (var (taken, index) = (0, 0); taken < Seats - SeatsLeft; index++)
        {
            parties.Add(Math.Min(sizes[index % sizes.Length], Seats - SeatsLeft - taken));
            taken += parties[^1];
        }
        return parties;
    }
}
