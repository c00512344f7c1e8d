using System.Globalization;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Events;

/// <summary>An organiser at work in a test: the room's verbs with short names, and what everyone then sees.</summary>
internal sealed class Desk(TestHost host) : IAsyncDisposable
{
    public static Actor Organiser { get; } = new("Samordnaren");

    public TestHost Host { get; } = host;

    /// <summary>Starts the application with its clock at a local time in Stockholm.</summary>
    public static async Task<Desk> OpenAsync(DatabaseKind database, string stockholm)
        => new(await TestHost.StartAsync(database, WallClock.ToUtc(At(stockholm), "Europe/Stockholm")));

    public static DateTime At(string local) => DateTime.Parse(local, CultureInfo.InvariantCulture);

    public static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    public void SetClock(string stockholm) => Host.Clock.Now = WallClock.ToUtc(At(stockholm), "Europe/Stockholm");

    public async Task<EventOutcome.SeriesDone> CreateAsync(EventKind kind, SeriesEdit content, string slug)
        => Assert.IsType<EventOutcome.SeriesDone>(await Get<CreateSeries>().RunAsync(new NewSeries(kind, content) { Slug = slug }, Organiser, default));

    public async Task<EventOutcome.SeriesDone> CreateAsync(EventKind kind, SeriesEdit content, int facilitated = 0)
        => Assert.IsType<EventOutcome.SeriesDone>(await Get<CreateSeries>().RunAsync(new NewSeries(kind, content) { FacilitatedMeetings = facilitated }, Organiser, default));

    public async Task<string> AddAsync(string series, OccurrenceEdit content, bool publish = true)
    {
        var added = Done(await Get<AddOccurrence>().RunAsync(series, content, null, Organiser, default));
        if (publish) Done(await PublishAsync(added.Slug));
        return added.Slug;
    }

    public Task<EventOutcome> PublishAsync(string slug) => Get<PublishOccurrence>().RunAsync(slug, null, Organiser, default);

    public Task<EventOutcome> EditAsync(string slug, OccurrenceEdit edit, int? version = null) => Get<EditOccurrence>().RunAsync(slug, edit, version, Organiser, default);

    public Task<EventOutcome> EditSeriesAsync(string slug, SeriesEdit edit, int? version = null) => Get<EditSeries>().RunAsync(slug, edit, version, Organiser, default);

    public Task<EventOutcome> DecideAsync(string slug, DateChoice choice) => Get<DecideDate>().RunAsync(slug, choice, null, Organiser, default);

    public Task<EventOutcome> MoveAsync(string slug, OccurrenceMove move) => Get<MoveOccurrence>().RunAsync(slug, move, null, Organiser, default);

    public Task<EventOutcome> CancelAsync(string slug, string? reason, int? version = null) => Get<CancelOccurrence>().RunAsync(slug, reason, version, Organiser, default);

    public Task<EventOutcome> ReinstateAsync(string slug) => Get<ReinstateOccurrence>().RunAsync(slug, null, Organiser, default);

    public Task<EventOutcome> HoldAsync(string slug) => Get<HoldOccurrence>().RunAsync(slug, null, Organiser, default);

    public Task<RegisterOutcome.Registered> SignUpAsync(string occurrence, string name, string? email, string? phone = null, int heads = 1)
        => SignUpAsync(new SignUpTo.Occurrence(occurrence), new() { Name = name, Email = email, Phone = phone, Heads = heads });

    public async Task<RegisterOutcome.Registered> SignUpAsync(SignUpTo to, SignUpRequest request, bool onBehalf = false)
        => Assert.IsType<RegisterOutcome.Registered>(await Get<Register>().RunAsync(
            new RegisterInput(to, request, onBehalf ? RegistrationSource.OnBehalf : RegistrationSource.Web) { Actor = onBehalf ? Organiser : null }, default));

    public async Task<OccurrenceDetails> SeenAsync(string slug)
    {
        var seen = await Get<PublicOccurrences>().FindAsync(slug, default);
        Assert.NotNull(seen);
        return seen;
    }

    public async Task<SeriesDetails> SeenSeriesAsync(string slug)
    {
        var seen = await Get<PublicSeries>().FindAsync(slug, default);
        Assert.NotNull(seen);
        return seen;
    }

    public async Task<IReadOnlyList<OccurrenceSummary>> ListAsync(OccurrenceFilter? filter = null)
        => (await Get<PublicOccurrences>().ListAsync(filter ?? new(), null, 200, default)).Items;

    public Task<Occurrence> RowAsync(string slug) => Host.ReadAsync(db => db.Occurrences.Include(row => row.Series).SingleAsync(row => row.Slug == slug));

    public Task<List<Notice>> NoticesAsync(NoticeKind kind) => Host.ReadAsync(db => db.Notices.Where(notice => notice.Kind == kind).ToListAsync());

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public T Get<T>()
        where T : notnull
        => Host.Services.GetRequiredService<T>();

    public static EventOutcome.Done Done(EventOutcome outcome) => Assert.IsType<EventOutcome.Done>(outcome, exactMatch: false);

    public static TransitionRefused Refused(EventOutcome outcome) => Assert.IsType<EventOutcome.Refused>(outcome).Why;
}
