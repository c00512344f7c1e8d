using Evenemang.Shared.Calendars;

namespace Evenemang.Tests.Calendars;

/// <summary>Entries and feeds for tests; invented people only.</summary>
internal static class CalendarSamples
{
    public const string Stockholm = "Europe/Stockholm";

    public static readonly DateTime Changed = new(2026, 11, 2, 9, 30, 0, DateTimeKind.Utc);

    public static CalendarEntry Meeting(string uid, DateTime local, double hours = 2) => new()
    {
        Uid = uid,
        LastModified = Changed,
        Start = CalendarTime.At(local, Stockholm),
        End = CalendarTime.At(local.AddHours(hours), Stockholm),
        Summary = "Gemensam utvecklingsgrupp",
    };

    public static CalendarEntry Breakfast() => new()
    {
        Uid = "0197a1b2-0001@evenemang.example.se",
        Sequence = 2,
        LastModified = Changed,
        Start = CalendarTime.At(new(2027, 2, 5, 7, 45, 0), Stockholm),
        End = CalendarTime.At(new(2027, 2, 5, 10, 0, 0), Stockholm),
        Summary = "Frukostseminarium: Vad gör en brukarrevision; och för vem, egentligen?",
        Description = "Frukost från 7.45, samtal 8.15–10.00.\n\nAnmälan krävs. \"Kom som du är\" \\o/ 🥐☕️\nhttps://evenemang.example.se/evenemang/frukost-2027-02-05",
        Location = "Sal A, Dalheimers hus, Slottsskogsgatan 12, Göteborg",
        Geo = new(57.68912, 11.94281),
        Url = "https://evenemang.example.se/evenemang/frukost-2027-02-05",
        Categories = ["Frukostseminarium", "Öppet för alla"],
        RelatedTo = "0197a1b2-0000@evenemang.example.se",
    };

    public static CalendarFeed Feed(params CalendarEntry[] entries) => new()
    {
        Name = "Evenemang: allt",
        Description = "Alla evenemang, uppdateras när något ändras.",
        Source = "https://evenemang.example.se/kalender/alla.ics",
        Colour = "teal",
        Refresh = CalendarFeed.DefaultRefresh,
        TimeZone = Stockholm,
        Entries = entries,
    };
}
