using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Events;

/// <summary>The breakfast seminar of Friday 8 February 2019 and its bigger sibling, the conference.</summary>
public sealed class BreakfastSeminarCase
{
    private const string Slug = "frukostseminarium-2019-02-08";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Breakfast_from_a_quarter_to_eight_talk_from_a_quarter_past(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, capacity: 60);
        Desk.Done(await desk.EditAsync(Slug, new()
        {
            Theme = "Psykisk hälsa i arbetslivet",
            Contributors = new Change<IReadOnlyList<Contributor>>([new("Forskaren", "Forskare", "Lunds universitet")]),
            Links = new Change<IReadOnlyList<OccurrenceLink>>([new(LinkKind.Stream, "Se sändningen", "https://film.example.se/direkt")]),
        }));

        var seen = await desk.SeenAsync(Slug);

        Assert.Equal(("07:45", "08:15", "10:00"), ($"{seen.Summary.Doors:HH:mm}", $"{seen.Summary.Start:HH:mm}", $"{seen.Summary.End:HH:mm}"));
        // The list is sorted by when people should be there, and the calendar entry begins there.
        Assert.Equal(seen.Summary.DoorsUtc, seen.Summary.SortUtc);
        Assert.Equal(("Dunkers", "Stora salen", "Kungsgatan 11"), (seen.Summary.Venue!.Name, seen.Summary.Venue.Room, seen.Summary.Venue.Street));
        Assert.Equal(["Regionen"], seen.CoOrganisers);
        Assert.Equal("kost", Assert.Single(seen.Summary.Registration.Questions).Key);
        Assert.Equal(60, seen.Summary.Seats!.Left);
        Assert.Equal(LinkKind.Stream, Assert.Single(seen.Links).Kind);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Afterwards_the_recording_comes_in_parts(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, capacity: 60);
        desk.SetClock("2019-02-08T11:00");
        Desk.Done(await desk.HoldAsync(Slug));

        Desk.Done(await desk.EditAsync(Slug, new()
        {
            Links = new Change<IReadOnlyList<OccurrenceLink>>(
            [
                new(LinkKind.Recording, "Del 1: Föreläsningen", "https://film.example.se/1"),
                new(LinkKind.Recording, "Del 2: Samtalet", "https://film.example.se/2"),
            ]),
        }));

        Assert.Equal(["Del 1: Föreläsningen", "Del 2: Samtalet"], (await desk.SeenAsync(Slug)).Links.Select(link => link.Title));
        Assert.Equal([new FieldProblem("links[0].url", FieldProblemCode.Malformed)], Assert.IsType<EventOutcome.Invalid>(await desk.EditAsync(Slug, new()
        {
            Links = new Change<IReadOnlyList<OccurrenceLink>>([new(LinkKind.Recording, "Del 3", "javascript:alert(1)")]),
        })).Problems);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task When_it_is_full_a_larger_room_gives_those_who_wait_their_seats(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, capacity: 2);
        foreach (var name in new[] { "ett", "två" }) await desk.SignUpAsync(Slug, $"Gäst {name}", $"{(name == "ett" ? "1" : "2")}@example.se");
        var waiting = await desk.SignUpAsync(Slug, "Gäst tre", "3@example.se");
        Assert.Equal((RegistrationState.Waitlisted, 1), (waiting.State, waiting.Position));
        Assert.Equal((2, 1, 0), Seats(await desk.SeenAsync(Slug)));

        Desk.Done(await desk.EditAsync(Slug, new() { Capacity = 3 }));

        Assert.Equal((3, 0, 0), Seats(await desk.SeenAsync(Slug)));
        Assert.Equal(waiting.Id, Assert.Single(await desk.NoticesAsync(NoticeKind.Promoted)).RegistrationId);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_larger_room_for_the_whole_series_does_the_same(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, capacity: 1);
        await desk.SignUpAsync(Slug, "Gäst ett", "1@example.se");
        await desk.SignUpAsync(Slug, "Gäst två", "2@example.se");

        Desk.Done(await desk.EditSeriesAsync("frukostseminarium", new() { Registration = KindDefaults.Registration(EventKind.BreakfastSeminar) with { Capacity = 10 } }));

        Assert.Equal((2, 0, 8), Seats(await desk.SeenAsync(Slug)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_conference_has_240_seats_and_asks_where_people_come_from(DatabaseKind database)
    {
        await using var desk = await Desk.OpenAsync(database, "2018-09-03T09:00");
        await desk.CreateAsync(EventKind.Other, new()
        {
            Title = "Nationell konferens om återhämtning",
            Registration = new RegistrationPolicy { Capacity = 240, Questions = [Question.Affiliation(), Question.Diet()] },
        });
        var slug = await desk.AddAsync("nationell-konferens-om-aterhamtning", new() { Date = new DateEdit(Decision.Decided, Desk.At("2018-11-15T09:00"), Desk.At("2018-11-15T16:30")) });

        await desk.SignUpAsync(new SignUpTo.Occurrence(slug), new()
        {
            Name = "Deltagare från regionen",
            Email = "region@example.se",
            Heads = 3,
            Answers = new Dictionary<string, string> { ["tillhorighet"] = "Region", ["kost"] = "Vegetarisk" },
        });

        var seen = await desk.SeenAsync(slug);
        Assert.Equal((3, 0, 237), Seats(seen));
        Assert.Equal(["tillhorighet", "kost"], seen.Summary.Registration.Questions.Select(question => question.Key));
        Assert.Equal("nationell-konferens-om-aterhamtning-2018-11-15", slug);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Moved_it_keeps_the_half_hour_for_breakfast(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, capacity: 60);

        Desk.Done(await desk.MoveAsync(Slug, new OccurrenceMove(Desk.At("2019-02-15T08:15"), Desk.At("2019-02-15T10:00")) { Venue = new Venue("Stadsbiblioteket") }));

        var seen = await desk.SeenAsync(Slug);
        Assert.Equal((Slug, Desk.At("2019-02-15T07:45"), "Stadsbiblioteket", "Dunkers"), (seen.Summary.Slug, seen.Summary.Doors!.Value, seen.Summary.Venue!.Name, seen.Summary.MovedFrom!.VenueName));
    }

    private static (int Confirmed, int Waiting, int? Left) Seats(OccurrenceDetails seen)
        => (seen.Summary.Seats!.Confirmed, seen.Summary.Seats.Waiting, seen.Summary.Seats.Left);

    private static async Task<Desk> OpenAsync(DatabaseKind database, int capacity)
    {
        var desk = await Desk.OpenAsync(database, "2019-01-14T09:00");
        await desk.CreateAsync(EventKind.BreakfastSeminar, new()
        {
            Title = "Frukostseminarium",
            Organiser = "Socialförvaltningen",
            CoOrganisers = new Change<IReadOnlyList<string>>(["Regionen"]),
            Venue = new Venue("Dunkers", "Stora salen", "Kungsgatan 11", City: "Helsingborg"),
            DoorsTime = new TimeOnly(7, 45),
            StartTime = new TimeOnly(8, 15),
            EndTime = new TimeOnly(10, 0),
            Registration = KindDefaults.Registration(EventKind.BreakfastSeminar) with { Capacity = capacity },
            Recurrence = new DatesRule { Dates = [Desk.Day("2019-02-08"), Desk.Day("2019-03-08")] },
            Published = true,
        });
        return desk;
    }
}
