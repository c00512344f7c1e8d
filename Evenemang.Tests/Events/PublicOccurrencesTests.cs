using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Events;

public sealed class PublicOccurrencesTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Drafts_are_nowhere_and_the_past_is_not_coming(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var draft = await desk.AddAsync("film", On("2027-03-01"), publish: false);
        desk.SetClock("2027-02-01T17:00");

        Assert.DoesNotContain(draft, (await desk.ListAsync()).Select(row => row.Slug));
        Assert.Null(await desk.Get<PublicOccurrences>().FindAsync(draft, default));
        // Under way until it ends.
        Assert.Contains("film-2027-02-01", (await desk.ListAsync()).Select(row => row.Slug));
        desk.SetClock("2027-02-01T19:00");
        Assert.DoesNotContain("film-2027-02-01", (await desk.ListAsync()).Select(row => row.Slug));
        Assert.Contains("film-2027-02-01", (await desk.ListAsync(OccurrenceFilter.Month(Desk.Day("2027-02-14")))).Select(row => row.Slug));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Kind_month_series_and_search_narrow_the_list(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        Assert.Equal(["film-2027-02-01", "film-2027-02-28", "film-2027-03-31"], await Slugs(desk, new() { Kind = EventKind.Other }));
        Assert.Equal(["film-2027-02-01", "yoga-2027-02-15", "film-2027-02-28"], await Slugs(desk, OccurrenceFilter.Month(Desk.Day("2027-02-10"))));
        Assert.Equal(["yoga-2027-02-15"], await Slugs(desk, new() { Series = "yoga" }));
        Assert.Equal(["yoga-2027-02-15"], await Slugs(desk, new() { Search = "ÅKER yoga" }));
        Assert.Equal(["film-2027-03-31"], await Slugs(desk, new() { Search = "ångest" }));
        Assert.Empty(await Slugs(desk, new() { Search = "angest" }));
        Assert.Empty(await Slugs(desk, new() { Search = "100%" }));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Pages_follow_each_other_without_gap_or_repeat(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await desk.AddAsync("yoga", On("2027-02-01"));
        await desk.AddAsync("yoga", new());
        await desk.AddAsync("yoga", new());
        var whole = await Slugs(desk, new());
        Assert.Equal(7, whole.Count);

        List<string> read = [];
        OccurrenceCursor? next = null;
        do
        {
            var page = await desk.Get<PublicOccurrences>().ListAsync(new(), OccurrenceCursor.Parse(next?.ToString()), 2, default);
            read.AddRange(page.Items.Select(row => row.Slug));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(whole, read);
        Assert.Null((await desk.ListAsync())[^1].SortUtc);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_undecided_date_is_coming_as_long_as_one_of_its_candidates_is(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var slug = await desk.AddAsync("film", new()
        {
            Date = new DateEdit(Decision.Undecided, Candidates: [new(Desk.At("2027-02-08T18:00"), Desk.At("2027-02-08T20:00")), new(Desk.At("2027-02-22T18:00"), Desk.At("2027-02-22T20:00"))]),
        });

        desk.SetClock("2027-02-15T09:00");
        Assert.Contains(slug, await Slugs(desk, new()));
        desk.SetClock("2027-02-23T09:00");
        Assert.DoesNotContain(slug, await Slugs(desk, new()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Hidden_counts_are_hidden_and_shown_to_organisers(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        Desk.Done(await desk.EditSeriesAsync("yoga", new() { HideCounts = true, Registration = new Shared.Registrations.RegistrationPolicy { Capacity = 5 } }));

        Assert.Null((await desk.SeenAsync("yoga-2027-02-15")).Summary.Seats);
        Assert.Null((await desk.SeenSeriesAsync("yoga")).Coming[0].Seats);
        Assert.Equal(5, (await desk.Get<OrganisersOccurrences>().FindAsync("yoga-2027-02-15", default))!.Summary.Seats!.Left);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Neighbours_are_the_public_ones_of_the_same_series(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await desk.AddAsync("film", On("2027-02-20"), publish: false);

        var seen = await desk.SeenAsync("film-2027-02-28");

        Assert.Equal(("film-2027-02-01", "film-2027-03-31"), (seen.Earlier!.Slug, seen.Next!.Slug));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0-0")]
    [InlineData("ffffffffffffffff-00000000000000000000000000000000")]
    public void A_cursor_somebody_made_up_is_none(string text) => Assert.Null(OccurrenceCursor.Parse(text));

    private static async Task<IReadOnlyList<string>> Slugs(Desk desk, OccurrenceFilter filter) => [.. (await desk.ListAsync(filter)).Select(row => row.Slug)];

    private static OccurrenceEdit On(string date) => new() { Date = new DateEdit(Decision.Decided, Desk.At($"{date}T16:00"), Desk.At($"{date}T18:00")) };

    private static async Task<Desk> OpenAsync(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(database, "2027-01-11T09:00");
        await desk.CreateAsync(EventKind.Other, new() { Title = "Film", Published = true });
        await desk.CreateAsync(EventKind.OutdoorDay, new() { Title = "Yoga", Venue = new Venue("Södra åker"), Published = true });
        await desk.AddAsync("film", On("2027-02-01"));
        await desk.AddAsync("film", On("2027-02-28"));
        await desk.AddAsync("film", On("2027-03-31") with { Theme = "Om ångest" });
        await desk.AddAsync("yoga", On("2027-02-15"));
        return desk;
    }
}
