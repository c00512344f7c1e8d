using Evenemang.Shared.Events;

namespace Evenemang.Server.Samples;

/// <summary>A meeting that has been held.</summary>
internal sealed record HeldMeeting(string Theme, string[] Items, Contributor[] Contributors, string Minutes);

/// <summary>What the development group has talked about, and will.</summary>
internal static class DevelopmentGroupThemes
{
    public const string About =
        """
        I Gemensam utvecklingsgrupp möts personer som får stöd av kommunen, anhöriga, föreningar och personal. Vi pratar om det som behöver bli bättre och bestämmer vad vi gör åt det.

        - Alla får vara med. Du behöver inte anmäla dig, men trycker du på **Jag kommer** vet vi hur mycket kaffe vi ska koka.
        - Du kan komma en gång eller varje gång, och gå när du vill.
        - Efter mötet lägger vi ut minnesanteckningar här. I dem står inga namn på deltagare.
        """;

    public static string[] Coming { get; } = ["Stöd till anhöriga", "Digitala möten: när hjälper de och när stänger de ute", "Sommarens träffpunkter", "Så vill vi bli bemötta"];

    /// <summary>Oldest first; the last one is the latest.</summary>
    public static HeldMeeting[] Held { get; } =
    [
        new(
            "Boendestöd: vad hjälper i vardagen",
            ["Vad boendestöd är", "Berättelser från vardagen", "Vad vi tar vidare"],
            [new("En boendestödjare", "berättar om sitt arbete", SamplePlaces.SocialServices), new("Erfarenhetsexperten", "berättar ur eget liv", "Föreningen Egen Kraft")],
            """
            Vi var 19 personer.

            **Det vi pratade om.** Samma boendestödjare över tid betyder mest. När någon ny kommer vill vi få veta det i förväg, gärna med ett foto.

            **Det vi bestämde**
            - Förvaltningen prövar ett blad med namn och bild på den som kommer. Det börjar i två områden.
            - Medvind samlar in fler exempel till nästa möte.

            **Övriga frågor.** Hissen på Kajen krånglar. Vaktmästaren är underrättad.
            """),
        new(
            "Återhämtning: vägen framåt är inte rak",
            ["Vad forskningen säger i korthet", "Samtal i grupper", "Idéer till hösten"],
            [new("En forskare i socialt arbete", "föreläser en halvtimme", "Högskolan Exempel")],
            """
            Vi var 24 personer, flera för första gången.

            **Det vi pratade om.** Återhämtning ser olika ut. Många sade att någon annans hopp bar dem när det egna var slut.

            **Det vi bestämde**
            - En studiecirkel om återhämtning startar i september. Anmälan sker till kontaktpersonen.
            - Ordet "färdigbehandlad" tas bort ur förvaltningens brev.
            """),
        new(
            "Brukarrevision: vi granskar själva",
            ["Hur en brukarrevision går till", "Vad den förra visade", "Vem vill vara med"],
            [new("Brukarrevisorerna", "visar sin rapport", "Brukarföreningen Medvind")],
            """
            Vi var 16 personer.

            Brukarrevisorerna har pratat med 31 personer på tre träffpunkter. De flesta trivs. Det som saknas är något att göra på kvällar och helger.

            **Det vi bestämde**
            - Träffpunkten Linden håller öppet två söndagar på prov.
            - Fyra personer anmälde sig till utbildningen till brukarrevisor.
            """),
        new(
            "Ekonomi och skulder",
            ["Budget- och skuldrådgivarna presenterar sig", "Frågor", "Så hittar du hit nästa gång"],
            [new("En budget- och skuldrådgivare", "svarar på frågor", "Kommunens rådgivning")],
            """
            Vi var 21 personer.

            Rådgivarna tog emot alla frågor utan att någon behövde säga vem frågan gällde. Det var uppskattat.

            **Det vi bestämde**
            - Rådgivarna kommer till Kajen första tisdagen i månaden.
            - Vi skriver en lathund på lätt svenska.
            """),
        new(
            "Fysisk hälsa när man mår psykiskt dåligt",
            ["Hälsosamtal på vårdcentralen", "Röra på sig utan prestation", "Vad vi vill se på Våryran"],
            [new("En distriktssköterska", "berättar om hälsosamtal", "Vårdcentralen Låtsas"), new("Rörelseledaren", "håller en paus med rörelse", "Föreningen Egen Kraft")],
            """
            Vi var 18 personer.

            **Det vi pratade om.** Det är svårt att ta sig till vårdcentralen ensam. Sällskap hjälper mer än information.

            **Det vi bestämde**
            - Egen Kraft startar en grupp som promenerar till hälsosamtalet tillsammans.
            - Brännboll ska vara med på Våryran, och det ska gå bra att bara heja.
            """),
        new(
            "Bemötande i telefon",
            ["Två provsamtal", "Vad som gör att man lägger på", "Råd till växeln"],
            [new("Samordnaren för växeln", "lyssnar", SamplePlaces.SocialServices)],
            """
            Vi var 22 personer.

            Vi lyssnade på två påhittade samtal och stannade bandet där det gick fel. Det som hjälper är att få veta vad som händer härnäst.

            **Det vi bestämde**
            - Växeln avslutar varje samtal med att säga vem som ringer upp och när.
            - Vi följer upp om tre månader.

            **Övriga frågor.** Fler vill ha kallelsen på papper. Säg till på mötet så ordnar vi det.
            """),
    ];

    public static AgendaItem[] Agenda(string[] items) =>
    [
        new(1, "Välkomna"),
        .. items.Select((text, index) => new AgendaItem(index + 2, text)),
        new(items.Length + 2, "Rapporter från våra arbetsgrupper", IsStanding: true),
        new(items.Length + 3, "Övriga frågor", IsStanding: true),
    ];

    public static byte[] DraftPlan() => SamplePdf.Of(
        "Utkast till handlingsplan för psykisk hälsa",
        "Det här är ett utkast. Inget är bestämt.",
        "",
        "1. Du ska få veta vem du kan ringa, och någon ska svara samma dag.",
        "2. Stödet ska följa dig när du flyttar eller byter kontakt.",
        "3. Anhöriga ska få eget stöd, också när den de bryr sig om tackar nej.",
        "4. Personer med egen erfarenhet ska vara med när vi anställer och utbildar.",
        "5. Vi mäter det som betyder något för dig, inte bara det som är lätt att räkna.",
        "",
        "Vad saknas? Vad är otydligt? Vad måste komma först?",
        "Säg det på mötet, eller skriv till psykiatrisamordnaren@example.se.");

    public static byte[] Questions() => SamplePdf.Of(
        "Frågor att fundera på inför mötet",
        "1. När fick du stöd som verkligen hjälpte? Vad gjorde den personen?",
        "2. Vad i utkastet skulle du stryka?",
        "3. Vad skulle du vilja läsa om ett år?");
}
