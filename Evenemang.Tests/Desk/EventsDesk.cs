using Evenemang.Server.Accounts;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Evenemang.Tests.Desk;

/// <summary>A running application with one organiser and what they work on. The clock stands at Monday 11 January 2027, 09.00.</summary>
internal sealed class EventsDesk : IAsyncDisposable
{
    public const string Address = "samordnaren@exempel.se";

    private EventsDesk(TestHost host, Actor organiser)
    {
        Host = host;
        Organiser = organiser;
    }

    public TestHost Host { get; }

    /// <summary>The account, as a verb knows it: what it creates is its own.</summary>
    public Actor Organiser { get; }

    public static async Task<EventsDesk> OpenAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: settings);
        var id = await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser);
        return new(host, new("Prov Organiser") { OrganiserId = id });
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public Task<IPage> VisitAsync(Chromium chromium, string path, int width = 1280) => DeskVisit.OpenAsync(chromium, Host, Address, path, width);

    /// <summary>Breakfasts on the second Friday from February on, three of them, published.</summary>
    public async Task<string> BreakfastsAsync(string title = "Frukostseminarier", bool publish = true)
    {
        var outcome = await Get<CreateSeries>().RunAsync(
            new(EventKind.BreakfastSeminar, new()
            {
                Title = title,
                Summary = "Forskning till frukost.",
                Organiser = "Socialförvaltningen",
                Contact = new Contact("Seminariekansliet", "seminarier@example.se", "031-390 06 20"),
                Venue = new Venue("Träffpunkt Linden", "Sal Björken", "Påhittsgatan 12", City: "Exempelstad"),
                Recurrence = new MonthlyRule { Start = new(2027, 2, 1), Until = new(2027, 4, 30), Week = WeekOfMonth.Second, Weekday = DayOfWeek.Friday },
                DoorsTime = new TimeOnly(7, 45),
                StartTime = new TimeOnly(8, 15),
                EndTime = new TimeOnly(10, 0),
                Registration = new RegistrationPolicy { Capacity = 40 },
                Published = publish,
            }),
            Organiser, default);
        return Assert.IsType<EventOutcome.SeriesDone>(outcome).Slug;
    }

    /// <summary>Adds an occurrence and publishes it.</summary>
    public async Task<string> AddAsync(string series, OccurrenceEdit content)
    {
        var added = Assert.IsType<EventOutcome.Done>(await Get<AddOccurrence>().RunAsync(series, content, null, Organiser, default));
        Assert.IsType<EventOutcome.Done>(await Get<PublishOccurrence>().RunAsync(added.Slug, null, Organiser, default));
        return added.Slug;
    }

    public async Task EditAsync(string slug, OccurrenceEdit edit) => Assert.IsType<EventOutcome.Done>(await Get<EditOccurrence>().RunAsync(slug, edit, null, Organiser, default));

    public async Task SignUpAsync(string slug, string name, string? email, string? phone = null) => Assert.IsType<RegisterOutcome.Registered>(
        await Get<Register>().RunAsync(new(new SignUpTo.Occurrence(slug), new() { Name = name, Email = email, Phone = phone }), default));

    public async Task<OccurrenceDetails> RowAsync(string slug)
    {
        var found = await Get<OrganisersOccurrences>().FindAsync(slug, default);
        Assert.NotNull(found);
        return found;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
