using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Browser;

/// <summary>What hangs on the noticeboard of the browser tests. The clock stands at Monday 11 January 2027, 09.00.</summary>
internal static class NoticeboardSamples
{
    public static readonly Guid TeamGame = Guid.Parse("01942f00-0000-7000-8000-000000000001");
    public static readonly Guid SecondMeeting = Guid.Parse("01942f00-0000-7000-8000-000000000002");

    private static readonly DateTime Now = ManualClock.Start;
    private static readonly Venue House = new("Stadsbiblioteket", "Hörsalen", "Exempelgatan 12", "123 45", "Exempelstad", Directions: "Gå in från parken. Hiss finns till höger.");
    private static readonly Venue Lawn = new("Gröningen", City: "Exempelstad", Outdoors: true);

    private static readonly RegistrationPolicy Breakfast = new()
    {
        Capacity = 40, MaxHeads = 2, ClosesHoursBefore = 20,
        Questions =
        [
            Question.Diet(), Question.Affiliation(),
            new("intressen", "Vad vill du höra mer om?", QuestionKind.SeveralChoices, Choices: ["Stöd till anhöriga", "Arbete", "Boende"]),
            new("kamera", "Får vi ta bilder där du syns?", QuestionKind.YesNo, Required: true),
        ],
    };

    public static Task<int> PutUpAsync(TestHost host) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var breakfast = Add(db, "frukost", EventKind.BreakfastSeminar, "Frukostseminarium", Breakfast, House);
            Add(db, breakfast, "frukost-1", new(2027, 2, 5, 8, 15, 0), theme: "Att leva med oro").Contributors = [new("En sömnforskare", "föreläser", "Högskolan Exempel", IsConfirmed: true)];
            Add(db, breakfast, "frukost-full", new(2027, 3, 5, 8, 15, 0), policy: Breakfast with { Capacity = 2 });
            Add(db, breakfast, "frukost-utan-ko", new(2027, 3, 12, 8, 15, 0), policy: Breakfast with { Capacity = 2, Waitlist = false });
            Add(db, breakfast, "frukost-senare", new(2027, 4, 2, 8, 15, 0), policy: Breakfast with { OpensAt = new(2027, 3, 1, 9, 0, 0) });
            Add(db, breakfast, "frukost-stangd", new(2027, 1, 11, 18, 15, 0));
            Add(db, breakfast, "frukost-flyttad", new(2027, 2, 26, 8, 15, 0));
            Add(db, Add(db, "samtal", EventKind.Other, "Samtal med en erfaren", new() { Capacity = 5, Approval = true, MaxHeads = 1 }, House), "samtal-1", new(2027, 2, 8, 13, 0, 0));
            var group = Add(db, "utvecklingsgrupp", EventKind.RecurringMeeting, "Gemensam utvecklingsgrupp", new() { Details = RegistrationDetails.None }, House);
            Add(db, group, "mote-1", new(2027, 2, 8, 13, 30, 0), theme: "Stöd till anhöriga");
            Undecided(db, group, "mote-obestamt", new(2027, 5, 10, 13, 30, 0), new(2027, 5, 17, 13, 30, 0));
            var selfHelp = Add(db, "sjalvhjalp", EventKind.SelfHelpGroup, "Självhjälpsgrupp om oro", new() { Scope = RegistrationScope.Series, Capacity = 8, MaxHeads = 1 }, House, discreet: true);
            Add(db, selfHelp, "traff-1", new(2027, 1, 27, 13, 30, 0));
            Add(db, selfHelp, "traff-2", new(2027, 2, 24, 13, 30, 0), id: SecondMeeting);
            Add(db, selfHelp, "traff-3", new(2027, 3, 31, 13, 30, 0));
            Add(db, Add(db, "varyran", EventKind.OutdoorDay, "Våryran", new() { Details = RegistrationDetails.Optional }, Lawn), "varyran", new(2027, 5, 17, 11, 0, 0));
            var sport = Add(db, Add(db, "motionsdag", EventKind.OutdoorDay, "Motionsdag", new(), Lawn), "motionsdag", new(2027, 5, 24, 11, 0, 0));
            db.ProgrammeItems.Add(new()
            {
                Id = TeamGame, OccurrenceId = sport.Id, Title = "Brännboll", Start = new(2027, 5, 24, 12, 30, 0), EndsWhenDone = true,
                TakesRegistrations = true, TeamsOnly = true, Capacity = 60,
            });
            Add(db, Add(db, "film", EventKind.Other, "Film med samtal efteråt", RegistrationPolicy.NoSignUp, House), "film", new(2027, 2, 18, 18, 0, 0));
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    /// <summary>Two seats that are offered to those who wait.</summary>
    public static Task<int> PutUpOffersAsync(TestHost host) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            Add(db, Add(db, "skrivarkurs", EventKind.Other, "Skriv om ditt liv", new() { Capacity = 2, MaxHeads = 2, OfferHours = 48 }, House), "skrivarkurs-1", new(2027, 3, 9, 17, 0, 0), theme: "Första meningen");
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    /// <summary>A group that tells nobody outside when and where it meets, and asks before it lets anybody in.</summary>
    public static Task<int> PutUpSecretGroupAsync(TestHost host) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var group = Add(db, "hemlig", EventKind.SelfHelpGroup, "Självhjälpsgrupp om sorg", new() { Scope = RegistrationScope.Series, Capacity = 8, MaxHeads = 1, Approval = true }, House, discreet: true);
            group.ShowsTimeAndPlace = false;
            Add(db, group, "hemlig-1", new(2027, 2, 24, 13, 30, 0));
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    public static Task<int> CancelAndMoveAsync(TestHost host) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var cancelled = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Slug == "varyran", cancel);
            cancelled.Cancel("Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.", "Arrangören", Now);
            var moved = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Slug == "frukost-flyttad", cancel);
            moved.Move(new(2027, 2, 27, 9, 15, 0), new(2027, 2, 27, 11, 0, 0), null, new("Kulturhuset", "Lilla salen", "Exempeltorget 1", City: "Exempelstad"), Now);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    private static Series Add(EvenemangDb db, string slug, EventKind kind, string title, RegistrationPolicy policy, Venue venue, bool discreet = false)
    {
        var series = new Series
        {
            Id = Guid.CreateVersion7(), Slug = slug, Kind = kind, Title = title, Summary = "Öppet för alla. Det kostar inget.", Published = true, Registration = policy, Venue = venue, Discreet = discreet, ShowsTimeAndPlace = discreet,
            Organiser = "Exempelstads kommun", Contact = new("Kontaktpersonen", "kontakt@exempel.se", "070-174 06 05"), CreatedAt = Now, UpdatedAt = Now,
        };
        db.Series.Add(series);
        return series;
    }

    private static Occurrence Add(EvenemangDb db, Series series, string slug, DateTime start, string? theme = null, RegistrationPolicy? policy = null, Guid? id = null)
    {
        var occurrence = New(db, series, slug, theme, policy, id);
        var hours = series.Kind is EventKind.OutdoorDay ? 4 : 2;
        occurrence.SetDate(Decision.Decided, start, start.AddHours(hours), series.Kind is EventKind.BreakfastSeminar ? start.AddMinutes(-30) : null, series.TimeZone);
        occurrence.Publish(Now);
        return occurrence;
    }

    private static void Undecided(EvenemangDb db, Series series, string slug, params DateTime[] candidates)
    {
        var occurrence = New(db, series, slug, null, null, null);
        occurrence.SetUndecidedDate([.. candidates.Select(start => new DateCandidate(Guid.CreateVersion7(), $"uid-{start:yyyyMMdd}", start, start.AddHours(2)))], series.TimeZone);
        occurrence.Publish(Now);
    }

    private static Occurrence New(EvenemangDb db, Series series, string slug, string? theme, RegistrationPolicy? policy, Guid? id)
    {
        var occurrence = new Occurrence
        {
            Id = id ?? Guid.CreateVersion7(), SeriesId = series.Id, Series = series, Slug = slug, Uid = $"{slug}@exempel.se", Theme = theme,
            ThemeDecision = theme is null ? Decision.Undecided : Decision.Decided, Registration = policy, CreatedAt = Now, UpdatedAt = Now,
        };
        db.Occurrences.Add(occurrence);
        return occurrence;
    }
}
