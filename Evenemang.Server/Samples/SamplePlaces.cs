using Evenemang.Shared.Events;

namespace Evenemang.Server.Samples;

/// <summary>Places and hosts of the samples. Only the lawn exists.</summary>
internal static class SamplePlaces
{
    public const string SocialServices = "Socialförvaltningen";

    public static Venue MeetingPlace { get; } = new(
        "Mötesplats Kajen", "Stora rummet, våning 1", "Exempelkajen 4", "252 00", "Helsingborg",
        Directions: "Gå in från gården. Porten öppnas med knappen till höger, och hela våningen nås utan trappor. Hörslinga finns.");

    public static Venue SeminarRoom { get; } = new(
        "Träffpunkt Linden", "Sal Björken", "Påhittsgatan 12", "252 00", "Helsingborg",
        Directions: "Hiss från entrén till våning 2. Rullstolsplats finns längst fram, och toaletten intill är anpassad. Buss 0 stannar vid Påhittstorget.");

    public static Venue Hall { get; } = new(
        "Kongresshuset Kupolen", "Stora salen", "Sagotorget 1", "252 00", "Helsingborg",
        Directions: "Fem minuters promenad från Helsingborg C. Ledsagare möter i entrén mellan 8 och 9. Hörslinga och skrivtolkning finns i Stora salen.");

    public static Venue Cinema { get; } = new(
        "Biografen Ljusglimten", null, "Filmgränd 3", "252 00", "Helsingborg",
        Directions: "Två platser för rullstol, säg till på telefon så håller vi dem. Filmen är textad på svenska.");

    public static Venue GroupRoom { get; } = new(
        "Studiecirkelhuset", "Rum 3", "Låtsasvägen 7", "252 00", "Helsingborg", Directions: "Ring på klockan märkt Cirkel. Vi möter dig i dörren.");

    public static Venue Lawn { get; } = new(
        "Gröningen", "Gräset norr om lekplatsen", null, null, "Helsingborg", 56.0535, 12.6838, Outdoors: true,
        Directions: "Gräset ligger vid strandpromenaden. Asfalterad gång går ända fram. Anpassad toalett finns vid kiosken. Det finns inget vindskydd.");

    public static Contact CoordinatorOfPsychiatry { get; } = new("Psykiatrisamordnaren", "psykiatrisamordnaren@example.se", "031-390 06 10");

    public static Contact SeminarOffice { get; } = new("Seminariekansliet", "seminarier@example.se", "031-390 06 20");

    public static Contact ContactPerson { get; } = new("Kontaktperson för självhjälpsgrupper", "grupper@example.se", "070-174 06 30");

    public static Contact SpringDayOffice { get; } = new("Våryrans kansli", "varyran@example.se", "031-390 06 40");
}
