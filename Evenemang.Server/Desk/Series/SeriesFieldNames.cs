namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>What the fields of a series are called, for the list of what is wrong.</summary>
internal static class SeriesFieldNames
{
    public static IReadOnlyDictionary<string, string> All => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["title"] = SeriesTexts.T["Title"],
        ["summary"] = SeriesTexts.T["Summary"],
        ["description"] = SeriesTexts.T["Description"],
        ["organiser"] = SeriesTexts.T["Organiser"],
        ["contact.name"] = SeriesTexts.T["ContactName"],
        ["contact.email"] = SeriesTexts.T["ContactEmail"],
        ["contact.phone"] = SeriesTexts.T["ContactPhone"],
        ["venue.name"] = SeriesTexts.T["VenueName"],
        ["calendarTitle"] = SeriesTexts.T["CalendarTitle"],
        ["recurrence"] = SeriesTexts.T["Pattern"],
        ["startTime"] = SeriesTexts.T["StartTime"],
        ["endTime"] = SeriesTexts.T["EndTime"],
        ["doorsTime"] = SeriesTexts.T["DoorsTime"],
        ["registration.capacity"] = SeriesTexts.T["Capacity"],
        ["registration.maxHeads"] = SeriesTexts.T["MaxHeads"],
        ["registration.offerHours"] = SeriesTexts.T["OfferHours"],
        ["reason"] = SeriesTexts.T["Reason"],
    };
}
