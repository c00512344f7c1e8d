using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Samples;

/// <summary>The organiser of the samples: does each act at the moment it is said to have happened.</summary>
/// <param name="services">The application's.</param>
/// <param name="zone">IANA zone of the sample series.</param>
/// <param name="now">UTC; what lies before it is history.</param>
/// <param name="firstPerson">Where the numbers of its sample people begin.</param>
internal sealed class SampleDesk(IServiceProvider services, string zone, DateTime now, int firstPerson)
{
    private static readonly Actor Organiser = new("Arrangören");

    private readonly SampleClock _clock = new(now);
    private readonly IDbContextFactory<EvenemangDb> _contexts = services.GetRequiredService<IDbContextFactory<EvenemangDb>>();
    private SampleVerbs? _verbs;

    /// <summary>The local day on which the samples are made.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(WallClock.ToLocal(now, zone));

    public SamplePeople People { get; } = new(firstPerson);

    private SampleVerbs Verbs => _verbs ??= new(services, _clock);

    /// <summary>The following acts happen at this local time, or now when that lies in the future.</summary>
    public void At(DateTime local)
    {
        var utc = WallClock.ToUtc(local, zone);
        _clock.Now = utc < now ? utc : now;
    }

    public void At(DateOnly day, int hour = 9) => At(day.ToDateTime(new(hour, 12)));

    /// <returns>The slugs of the occurrences that its rule gave, by date, those in the past first.</returns>
    public async Task<SampleSeries> CreateAsync(NewSeries series)
    {
        var slug = Done(await Verbs.Get<CreateSeries>().RunAsync(series, Organiser, default)).Slug;
        await using var db = await _contexts.CreateDbContextAsync();
        var occurrences = await db.Occurrences.Where(row => row.Series.Slug == slug).OrderBy(row => row.StartUtc)
            .Select(row => new { row.Id, row.Slug, row.Start, row.End, row.EndUtc }).ToListAsync();
        var all = occurrences.ConvertAll(row => (row.EndUtc, Sample: new SampleOccurrence(row.Id, row.Slug, row.Start!.Value, row.End!.Value)));
        return new(slug, [.. all.Where(row => row.EndUtc <= now).Select(row => row.Sample)], [.. all.Where(row => row.EndUtc > now).Select(row => row.Sample)]);
    }

    /// <summary>Adds one by hand and publishes it.</summary>
    public async Task<SampleOccurrence> AddAsync(string series, OccurrenceEdit content)
    {
        var done = Done(await Verbs.Get<AddOccurrence>().RunAsync(series, content, slug: null, Organiser, default));
        Done(await Verbs.Get<PublishOccurrence>().RunAsync(done.Slug, expectedVersion: null, Organiser, default));
        var date = content.Date.Value;
        return new(done.Id, done.Slug, date.Start ?? date.Candidates![0].Start, date.End ?? date.Candidates![0].End);
    }

    public async Task EditAsync(SampleOccurrence occurrence, OccurrenceEdit edit) =>
        Done(await Verbs.Get<EditOccurrence>().RunAsync(occurrence.Slug, edit, expectedVersion: null, Organiser, default));

    public async Task MoveAsync(SampleOccurrence occurrence, OccurrenceMove move) =>
        Done(await Verbs.Get<MoveOccurrence>().RunAsync(occurrence.Slug, move, expectedVersion: null, Organiser, default));

    public async Task CancelAsync(SampleOccurrence occurrence, string reason) =>
        Done(await Verbs.Get<CancelOccurrence>().RunAsync(occurrence.Slug, reason, expectedVersion: null, Organiser, default));

    public async Task HoldAsync(SampleOccurrence occurrence) =>
        Done(await Verbs.Get<HoldOccurrence>().RunAsync(occurrence.Slug, expectedVersion: null, Organiser, default));

    /// <summary>Signs them up side by side; each is a transaction of its own, and the store commits those that wait together.</summary>
    public async Task<IReadOnlyList<RegisterOutcome.Registered>> SignUpAsync(SignUpTo to, IEnumerable<SignUpRequest> requests)
    {
        var register = Verbs.Get<Register>();
        var outcomes = await Task.WhenAll(requests.Select(request => register.RunAsync(new(to, request), default)));
        return [.. outcomes.Select(outcome => outcome as RegisterOutcome.Registered ?? throw new InvalidOperationException($"A sample sign-up to {to} was answered with {outcome}."))];
    }

    public Task<IReadOnlyList<RegisterOutcome.Registered>> SignUpAsync(SampleOccurrence occurrence, IEnumerable<SignUpRequest> requests) =>
        SignUpAsync(new SignUpTo.Occurrence(occurrence.Slug), requests);

    public Task DecideAsync(Guid registration, bool approve) => Verbs.Get<DecideRequest>().RunAsync(registration, approve, Organiser, default);

    public Task WithdrawAsync(RegisterOutcome.Registered registered) => Verbs.Get<Withdraw>().RunAsync(new RegistrationReference.ByToken(registered.Token), default);

    public Task ReportAbsenceAsync(RegisterOutcome.Registered registered, SampleOccurrence occurrence) =>
        Verbs.Get<ReportAbsence>().RunAsync(new RegistrationReference.ByToken(registered.Token), occurrence.Id, default);

    public Task MarkAsync(RegisterOutcome.Registered registered, Attendance attendance) => Verbs.Get<MarkAttendance>().RunAsync(registered.Id, attendance, Organiser, default);

    /// <summary>Follows a series, or with null everything, and has said yes.</summary>
    public async Task FollowAsync(string? series, string email)
    {
        await Verbs.Get<Follow>().RunAsync(series, email, "sv", default);
        await using var db = await _contexts.CreateDbContextAsync();
        var hash = services.GetRequiredService<Secrets>().AddressHash(email);
        var follower = await db.Followers.OrderByDescending(row => row.Id).FirstAsync(row => row.AddressHash == hash);
        await Verbs.Get<ConfirmFollowing>().RunAsync(services.GetRequiredService<Secrets>().FollowToken(follower), default);
    }

    public Task AskAfterwardsAsync(string series) => SampleSurveys.AskAsync(services, series, Organiser);

    public Task AnswerAfterwardsAsync(SampleOccurrence occurrence, IReadOnlyList<RegisterOutcome.Registered> people, int ago) =>
        SampleSurveys.AnswerAsync(services, occurrence, people, ago);

    /// <returns>The document's id, for the agenda item it belongs to.</returns>
    public async Task<Guid> AttachAsync(SampleOccurrence occurrence, string name, byte[] pdf) =>
        await Verbs.Get<AddDocument>().RunAsync(occurrence.Slug, new(name, pdf), Organiser, default) is AddDocumentOutcome.Added added
            ? added.Id
            : throw new InvalidOperationException($"The sample document {name} was refused.");

    public async Task<IReadOnlyList<Guid>> ProgrammeIdsAsync(SampleOccurrence occurrence, string title)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        return await db.ProgrammeItems.Where(item => item.OccurrenceId == occurrence.Id && item.Title == title).Select(item => item.Id).ToListAsync();
    }

    private static EventOutcome.Done Done(EventOutcome outcome) =>
        outcome as EventOutcome.Done ?? throw new InvalidOperationException($"A sample act was answered with {Words(outcome)}.");

    private static string Words(EventOutcome outcome) => outcome is EventOutcome.Invalid invalid ? string.Join(", ", invalid.Problems) : $"{outcome}";
}

/// <summary>A sample occurrence as its makers need it; times are local.</summary>
internal sealed record SampleOccurrence(Guid Id, string Slug, DateTime Start, DateTime End);

/// <summary>A sample series and its occurrences by date.</summary>
internal sealed record SampleSeries(string Slug, IReadOnlyList<SampleOccurrence> Past, IReadOnlyList<SampleOccurrence> Coming);
