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

    internal static Secrets Secrets(TestHost host) => host.Services.GetRequiredService<Secrets>();

    internal static CalendarLinks Links(TestHost host) => host.Services.GetRequiredService<CalendarLinks>();

    internal static string PathOf(string url) => new Uri(url).AbsolutePath;

    private static Task<int> ChangeAsync(TestHost host, Guid id, Action<Registration> change) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var place = await db.Registrations.AsTracking().SingleAsync(row => row.Id == id, cancel);
            change(place);
            place.UpdatedAt = host.Clock.Now;
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    internal static async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {Encoding.UTF8.GetString(text)}");
        var reading = IcsReader.Read(text);
        Assert.Empty(reading.Problems);
        return reading.Calendar!.Entries;
    }
}
