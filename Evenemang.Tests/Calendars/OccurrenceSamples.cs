using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Calendars;

/// <summary>Occurrences of the kinds the domain knows; invented people only.</summary>
internal static class OccurrenceSamples
{
    public const string Stockholm = "Europe/Stockholm";

    public static readonly DateTime Changed = new(2026, 11, 2, 9, 30, 0, DateTimeKind.Utc);

    public static Series Series(EventKind kind, string slug, string title, bool discreet = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Kind = kind,
        Title = title,
        Discreet = discreet,
        ShowsTimeAndPlace = discreet,
        Published = true,
        CreatedAt = Changed,
        UpdatedAt = Changed,
    };

    public static Occurrence Of(Series series, string slug, DateTime start, double hours = 2, DateTime? doors = null)
    {
        var occurrence = new Occurrence
        {
            Id = Guid.CreateVersion7(),
            SeriesId = series.Id,
            Series = series,
            Slug = slug,
            Uid = $"{slug}-uid@evenemang.example",
            CreatedAt = Changed,
            UpdatedAt = Changed,
            ThemeDecision = Decision.Undecided,
        };
        occurrence.SetDate(Decision.Decided, start, start.AddHours(hours), doors, series.TimeZone);
        return occurrence;
    }

    public static Occurrence Breakfast()
    {
        var series = Series(EventKind.BreakfastSeminar, "frukostseminarium", "Frukostseminarium");
        series.Summary = "Frukost och samtal om forskning, en gång i månaden.";
        series.Organiser = "Socialförvaltningen";
        series.CoOrganisers = ["Nationell samverkan"];
        series.Venue = new("Dalheimers hus", "Sal A", "Slottsskogsgatan 12", "414 53", "Göteborg", 57.68912, 11.94281);
        series.Registration = new() { Capacity = 40 };
        var occurrence = Of(series, "frukost-2027-02-05", new(2027, 2, 5, 8, 15, 0), 1.75, new(2027, 2, 5, 7, 45, 0));
        occurrence.Theme = "Vad gör en brukarrevision?";
        occurrence.ThemeDecision = Decision.Decided;
        occurrence.Contributors = [new("En forskare", "forskare", "Universitetet"), new("En till", IsConfirmed: false)];
        return occurrence;
    }

    public static Occurrence AmongCandidates()
    {
        var series = Series(EventKind.RecurringMeeting, "gemensam-utvecklingsgrupp", "Gemensam utvecklingsgrupp");
        series.Venue = new("Dalheimers hus");
        var occurrence = Of(series, "gemensam-utvecklingsgrupp-januari-2027", new(2027, 1, 1));
        occurrence.SetUndecidedDate(
            [
                new(Guid.CreateVersion7(), "candidate-14@evenemang.example", new(2027, 1, 14, 13, 30, 0), new(2027, 1, 14, 15, 30, 0)),
                new(Guid.CreateVersion7(), "candidate-21@evenemang.example", new(2027, 1, 21, 13, 30, 0), new(2027, 1, 21, 15, 30, 0)),
            ],
            series.TimeZone);
        return occurrence;
    }

    /// <summary>Published long before its day.</summary>
    public static Occurrence Published(this Occurrence occurrence)
    {
        Assert.Null(occurrence.Publish(Changed));
        return occurrence;
    }
}
