using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Registrations;

/// <summary>A series with its occurrences in a running application, and the verbs in a few words.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly Actor Organiser = new("organiser");

    /// <summary>Nothing leaves the house by itself, so that what is owed can be looked at.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoSweeps = new Dictionary<string, string> { ["Jobs:Run"] = "false" };

    private static int _scenes;
    private readonly bool _ownsHost;
    private readonly string _suffix;
    private int _people;

    private Scene(TestHost host, bool ownsHost)
    {
        Host = host;
        _ownsHost = ownsHost;
        _suffix = ownsHost ? "" : $"-i-historia-{Interlocked.Increment(ref _scenes)}";
    }

    public TestHost Host { get; }

    public Guid SeriesId { get; } = Guid.CreateVersion7();

    public List<Guid> Dates { get; } = [];

    /// <summary>The first occurrence.</summary>
    public Guid OccurrenceId => Dates[0];

    public ManualClock Clock => Host.Clock;

    /// <summary>Starts with occurrences a week apart, the first on Monday 25 January 2027 at 13.30; the clock stands at 11 January 09.00.</summary>
    public static async Task<Scene> StartAsync(DatabaseKind database, RegistrationPolicy policy, int dates = 1)
    {
        var scene = new Scene(await TestHost.StartAsync(database, settings: NoSweeps), ownsHost: true);
        await scene.CreateAsync(policy, dates);
        return scene;
    }

    /// <summary>One more in an application that runs already.</summary>
    public static async Task<Scene> OnAsync(TestHost host, RegistrationPolicy policy, int dates)
    {
        var scene = new Scene(host, ownsHost: false);
        await scene.CreateAsync(policy, dates);
        return scene;
    }

    public string SeriesSlug => "serie" + _suffix;

    public string DateSlug(int date) => Slug(date) + _suffix;

    public Task<RegistrationPolicy> PolicyAsync() => Host.ReadAsync(db => db.Series.Where(row => row.Id == SeriesId).Select(row => row.Registration).SingleAsync());

    public T Verb<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public SignUpRequest Person(int heads = 1)
    {
        var number = Interlocked.Increment(ref _people);
        return new() { Name = $"Deltagare {number}", Email = $"deltagare{number}@exempel.se", Heads = heads };
    }

    public Task<RegisterOutcome> RegisterAsync(SignUpRequest request, int date = 0, RegistrationSource source = RegistrationSource.Web) =>
        Verb<Register>().RunAsync(
            new(new SignUpTo.Occurrence(DateSlug(date)), request, source) { Actor = source is RegistrationSource.OnBehalf ? Organiser : null }, CancellationToken.None);

    public async Task<RegisterOutcome.Registered> SignUpAsync(int heads = 1, int date = 0) =>
        Assert.IsType<RegisterOutcome.Registered>(await RegisterAsync(Person(heads), date));

    public async Task<RegisterOutcome.Registered> JoinSeriesAsync(int heads = 1) =>
        Assert.IsType<RegisterOutcome.Registered>(await Verb<Register>().RunAsync(new(new SignUpTo.Series(SeriesSlug), Person(heads)), CancellationToken.None));

    public Task<WithdrawOutcome> WithdrawAsync(RegisterOutcome.Registered who) => Verb<Withdraw>().RunAsync(By(who), CancellationToken.None);

    public static RegistrationReference By(RegisterOutcome.Registered who) => new RegistrationReference.ByToken(who.Token);

    public Task<Registration> RowAsync(RegisterOutcome.Registered who) => Host.ReadAsync(db => db.Registrations.FirstAsync(row => row.Id == who.Id));

    public async Task<RegistrationState> StateAsync(RegisterOutcome.Registered who) => (await RowAsync(who)).State;

    /// <summary>Kinds and states of the notices owed to somebody, the void ones first: "Confirmed Void, Withdrawn Planned".</summary>
    public async Task<string> NoticesAsync(RegisterOutcome.Registered who)
    {
        var notices = await Host.ReadAsync(db => db.Notices.Where(notice => notice.RegistrationId == who.Id).ToListAsync());
        return string.Join(", ", notices.OrderByDescending(notice => notice.State).ThenBy(notice => notice.Kind).Select(notice => $"{notice.Kind} {notice.State}"));
    }

    public Task<List<Notice>> NoticeRowsAsync(RegisterOutcome.Registered who) =>
        Host.ReadAsync(db => db.Notices.Where(notice => notice.RegistrationId == who.Id).OrderBy(notice => notice.Id).ToListAsync());

    /// <summary>Everything typed at the occurrence's or the series' form, changed.</summary>
    public Task<ChangeOutcome> ChangeAsync(RegisterOutcome.Registered who, SignUpRequest request) =>
        Verb<ChangeRegistration>().RunAsync(new(By(who), request), CancellationToken.None);

    public async Task<ChangeOutcome> ChangeHeadsAsync(RegisterOutcome.Registered who, int heads)
    {
        var row = await RowAsync(who);
        return await ChangeAsync(who, new() { Name = row.Name, Email = row.Email, Heads = heads });
    }

    public Task<AbsenceOutcome> ReportAbsenceAsync(RegisterOutcome.Registered who, int date) => Verb<ReportAbsence>().RunAsync(By(who), Dates[date], CancellationToken.None);

    public Task<AbsenceOutcome> TakeBackAbsenceAsync(RegisterOutcome.Registered who, int date) => Verb<TakeBackAbsence>().RunAsync(By(who), Dates[date], CancellationToken.None);

    public Task SetStateAsync(OccurrenceState state, int date = 0) => Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var id = Dates[date];
            db.Entry(await db.Occurrences.AsTracking().FirstAsync(row => row.Id == id, cancel)).Property(row => row.State).CurrentValue = state;
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    public async Task<SeatSummary> SeatsAsync(int date = 0) => (await Verb<FindSeats>().ForOccurrencesAsync([Dates[date]], CancellationToken.None))[Dates[date]];

    /// <summary>As if every message owed so far had left.</summary>
    public Task<int> MarkSentAsync() => Host.Store.WriteAsync(
        (db, cancel) => db.Notices.Where(notice => notice.State == NoticeState.Planned)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Sent), cancel),
        CancellationToken.None);

    public Task SetPolicyAsync(Func<RegistrationPolicy, RegistrationPolicy> change) => Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var series = await db.Series.AsTracking().SingleAsync(row => row.Id == SeriesId, cancel);
            series.Registration = change(series.Registration);
            await db.SaveChangesAsync(cancel);
            return await Verb<PromoteWaiting>().RunForSeriesAsync(db, SeriesId, cancel);
        },
        CancellationToken.None);

    public static string Slug(int date) => $"tillfalle-{date}";

    public ValueTask DisposeAsync() => _ownsHost ? Host.DisposeAsync() : ValueTask.CompletedTask;

    private Task<int> CreateAsync(RegistrationPolicy policy, int dates) => Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            db.Series.Add(new()
            {
                Id = SeriesId, Slug = SeriesSlug, Kind = EventKind.BreakfastSeminar, Title = "Frukostseminarium", Published = true, Registration = policy,
                CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
            });
            Dates.Clear();
            for (var number = 0; number < dates; number++)
            {
                var occurrence = new Occurrence
                {
                    Id = Guid.CreateVersion7(), SeriesId = SeriesId, Slug = DateSlug(number), Uid = $"uid-{number}{_suffix}", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
                };
                var start = new DateTime(2027, 1, 25, 13, 30, 0).AddDays(7 * number);
                occurrence.SetDate(Decision.Decided, start, start.AddHours(2), null, "Europe/Stockholm");
                db.Occurrences.Add(occurrence);
                db.Entry(occurrence).Property(row => row.State).CurrentValue = OccurrenceState.Confirmed;
                Dates.Add(occurrence.Id);
            }
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);
}
