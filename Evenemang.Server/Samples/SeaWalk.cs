using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Samples;

/// <summary>
/// A walk by the sea the day after tomorrow, whenever the samples are made: near enough for the sample forecast (<c>Samples/Weather</c>) to reach it, and windy enough there to be
/// proposed to be called off.
/// </summary>
internal static class SeaWalk
{
    public static async Task WriteAsync(SampleDesk desk)
    {
        var day = desk.Today.AddDays(2);
        desk.At(desk.Today.AddDays(-12));
        var series = await desk.CreateAsync(new(EventKind.OutdoorDay, new()
        {
            Title = "Promenad och korv vid havet",
            Summary = "Vi går två kilometer i lugn takt och grillar korv efteråt. Kom som du är.",
            Organiser = "Brukarföreningen Medvind",
            CoOrganisers = new([SamplePlaces.SocialServices]),
            Contact = SamplePlaces.SpringDayOffice,
            Venue = SamplePlaces.Lawn,
            Weather = new WeatherPlan { ShowForecast = true, Indoors = SamplePlaces.MeetingPlace },
        }));
        await desk.AddAsync(series.Slug, new()
        {
            Date = new DateEdit(Decision.Decided, day.At(13), day.At(16)),
            DressCode = "Varma kläder som tål blåst.",
            Weather = new(new WeatherPlan
            {
                ShowForecast = true, Indoors = SamplePlaces.MeetingPlace, ReserveStart = day.AddDays(7).At(13), ReserveEnd = day.AddDays(7).At(16),
            }),
            Programme = new(
            [
                new() { Title = "Samling", Start = day.At(13), End = day.At(13, 15), Place = "Vid flaggan" },
                new() { Title = "Promenaden", Start = day.At(13, 15), End = day.At(14, 15), Place = "Strandpromenaden" },
                new() { Title = "Korv och kaffe", Start = day.At(14, 15), End = day.At(16), Place = "Tältet", Weather = new(WeatherPreset.Tents) },
            ]),
        });
    }
}
