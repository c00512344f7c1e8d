using System.Net;
using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Accounts;

/// <summary>One published series with one occurrence, and somebody of each kind. The letters are how the tables of the role matrix name them.</summary>
internal sealed class MatrixWorld : IAsyncDisposable
{
    /// <summary>D the door, F a facilitator, S an organiser of something else, O an organiser of this series, A an administrator.</summary>
    public const string People = "DFSOA";

    public const string SeriesSlug = "frukostar";
    public const string OccurrenceSlug = "frukost";

    private readonly AsyncServiceScope _scope;
    private readonly Dictionary<char, Guid> _accounts = [];
    private int _registrations;

    private MatrixWorld(TestHost host)
    {
        Host = host;
        _scope = host.Services.CreateAsyncScope();
    }

    public TestHost Host { get; }

    public Guid SeriesId { get; private set; }

    public Guid OccurrenceId { get; private set; }

    /// <summary>An account that acts are tried on.</summary>
    public Guid Spare { get; private set; }

    public static string AddressOf(char person) => $"matris-{person}@exempel.se".ToLowerInvariant();

    public static async Task<MatrixWorld> StartAsync()
    {
        var world = new MatrixWorld(await TestHost.StartAsync(DatabaseKind.Sqlite));
        await SampleEvents.AddAsync(world.Host, capacity: 10_000);
        (world.SeriesId, world.OccurrenceId) = await world.Host.ReadAsync(async db => ((await db.Series.SingleAsync()).Id, (await db.Occurrences.SingleAsync()).Id));
        await world.AddAsync('D', OrganiserRole.Door, new Grant(GrantKind.Door, world.SeriesId, world.OccurrenceId));
        await world.AddAsync('F', OrganiserRole.Facilitator, new Grant(GrantKind.Facilitator, world.SeriesId));
        await world.AddAsync('S', OrganiserRole.Organiser);
        await world.AddAsync('O', OrganiserRole.Organiser, new Grant(GrantKind.Organiser, world.SeriesId));
        await world.AddAsync('A', OrganiserRole.Administrator);
        world.Spare = await DeskVisit.AccountAsync(world.Host, "ovrig@exempel.se", OrganiserRole.Door);
        return world;
    }

    public T Verb<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>The person as verbs take them, read anew.</summary>
    public async Task<Actor> ActorAsync(char person) => (await Verb<FindAccess>().OfAsync(_accounts[person], default))!.Actor;

    public Guid AccountOf(char person) => _accounts[person];

    /// <summary>A fresh place, for acts that end it.</summary>
    public async Task<Guid> RegistrationAsync()
    {
        var number = ++_registrations;
        var outcome = await Verb<Register>().RunAsync(new(new SignUpTo.Occurrence(OccurrenceSlug), new() { Name = $"Deltagare {number}", Email = $"deltagare{number}@exempel.se" }), default);
        return Assert.IsType<RegisterOutcome.Registered>(outcome).Id;
    }

    /// <summary>A fresh place in the whole series.</summary>
    public async Task<RegistrationReference> MemberAsync(Actor actor)
    {
        var id = await RegistrationAsync();
        var number = 100_000 + _registrations;
        await Host.Store.WriteAsync(
            (db, cancel) => db.Registrations.Where(row => row.Id == id).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.OccurrenceId, (Guid?)null).SetProperty(one => one.TargetId, SeriesId).SetProperty(one => one.Number, number), cancel),
            default);
        return new RegistrationReference.ByOrganiser(id, actor);
    }

    public async Task<RegistrationReference> ReferenceAsync(Actor actor) => new RegistrationReference.ByOrganiser(await RegistrationAsync(), actor);

    /// <summary>A key of the person's.</summary>
    public async Task<string> KeyAsync(char person, bool readOnly = false, IReadOnlyList<Guid>? onlySeries = null)
    {
        var (outcome, key) = await Verb<MyApiKeys>().CreateAsync(new($"nyckel {person} {Guid.NewGuid():N}", readOnly, onlySeries, Host.Clock.Now.AddDays(1)), await ActorAsync(person), default);
        Assert.Equal(AccountOutcome.Done, outcome);
        return key!.Key;
    }

    /// <summary>The organiser's key when it no longer works.</summary>
    public async Task<string> EndedKeyAsync(bool expires)
    {
        var key = await KeyAsync('O');
        var hash = ApiKey.Hash(key);
        await Host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var row = await db.Set<ApiKey>().AsTracking().SingleAsync(row => row.KeyHash == hash, cancel);
                if (expires) db.Entry(row).Property(one => one.ExpiresAt).CurrentValue = Host.Clock.Now;
                else row.Revoke(Host.Clock.Now);
                return await db.SaveChangesAsync(cancel);
            },
            default);
        return key;
    }

    /// <summary>A registration for the routes that name one.</summary>
    public async Task<Guid> RegistrationOrNoneAsync(string route) => route.Contains("{id:guid}", StringComparison.Ordinal) ? await RegistrationAsync() : Guid.Empty;

    /// <summary>A browser that the person has signed in with; null for nobody.</summary>
    public Task<HttpClient> BrowserAsync(char? person) => SignedInBrowser.OpenAsync(Host, person is { } who ? AddressOf(who) : null);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Host.DisposeAsync();
    }

    private async Task AddAsync(char person, OrganiserRole role, params Grant[] grants) => _accounts[person] = await DeskVisit.AccountAsync(Host, AddressOf(person), role, grants);
}
