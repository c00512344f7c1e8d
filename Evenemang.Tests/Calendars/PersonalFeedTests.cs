using System.Net;
using System.Text;
using Evenemang.Server.Calendars;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Calendars;

public sealed class PersonalFeedTests
{
    private const string Address = "deltagare@example.test";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_places_feed_holds_that_place_with_the_public_identity(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var place = Place(host, occurrence);
        await host.AddAsync(occurrence, OccurrenceSamples.AmongCandidates().Published());
        await host.SaveAsync(db => db.Registrations.Add(place));

        using var answer = await host.AskAsync(PathOf(Links(host).Registration(place)));

        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        var entry = Assert.Single(await EntriesAsync(answer));
        Assert.Equal(occurrence.Uid, entry.Uid);
        Assert.Equal(CalendarStatus.Confirmed, entry.Status);
        using var again = await host.AskAsync(PathOf(Links(host).Registration(place)), request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_persons_feed_holds_every_place_under_the_address_and_a_places_feed_only_its_own(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var breakfast = OccurrenceSamples.Breakfast().Published();
        var meeting = OccurrenceSamples.AmongCandidates().Published();
        var (first, second) = (Place(host, breakfast), Place(host, meeting));
        await host.AddAsync(breakfast, meeting);
        await host.SaveAsync(db => db.Registrations.AddRange(first, second));

        var person = await EntriesAsync(await host.AskAsync(PathOf(Links(host).Person(first))));
        var one = await EntriesAsync(await host.AskAsync(PathOf(Links(host).Registration(second))));

        Assert.Equal(["candidate-14@evenemang.example", "candidate-21@evenemang.example", breakfast.Uid], person.Select(entry => entry.Uid));
        Assert.Equal(["candidate-14@evenemang.example", "candidate-21@evenemang.example"], one.Select(entry => entry.Uid));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_members_feed_holds_every_meeting_but_those_missed_in_neutral_words(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "angest", "Självhjälpsgrupp om ångest", discreet: true);
        Occurrence[] meetings =
        [
            OccurrenceSamples.Of(series, "angest-1", new(2027, 1, 27, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "angest-2", new(2027, 2, 24, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "angest-3", new(2027, 3, 31, 13, 30, 0)).Published(),
        ];
        var member = Place(host, meetings[0], wholeSeries: true);
        await host.AddAsync(meetings);
        await host.SaveAsync(db =>
        {
            db.Registrations.Add(member);
            db.Absences.Add(new() { RegistrationId = member.Id, OccurrenceId = meetings[1].Id, CreatedAt = host.Clock.Now });
        });
        host.Clock.Now = new(2027, 2, 1, 8, 0, 0, DateTimeKind.Utc);

        using var answer = await host.AskAsync(PathOf(Links(host).Registration(member)));

        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("ngest,", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Självhjälp", text, StringComparison.OrdinalIgnoreCase);
        var entries = await EntriesAsync(answer);
        Assert.Equal(["angest-1-uid@evenemang.example", "angest-3-uid@evenemang.example"], entries.Select(entry => entry.Uid));
        Assert.All(entries, entry => Assert.Equal("Träff kl. 13.30", entry.Summary));
    }

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

    [Fact]
    public async Task A_place_that_was_left_is_gone_from_the_feed_which_itself_stays()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var place = Place(host, occurrence);
        await host.AddAsync(occurrence);
        await host.SaveAsync(db => db.Registrations.Add(place));
        var path = PathOf(Links(host).Registration(place));
        using var before = await host.AskAsync(path);

        await ChangeAsync(host, place.Id, row => row.State = RegistrationState.Withdrawn);

        using var after = await host.AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(await EntriesAsync(after));
        Assert.True(after.Content.Headers.LastModified > before.Content.Headers.LastModified);
    }

    [Fact]
    public async Task A_renewed_link_ends_the_old_feed_for_good()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var place = Place(host, occurrence);
        await host.AddAsync(occurrence);
        await host.SaveAsync(db => db.Registrations.Add(place));
        string[] old = [PathOf(Links(host).Registration(place)), PathOf(Links(host).Person(place))];

        await ChangeAsync(host, place.Id, row => row.TokenGeneration = 1);

        foreach (var path in old)
        {
            using var answer = await host.AskAsync(path);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains("gäller inte längre", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        place.TokenGeneration = 1;
        using var renewed = await host.AskAsync(PathOf(Links(host).Registration(place)));
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
    }

    [Fact]
    public async Task A_guessed_or_borrowed_secret_opens_nothing()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var occurrence = OccurrenceSamples.Breakfast().Published();
        var (mine, other) = (Place(host, occurrence), Place(host, occurrence, number: 2, address: "annan@example.test"));
        await host.AddAsync(occurrence);
        await host.SaveAsync(db => db.Registrations.AddRange(mine, other));
        var borrowed = $"{other.Id:N}" + PathOf(Links(host).Registration(mine)).Split('/')[^1][32..];

        foreach (var path in new[] { $"/kalender/min/{borrowed}", $"/kalender/min/{mine.Id:N}AAAAAAAAAAAAAAAAAAAAAA.ics", $"/kalender/min/{Secrets(host).ManageToken(mine)}.ics" })
        {
            using var answer = await host.AskAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_organisers_feed_holds_drafts_and_counts_until_it_is_revoked(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (draft, published) = (OccurrenceSamples.Breakfast(), OccurrenceSamples.AmongCandidates().Published());
        await host.AddAsync(draft, published);
        await host.SaveAsync(db => db.Registrations.AddRange(
            Place(host, draft, heads: 3),
            Place(host, draft, number: 2, address: "annan@example.test", state: RegistrationState.Waitlisted)));
        var actor = new Actor("api:Stadens webb");

        var path = PathOf(await host.Services.GetRequiredService<IssueOrganiserFeed>().RunAsync(actor, CancellationToken.None));

        var entries = await EntriesAsync(await host.AskAsync(path));
        Assert.Equal(3, entries.Count);
        var entry = Assert.Single(entries, row => row.Uid == draft.Uid);
        Assert.StartsWith("UTKAST: ", entry.Summary, StringComparison.Ordinal);
        Assert.Contains("3 anmälda av 40 platser, 1 på väntelistan.", entry.Description, StringComparison.Ordinal);

        var renewed = PathOf(await host.Services.GetRequiredService<IssueOrganiserFeed>().RunAsync(actor, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Gone, (await host.AskAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(renewed)).StatusCode);
        Assert.True(await host.Services.GetRequiredService<RevokeOrganiserFeed>().RunAsync(actor, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Gone, (await host.AskAsync(renewed)).StatusCode);
    }

    /// <summary>A sign-up as the verb would leave it.</summary>
    internal static Registration Place(
        TestHost host,
        Occurrence occurrence,
        int number = 1,
        string address = Address,
        int heads = 1,
        RegistrationState state = RegistrationState.Confirmed,
        bool wholeSeries = false)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            SeriesId = occurrence.SeriesId,
            OccurrenceId = wholeSeries ? null : occurrence.Id,
            TargetId = wholeSeries ? occurrence.SeriesId : occurrence.Id,
            Number = number,
            State = state,
            Heads = heads,
            Name = "Alias",
            Email = address,
            AddressHash = Secrets(host).AddressHash(address),
            TokenHash = Server.Persistence.Secrets.Hash(Secrets(host).ManageToken(id, 0)),
            CreatedAt = OccurrenceSamples.Changed,
            UpdatedAt = OccurrenceSamples.Changed,
        };
    }

    private static Secrets Secrets(TestHost host) => host.Services.GetRequiredService<Secrets>();

    private static CalendarLinks Links(TestHost host) => host.Services.GetRequiredService<CalendarLinks>();

    private static string PathOf(string url) => new Uri(url).AbsolutePath;

    private static Task<int> ChangeAsync(TestHost host, Guid id, Action<Registration> change) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var place = await db.Registrations.AsTracking().SingleAsync(row => row.Id == id, cancel);
            change(place);
            place.UpdatedAt = host.Clock.Now;
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    private static async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {Encoding.UTF8.GetString(text)}");
        var reading = IcsReader.Read(text);
        Assert.Empty(reading.Problems);
        return reading.Calendar!.Entries;
    }
}
