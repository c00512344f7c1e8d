using System.Net;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using static Evenemang.Tests.Calendars.PersonalFeedTests;

namespace Evenemang.Tests.Calendars;

/// <summary>Calendars of people in discreet series, and of people who guess.</summary>
public sealed class DiscreetCalendarTests
{
    [Fact]
    public async Task The_group_and_then_the_member_decide_what_meetings_are_called()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "angest", "Självhjälpsgrupp om ångest", discreet: true);
        series.CalendarTitle = "Onsdagsträffen";
        var meeting = OccurrenceSamples.Of(series, "angest-1", new(2027, 1, 27, 13, 30, 0)).Published();
        var member = Place(host, meeting, wholeSeries: true);
        await host.AddAsync(meeting);
        await host.SaveAsync(db => db.Registrations.Add(member));

        await ReadsAsync("Onsdagsträffen");
        foreach (var (form, title) in new[] { ("neutralt", "Träff kl. 13.30"), ("hela", "Självhjälpsgrupp om ångest"), ("eget", "Hos tandläkaren"), ("grupp", "Onsdagsträffen") })
        {
            var sequence = (await EntriesAsync(await host.AskAsync(PathOf(Links(host).Registration(member)))))[0].Sequence;
            using var answer = await NameAsync(form, "Hos tandläkaren");
            Assert.EndsWith("?visa=kalendernamn", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            // Readers take the new title only under a higher number.
            Assert.True(await ReadsAsync(title) > sequence);
        }
        foreach (var words in new[] { "", new string('x', 61), "rad\nrad" })
        {
            using var refused = await NameAsync("eget", words);
            Assert.EndsWith("?visa=kalendernamn-fel", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        var page = System.Net.WebUtility.HtmlDecode(await host.Http.GetStringAsync($"/min-anmalan/{Secrets(host).ManageToken(member)}"));
        Assert.Contains("Vad träffarna heter i din kalender", page, StringComparison.Ordinal);

        async Task<int> ReadsAsync(string title)
        {
            var entry = Assert.Single(await EntriesAsync(await host.AskAsync(PathOf(Links(host).Registration(member)))));
            Assert.Equal((title, true, null), (entry.Summary, entry.IsPrivate, entry.Url));
            return entry.Sequence;
        }

        Task<HttpResponseMessage> NameAsync(string choice, string words) => host.Http.PostAsync(
            $"/min-anmalan/{Secrets(host).ManageToken(member)}/kalendernamn", new FormUrlEncodedContent([new("namn", choice), new("ord", words)]));
    }

    [Fact]
    public async Task Who_asks_or_waits_or_has_left_a_discreet_group_learns_neither_when_nor_where()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "angest", "Självhjälpsgrupp om ångest", discreet: true);
        series.Venue = new("Hemliga huset", Directions: "Genom parken");
        series.Registration = new() { Scope = RegistrationScope.Series, Capacity = 1, MaxHeads = 1 };
        var meeting = OccurrenceSamples.Of(series, "angest-1", new(2027, 1, 27, 13, 30, 0)).Published();
        await host.AddAsync(meeting);
        foreach (var (number, state) in new[] { RegistrationState.Requested, RegistrationState.Waitlisted, RegistrationState.Withdrawn, RegistrationState.Declined, RegistrationState.Confirmed }.Index())
        {
            var place = Place(host, meeting, number + 1, $"deltagare{number}@example.test", state: state, wholeSeries: true);
            await host.SaveAsync(db => db.Registrations.Add(place));
            var all = System.Net.WebUtility.HtmlDecode(await host.Http.GetStringAsync($"/min-anmalan/{Secrets(host).ManageToken(place)}"))
                + await host.Http.GetStringAsync($"/api/v1/registrations/{Secrets(host).ManageToken(place)}") + await host.Http.GetStringAsync(PathOf(Links(host).Registration(place)));
            foreach (var told in new[] { "Hemliga huset", "Genom parken", "27 januari", "13.30" }) Assert.True(all.Contains(told, StringComparison.Ordinal) == state is RegistrationState.Confirmed, $"{state}: {told}");
        }
    }

    [Fact]
    public async Task Guessing_at_secret_addresses_is_slowed_down_and_asking_for_ones_own_is_not()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["RateLimits:UnknownFeedsPerMinute"] = "3" });
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var place = Place(host, occurrence);
        await host.AddAsync(occurrence);
        await host.SaveAsync(db => db.Registrations.Add(place));
        var mine = PathOf(Links(host).Registration(place));
        foreach (var _ in new int[10])
        {
            using var answer = await host.AskAsync(mine);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        List<HttpStatusCode> guesses = [];
        foreach (var kind in new[] { "min", "arrangor", "min", "min", "arrangor" })
        {
            using var answer = await host.AskAsync($"/kalender/{kind}/{Guid.NewGuid():N}AAAAAAAAAAAAAAAAAAAAAA.ics");
            guesses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode is HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], guesses);
        using var open = await host.AskAsync("/kalender/alla.ics");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }
}
