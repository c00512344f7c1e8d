using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Samples;

/// <summary>A film with a panel afterwards: an ordinary event of no kind in particular, with "I'm coming" and a limit.</summary>
internal static class FilmEvening
{
    private const int DaysAhead = 17;

    public static async Task WriteAsync(SampleDesk desk)
    {
        var day = SampleDates.FirstWorking(desk.Today.AddDays(DaysAhead), DayOfWeek.Thursday);
        desk.At(desk.Today.AddDays(-9));
        var series = await desk.CreateAsync(new(EventKind.Other, new()
        {
            Title = "Film och samtal: Huset vid vattnet",
            Summary = "En film om två syskon och en sommar när allt ställs på sin spets. Efteråt samtalar en panel, och du får gärna fråga.",
            Organiser = "Anhörigföreningen Bryggan",
            CoOrganisers = new([SamplePlaces.SocialServices]),
            Contact = SamplePlaces.CoordinatorOfPsychiatry,
            Venue = SamplePlaces.Cinema,
            Registration = new RegistrationPolicy { Details = RegistrationDetails.None, Capacity = 80, MaxHeads = 4 },
        }));
        var evening = await desk.AddAsync(series.Slug, new()
        {
            Date = new DateEdit(Decision.Decided, day.At(18), day.At(20, 30), day.At(17, 30)),
            Description = "Filmen är 88 minuter, på svenska med svensk text. Den handlar om psykos och har starka scener. Det går bra att gå ut och komma tillbaka. Inträdet är fritt.",
            Contributors = new(
            [
                new("Samtalsledaren", "leder panelen", "Anhörigföreningen Bryggan"),
                new("En anhörig", "berättar", null),
                new("En överläkare", "svarar på frågor", "Vuxenpsykiatrin i regionen", IsConfirmed: false),
            ]),
            Programme = new(
            [
                new() { Title = "Filmen", Start = day.At(18), End = day.At(19, 30) },
                new() { Title = "Paus", Start = day.At(19, 30), End = day.At(19, 40) },
                new() { Title = "Panelen samtalar", Start = day.At(19, 40), End = day.At(20, 30) },
            ]),
        });
        await desk.SignUpAsync(evening, SamplePeople.Nameless(2, 1, 1, 4, 2, 1, 3, 2, 1));
    }
}
