using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Samples;

/// <summary>Våryran on 17 May: the coming one with its whole programme, the last one called off the day before because of the weather.</summary>
internal static class SpringDay
{
    private const string Rounders = "Brännboll";

    public static async Task WriteAsync(SampleDesk desk)
    {
        var coming = SampleDates.NextSpringDay(desk.Today);
        var last = coming.AddYears(-1);
        desk.At(last.AddDays(-60));
        var series = await desk.CreateAsync(Series());
        await CalledOffAsync(desk, series.Slug, last);

        desk.At(desk.Today.AddDays(-8));
        var day = await desk.AddAsync(series.Slug, Day(coming));
        var rounders = (await desk.ProgrammeIdsAsync(day, Rounders)).Single();
        await desk.SignUpAsync(
            new SignUpTo.ProgrammeItem(day.Slug, rounders),
            [desk.People.Team("Lindens lirare", 8), desk.People.Team("Bollhavet", 6), desk.People.Team("Medvind och motvind", 9)]);
    }

    private static async Task CalledOffAsync(SampleDesk desk, string series, DateOnly date)
    {
        var day = await desk.AddAsync(series, Day(date));
        desk.At(date.AddDays(-21));
        var rounders = (await desk.ProgrammeIdsAsync(day, Rounders)).Single();
        await desk.SignUpAsync(new SignUpTo.ProgrammeItem(day.Slug, rounders), [desk.People.Team("Kajens kämpar", 7), desk.People.Team("Solsidan", 6)]);
        desk.At(date.AddDays(-1), 14);
        await desk.CancelAsync(
            day,
            "Vi ställer in Våryran. Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd. Vi ses nästa år.");
    }

    private static NewSeries Series() => new(EventKind.OutdoorDay, new()
    {
        Title = "Våryran",
        Summary = "En dag vid havet med rörelse, musik och lek. Alla kan vara med, och det går lika bra att bara titta på.",
        Description =
            """
            Våryran är till för dig som har kontakt med socialpsykiatrin, dina vänner och din familj, och för dig som arbetar där.

            - Du behöver inte anmäla dig. Lag till **brännboll** anmäler sig vid programpunkten, och ett lag kan vara hopplockat på plats.
            - Frukt, dricka och smörgås bjuder vi på. Säg till om allergier när du hämtar.
            - Arbetar du inom förvaltningen, stäm av med din chef innan du kommer.
            - Ser vädret osäkert ut bestämmer vi senast dagen innan. Det står då högst upp på den här sidan.
            """,
        Organiser = SamplePlaces.SocialServices,
        CoOrganisers = new(
        [
            "Brukarföreningen Medvind", "Anhörigföreningen Bryggan", "Föreningen Egen Kraft", "Idrottsföreningen Låtsas", "Studieförbundet Exempel",
            "Vuxenpsykiatrin i regionen", "Träffpunkt Linden",
        ]),
        Contact = SamplePlaces.SpringDayOffice,
        Venue = SamplePlaces.Lawn,
        Weather = new WeatherPlan { ShowForecast = true },
        StartTime = new TimeOnly(11, 0),
        EndTime = new TimeOnly(15, 0),
    });

    private static OccurrenceEdit Day(DateOnly day) => new()
    {
        Date = new DateEdit(Decision.Decided, day.At(11), day.At(15)),
        DressCode = "Bekväma kläder och skor som tål gräs. Ta med en filt och något varmt, det blåser ofta vid havet.",
        Programme = new(
        [
            new() { Title = "Samling", Start = day.At(11), End = day.At(11, 15), Place = "Vid flaggan" },
            new() { Title = "209 meter: spring, gå eller kryp", Start = day.At(11, 15), End = day.At(11, 30), Place = "Strandpromenaden", Description = "Ingen tid tas. Alla får applåder." },
            new() { Title = "Magdans", Start = day.At(11, 30), End = day.At(12), Place = "Scenen" },
            new() { Title = "Något att äta", Start = day.At(12), End = day.At(12, 30), Place = "Tältet", Weather = new(WeatherPreset.Tents) },
            new() { Title = "Yoga", Start = day.At(12, 30), End = day.At(13), Place = "Under träden", Description = "Matta finns att låna. Det går att sitta på stol." },
            new()
            {
                Title = Rounders, Start = day.At(12, 30), EndsWhenDone = true, Place = "Stora gräset", TakesRegistrations = true, TeamsOnly = true, Capacity = 60,
                Description = "Vi spelar så länge det finns lag. Sex till tio personer i varje.",
            },
            new() { Title = "Boxningsträning", Start = day.At(13), End = day.At(13, 30), Place = "Scenen", Description = "Utan motståndare, i din egen takt." },
            new() { Title = "Utegym", Start = day.At(13, 30), End = day.At(14), Place = "Utegymmet" },
            new() { Title = "Ensemblen spelar", Start = day.At(14), End = day.At(15), Place = "Scenen" },
            new() { Title = "Boule", Place = "Grusplanen" },
            new() { Title = "Basket", Place = "Asfaltsplanen" },
            new() { Title = "Kubb", Place = "Gräset vid tältet" },
        ]),
    };
}
