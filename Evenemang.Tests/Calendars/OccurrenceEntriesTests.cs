using System.Globalization;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Calendars;

public sealed class OccurrenceEntriesTests
{
    private static readonly DateTime Published = new(2026, 12, 1, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Later = new(2026, 12, 15, 9, 0, 0, DateTimeKind.Utc);
    private static readonly EntryOptions Swedish = new("https://evenemang.example.se", "evenemang.example", CultureInfo.GetCultureInfo("sv-SE"));
    private static readonly EntryOptions English = Swedish with { Culture = CultureInfo.GetCultureInfo("en-GB") };

    [Fact]
    public void A_decided_seminar_covers_breakfast_to_end_and_says_both_times()
    {
        var entry = One(OccurrenceSamples.Breakfast().Published());

        Assert.Equal("frukost-2027-02-05-uid@evenemang.example", entry.Uid);
        Assert.Equal(CalendarStatus.Confirmed, entry.Status);
        Assert.Equal(new(2027, 2, 5, 7, 45, 0), entry.Start.Local);
        Assert.Equal(new(2027, 2, 5, 10, 0, 0), entry.End!.Value.Local);
        Assert.Equal("Frukostseminarium: Vad gör en brukarrevision?", entry.Summary);
        Assert.Contains("Tid: fredag 5 februari 2027 kl. 8.15–10\nFrukost från kl. 7.45. Vi börjar kl. 8.15–10.", entry.Description, StringComparison.Ordinal);
        Assert.Contains("En till (tillfrågad)", entry.Description, StringComparison.Ordinal);
        Assert.EndsWith("Läs mer och anmäl dig: https://evenemang.example.se/evenemang/frukost-2027-02-05", entry.Description, StringComparison.Ordinal);
        Assert.Equal("Dalheimers hus, Sal A, Slottsskogsgatan 12, Göteborg", entry.Location);
    }

    [Fact]
    public void In_english_the_frame_is_english_and_the_page_too()
    {
        var entry = Assert.Single(OccurrenceEntries.Of(OccurrenceSamples.Breakfast().Published(), English));

        Assert.Contains("Breakfast from 7:45. We start at 8:15–10:00.", entry.Description, StringComparison.Ordinal);
        Assert.Equal("https://evenemang.example.se/en/evenemang/frukost-2027-02-05", entry.Url);
        Assert.Equal(["Breakfast seminar"], entry.Categories);
    }

    [Fact]
    public void A_date_among_candidates_is_one_tentative_entry_a_candidate()
    {
        var entries = OccurrenceEntries.Of(OccurrenceSamples.AmongCandidates().Published(), Swedish);

        Assert.Equal(["candidate-14@evenemang.example", "candidate-21@evenemang.example"], entries.Select(entry => entry.Uid));
        Assert.All(entries, entry => Assert.Equal(CalendarStatus.Tentative, entry.Status));
        Assert.All(entries, entry => Assert.StartsWith("PRELIMINÄRT: Gemensam utvecklingsgrupp", entry.Summary, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.StartsWith("Dagen är inte bestämd. Det blir 14 eller 21 januari 2027.", entry.Description, StringComparison.Ordinal));
        Assert.Equal([14, 21], entries.Select(entry => entry.Start.Local.Day));
    }

    [Fact]
    public void Deciding_a_candidate_confirms_its_entry_and_cancels_the_others()
    {
        var occurrence = OccurrenceSamples.AmongCandidates().Published();
        var before = OccurrenceEntries.Of(occurrence, Swedish).ToDictionary(entry => entry.Uid);

        Assert.Null(occurrence.DecideCandidate(occurrence.Candidates[1].Id, null, OccurrenceSamples.Stockholm, Later));

        var after = OccurrenceEntries.Of(occurrence, Swedish).ToDictionary(entry => entry.Uid);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Equal(CalendarStatus.Confirmed, after["candidate-21@evenemang.example"].Status);
        Assert.Equal("Gemensam utvecklingsgrupp", after["candidate-21@evenemang.example"].Summary);
        var dropped = after["candidate-14@evenemang.example"];
        Assert.Equal(CalendarStatus.Cancelled, dropped.Status);
        Assert.True(dropped.IsTransparent);
        Assert.StartsWith("UTGÅR: ", dropped.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Det blir inte den här dagen. Det blir torsdag 21 januari 2027 kl. 13.30–15.30.", dropped.Description, StringComparison.Ordinal);
        Assert.All(after.Values, entry => Assert.True(entry.Sequence > before[entry.Uid].Sequence, entry.Uid));
        Assert.All(after.Values, entry => Assert.Equal(Later, entry.LastModified));
    }

    [Fact]
    public void Without_any_date_there_is_nothing()
    {
        var occurrence = OccurrenceSamples.AmongCandidates();
        occurrence.SetUndecidedDate([], OccurrenceSamples.Stockholm);

        Assert.Empty(OccurrenceEntries.Of(occurrence.Published(), Swedish));
    }

    [Fact]
    public void A_preliminary_date_is_tentative_and_says_so()
    {
        var occurrence = OccurrenceSamples.Breakfast();
        occurrence.SetDate(Decision.Preliminary, new(2027, 2, 12, 8, 15, 0), new(2027, 2, 12, 10, 0, 0), null, OccurrenceSamples.Stockholm);

        var entry = One(occurrence.Published());

        Assert.Equal(CalendarStatus.Tentative, entry.Status);
        Assert.StartsWith("PRELIMINÄRT: ", entry.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Tiden är preliminär och kan ändras.", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_keeps_the_identity_and_tells_from_when()
    {
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var before = One(occurrence);

        Assert.Null(occurrence.Move(new(2027, 2, 12, 8, 15, 0), new(2027, 2, 12, 10, 0, 0), null, new Venue("Hammarkullens hus"), Later));

        var after = One(occurrence);
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(Later, after.LastModified);
        Assert.Equal("Hammarkullens hus", after.Location);
        Assert.StartsWith("Flyttat. Tidigare tid var fredag 5 februari 2027 kl. 8.15–10.\n\nNy plats. Tidigare plats var Dalheimers hus.", after.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_one_stays_with_its_reason_first_and_leaves_people_free()
    {
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var before = One(occurrence);

        Assert.Null(occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", Later));

        var after = One(occurrence);
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(CalendarStatus.Cancelled, after.Status);
        Assert.True(after.IsTransparent);
        Assert.StartsWith("INSTÄLLT: Frukostseminarium", after.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Inställt. Föreläsaren är sjuk.", after.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("anmäl dig", after.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_wants_cancelled_ones_visible_gets_them_confirmed_with_the_prefix()
    {
        var occurrence = OccurrenceSamples.Breakfast().Published();
        occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", Later);

        var entry = Assert.Single(OccurrenceEntries.Of(occurrence, Swedish with { ShowsCancelled = true }));

        Assert.Equal(CalendarStatus.Confirmed, entry.Status);
        Assert.True(entry.IsTransparent);
        Assert.StartsWith("INSTÄLLT: ", entry.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Reinstated_it_is_as_before_with_a_higher_sequence()
    {
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var before = One(occurrence);
        occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", Later);
        occurrence.Reinstate(Later.AddHours(1));

        var after = One(occurrence);

        Assert.Equal(before with { Sequence = 2, LastModified = Later.AddHours(1), Categories = after.Categories }, after);
    }

    [Fact]
    public void Cancelled_before_a_date_was_decided_each_candidate_is_cancelled()
    {
        var occurrence = OccurrenceSamples.AmongCandidates().Published();
        occurrence.Cancel("Lokalen är stängd.", "Kontaktperson", Later);

        var entries = OccurrenceEntries.Of(occurrence, Swedish);

        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.Equal(CalendarStatus.Cancelled, entry.Status));
        Assert.All(entries, entry => Assert.StartsWith("INSTÄLLT: ", entry.Summary, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(1, entry.Sequence));
    }

    [Fact]
    public void A_members_entry_of_a_discreet_group_is_neutral()
    {
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "angest", "Självhjälpsgrupp om ångest", discreet: true);
        series.Summary = "Vi läser en bok om ångest.";
        series.Venue = new("Dalheimers hus", City: "Göteborg");
        var occurrence = OccurrenceSamples.Of(series, "angest-2027-01-27", new(2027, 1, 27, 13, 30, 0)).Published();
        occurrence.Theme = "Kapitel 1: Ångest";
        occurrence.ThemeDecision = Decision.Decided;
        var place = new Registration { State = RegistrationState.Confirmed, UpdatedAt = Later, CalendarVersion = 2 };

        var entry = Assert.Single(MyEntries.Of(occurrence, place, Swedish));

        Assert.Equal("Träff kl. 13.30", entry.Summary);
        Assert.Equal("Tid: onsdag 27 januari 2027 kl. 13.30–15.30", entry.Description);
        Assert.True(entry.IsPrivate);
        Assert.Null(entry.Url);
        Assert.Null(entry.RelatedTo);
        Assert.Empty(entry.Categories);
        Assert.Equal(2, entry.Sequence);
        Assert.Equal(Later, entry.LastModified);
        var text = System.Text.Encoding.UTF8.GetString(IcsWriter.Write(new CalendarFeed { Entries = [entry with { Uid = "x" }] }));
        Assert.DoesNotContain("ngest", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Whoever_waits_sees_that_they_wait()
    {
        var entry = Assert.Single(MyEntries.Of(OccurrenceSamples.Breakfast().Published(), new() { State = RegistrationState.Waitlisted }, Swedish));

        Assert.Equal(CalendarStatus.Tentative, entry.Status);
        Assert.StartsWith("VÄNTELISTA: Frukost", entry.Summary, StringComparison.Ordinal);
        Assert.StartsWith("Du står på väntelistan", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outdoor_days_programme_is_told_by_the_clock_with_stations_last()
    {
        var series = OccurrenceSamples.Series(EventKind.OutdoorDay, "varyran", "Våryran");
        var occurrence = OccurrenceSamples.Of(series, "varyran-2027", new(2027, 5, 17, 11, 0, 0), 4).Published();
        occurrence.DressCode = "Sköna kläder";
        occurrence.Programme.AddRange(
        [
            new() { Title = "Boule" },
            new() { Title = "Yoga", Start = new(2027, 5, 17, 12, 30, 0), End = new(2027, 5, 17, 13, 0, 0), Order = 1 },
            new() { Title = "Brännboll", Start = new(2027, 5, 17, 12, 30, 0), EndsWhenDone = true, Place = "stora gräset", Order = 2 },
            new() { Title = "Samling", Start = new(2027, 5, 17, 11, 0, 0) },
        ]);

        Assert.Contains(
            "Program:\nkl. 11 Samling\nkl. 12.30–13 Yoga\nkl. 12.30 och så länge det finns lag Brännboll (stora gräset)\nHela dagen Boule\n\nKlädsel: Sköna kläder",
            One(occurrence).Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_organiser_sees_drafts_and_counts()
    {
        var entry = Assert.Single(OccurrenceEntries.Of(OccurrenceSamples.Breakfast(), Swedish with { Counts = new(38, 2) }));

        Assert.StartsWith("UTKAST: ", entry.Summary, StringComparison.Ordinal);
        Assert.Equal(CalendarStatus.Tentative, entry.Status);
        Assert.Contains("38 anmälda av 40 platser, 2 på väntelistan.", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("**Viktigt:** läs [sidan](https://example.se/a) _nu_", "Viktigt: läs sidan (https://example.se/a) nu")]
    [InlineData("# Rubrik\n\n* ett\n* två\n\n\n\n> citat", "Rubrik\n\n- ett\n- två\n\ncitat")]
    [InlineData("2 * 3 * 4 och snake_case_namn", "2 * 3 * 4 och snake_case_namn")]
    [InlineData("<https://example.se> \\*inte betonat\\*", "https://example.se *inte betonat*")]
    [InlineData("  ", null)]
    public void Markdown_becomes_plain_text(string markdown, string? text) => Assert.Equal(text, PlainText.FromMarkdown(markdown));

    private static CalendarEntry One(Occurrence occurrence) => Assert.Single(OccurrenceEntries.Of(occurrence, Swedish));
}
