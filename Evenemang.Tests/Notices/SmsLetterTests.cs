using Evenemang.Server.Notices;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Notices;

public sealed class SmsLetterTests
{
    private static readonly SiteOptions Site = new() { BaseUrl = "https://evenemang.exempel.se" };

    [Theory]
    [InlineData(NoticeKind.OccurrenceCancelled, "sv", "Inställt: Våryran i morgon. Det blåser för mycket. Mer: https://evenemang.exempel.se/evenemang/varyran Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceCancelled, "en", "Cancelled: Våryran tomorrow. Det blåser för mycket. More: https://evenemang.exempel.se/en/evenemang/varyran Questions: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceMoved, "sv", "Ändrat: Våryran. Nu gäller tisdag 12 januari kl. 18-20, Gräset \"vid\" havet. Mer: https://evenemang.exempel.se/evenemang/varyran Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceReinstated, "sv", "Det blir av ändå: Våryran tisdag 12 januari kl. 18-20, Gräset \"vid\" havet. Mer: https://evenemang.exempel.se/evenemang/varyran Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.Promoted, "en", "You now have a place: Våryran Tuesday 12 January, 18:00-20:00, Gräset \"vid\" havet. More: https://evenemang.exempel.se/en/evenemang/varyran")]
    [InlineData(NoticeKind.SeatOffered, "sv", "Du kan få en plats: Våryran tisdag 12 januari kl. 18-20. Svara senast måndag 11 januari kl. 20: https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(NoticeKind.Reminder, "sv", "Påminnelse: Våryran tisdag 12 januari kl. 18-20, Gräset \"vid\" havet. Kan du inte komma? https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA")]
    public void The_text_says_it_in_one_part(NoticeKind kind, string language, string expected) => Assert.Equal(expected, Write(kind, language, Occurrence(isDiscreet: false)));

    [Theory]
    [InlineData(NoticeKind.OccurrenceCancelled, "sv", "Din träff i morgon är inställd. Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceCancelled, "en", "Your meeting tomorrow is cancelled. Questions: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceMoved, "sv", "Din träff har fått ny tid: tisdag 12 januari kl. 18-20. Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.OccurrenceReinstated, "sv", "Din träff tisdag 12 januari kl. 18-20 blir av ändå. Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.Promoted, "sv", "Du har fått en plats på träffen tisdag 12 januari kl. 18-20. Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.SeatOffered, "sv", "Du kan få en plats. Svara senast måndag 11 januari kl. 20: https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.SeatOffered, "en", "You can have a place. Answer by Monday 11 January, 20:00: https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA Questions: 031-390 06 00")]
    [InlineData(NoticeKind.Reminder, "sv", "Påminnelse om din träff tisdag 12 januari kl. 18-20. Frågor: 031-390 06 00")]
    [InlineData(NoticeKind.Reminder, "en", "Reminder of your meeting Tuesday 12 January, 18:00-20:00. Questions: 031-390 06 00")]
    public void A_discreet_group_is_never_named(NoticeKind kind, string language, string expected) => Assert.Equal(expected, Write(kind, language, Occurrence(isDiscreet: true)));

    [Theory]
    [InlineData(NoticeKind.OccurrenceCancelled, "Din träff i kväll är inställd.")]
    [InlineData(NoticeKind.OccurrenceMoved, "Din träff har fått ny tid: måndag 11 januari kl. 18-20.")]
    public void On_the_day_itself_it_is_tonight(NoticeKind kind, string expected)
    {
        var occurrence = Occurrence(isDiscreet: true, day: 11);
        occurrence.Series.Contact = null;
        Assert.Equal(expected, Write(kind, "sv", occurrence));
    }

    [Fact]
    public void A_day_that_is_not_decided_is_said()
    {
        var occurrence = Occurrence(isDiscreet: true);
        occurrence.SetUndecidedDate([], "Europe/Stockholm");
        Assert.StartsWith("Din träff är flyttad. Ny dag är inte bestämd än.", Write(NoticeKind.OccurrenceMoved, "sv", occurrence), StringComparison.Ordinal);
        Assert.StartsWith("Din träff är inställd.", Write(NoticeKind.OccurrenceCancelled, "sv", occurrence), StringComparison.Ordinal);
    }

    [Fact]
    public void However_long_the_name_the_sentence_fits_in_one_part()
    {
        var occurrence = Occurrence(isDiscreet: false);
        occurrence.Series.Title = new string('å', Series.MaxTitleLength);
        foreach (var kind in new[] { NoticeKind.OccurrenceCancelled, NoticeKind.OccurrenceMoved, NoticeKind.OccurrenceReinstated, NoticeKind.Promoted, NoticeKind.Reminder })
        {
            var text = Write(kind, "sv", occurrence);
            Assert.Equal(new(SmsEncoding.Gsm7, text.Length, 1), SmsText.Count(text));
            Assert.Contains("...", text, StringComparison.Ordinal);
        }
    }

    private static string Write(NoticeKind kind, string language, Occurrence occurrence) =>
        SmsLetter.Write(kind, new Registration { Language = language, Phone = "070-174 06 00", State = RegistrationState.Confirmed, OfferEndsAt = kind is NoticeKind.SeatOffered ? ManualClock.Start.AddHours(11) : null }, occurrence, ManualClock.Start, Site, "https://evenemang.exempel.se/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA");

    private static Occurrence Occurrence(bool isDiscreet, int day = 12)
    {
        var series = new Series
        {
            Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.OutdoorDay, Title = "Våryran", Discreet = isDiscreet, Published = true, Registration = new(),
            Venue = new Venue("Gräset ”vid” havet"), Contact = new Contact("Kontaktperson", null, "031-390 06 00"), CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
        };
        var occurrence = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Series = series, Slug = "varyran", Uid = "uid", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start };
        occurrence.SetDate(Decision.Decided, new(2027, 1, day, 18, 0, 0), new(2027, 1, day, 20, 0, 0), null, "Europe/Stockholm");
        occurrence.Publish(ManualClock.Start);
        occurrence.Cancel("Det blåser för mycket.", "Kontaktperson", ManualClock.Start);
        return occurrence;
    }
}
