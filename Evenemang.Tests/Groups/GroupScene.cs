using System.Net;
using Evenemang.Server.Accounts;
using Evenemang.Server.Groups;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Groups;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>A discreet group of ten meetings from Wednesday 30 January 2030 at 13.30, then the last Wednesday of each month, the first three of them led; and what its people do, by alias.</summary>
internal sealed class GroupScene : IAsyncDisposable
{
    public const string Slug = "sjalvhjalpsgrupp-om-oro";
    private const int Day = 24 * 60;

    private readonly Dictionary<string, RegisterOutcome.Registered> _people = new(StringComparer.Ordinal);
    private readonly AsyncServiceScope _scope;

    private GroupScene(PostRoom room)
    {
        Room = room;
        _scope = room.Desk.Host.Services.CreateAsyncScope();
    }

    public PostRoom Room { get; }

    public TestHost Host => Room.Desk.Host;

    public Guid SeriesId { get; private set; }

    /// <summary>Its facilitator, as the desk knows them: by an account with a grant.</summary>
    public Guid Facilitator { get; private set; }

    public static RegistrationPolicy Policy { get; } = KindDefaults.Registration(EventKind.SelfHelpGroup) with { Approval = true, Capacity = 5, MinimumHeads = 3, JoinUntilMeeting = 3 };

    /// <summary>The clock stands at Monday 7 January 2030, 16.00 in Stockholm.</summary>
    public static async Task<GroupScene> StartAsync(DatabaseKind database, RegistrationPolicy? policy = null)
    {
        var scene = new GroupScene(await PostRoom.OpenAsync(database, "2030-01-07T16:00"));
        await scene.Room.Desk.CreateAsync(
            EventKind.SelfHelpGroup,
            new()
            {
                Title = "Självhjälpsgrupp om oro",
                Contact = new Contact("Kontaktperson", "kontakt@exempel.se", "031-390 06 01"),
                Venue = new Venue("Mötesplatsen", Street: "Storgatan 1"),
                StartTime = new TimeOnly(13, 30),
                EndTime = new TimeOnly(15, 30),
                Registration = policy ?? Policy,
                Recurrence = new MonthlyRule { Start = new(2030, 1, 30), Weekday = DayOfWeek.Wednesday, Week = WeekOfMonth.Last, Count = 10 },
                Published = true,
            },
            facilitated: 3);
        scene.SeriesId = await scene.Host.ReadAsync(db => db.Series.Select(row => row.Id).SingleAsync());
        scene.Facilitator = await DeskVisit.AccountAsync(scene.Host, "igangsattaren@exempel.se", OrganiserRole.Facilitator, new Grant(GrantKind.Facilitator, scene.SeriesId));
        return scene;
    }

    public T Verb<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Somebody at the desk, as verbs take them, read anew.</summary>
    public async Task<Actor> ActorAsync(Guid account) => (await Verb<FindAccess>().OfAsync(account, default))!.Actor;

    public RegisterOutcome.Registered this[string alias] => _people[alias];

    public static string AddressOf(string alias) => $"{Slugs.From(alias)}@exempel.se";

    public static string MeetingSlug(string date) => $"{Slug}-{date}";

    /// <summary>Signs up over the web with an alias and an address, and nothing else.</summary>
    public async Task AskAsync(string alias) =>
        _people[alias] = Assert.IsType<RegisterOutcome.Registered>(await TryAskAsync(alias));

    public Task<RegisterOutcome> TryAskAsync(string alias) => Verb<Register>().RunAsync(new(new SignUpTo.Series(Slug), new() { Name = alias, Email = AddressOf(alias), Language = "sv" }), default);

    /// <summary>Calls the contact person, who signs them up; there is no e-mail.</summary>
    public async Task CallAsync(string alias, string phone) => _people[alias] = Assert.IsType<RegisterOutcome.Registered>(await Verb<Register>().RunAsync(
        new(new SignUpTo.Series(Slug), new() { Name = alias, Phone = phone, Language = "sv" }, RegistrationSource.OnBehalf) { Actor = await ActorAsync(Facilitator) }, default));

    public async Task<DecideRequestOutcome> ApproveAsync(string alias) => await Verb<DecideRequest>().RunAsync(this[alias].Id, approve: true, await ActorAsync(Facilitator), default);

    public async Task JoinAsync(string alias)
    {
        await AskAsync(alias);
        if (Policy.Approval && (await RowAsync(alias)).State is RegistrationState.Requested) await ApproveAsync(alias);
    }

    /// <summary>Ekorren, Igelkotten and Räven have places, and Haren without e-mail.</summary>
    public async Task FillAsync()
    {
        foreach (var alias in new[] { "Ekorren", "Igelkotten", "Räven" }) await JoinAsync(alias);
        await CallAsync("Haren", "031-390 06 17");
    }

    public RegistrationReference By(string alias) => new RegistrationReference.ByToken(this[alias].Token);

    public Task<Registration> RowAsync(string alias)
    {
        var id = this[alias].Id;
        return Host.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(row => row.Id == id));
    }

    public async Task<RegistrationState> StateAsync(string alias) => (await RowAsync(alias)).State;

    public Task<Occurrence> MeetingAsync(string date) => Room.Desk.RowAsync(MeetingSlug(date));

    public async Task<HandOverOutcome> HandOverAsync(string date, string contact) =>
        await Verb<HandOverGroup>().RunAsync(Slug, (await MeetingAsync(date)).Id, this[contact].Id, await ActorAsync(Facilitator), default);

    public Task<Series> SeriesAsync() => Host.ReadAsync(db => db.Series.AsNoTracking().SingleAsync());

    /// <summary>Days go by; what is due goes out each afternoon.</summary>
    public Task PassAsync(string until) => Room.PassAsync(until, Day);

    /// <summary>Subjects of the letters somebody got since they were last asked for, oldest first.</summary>
    public async Task<IReadOnlyList<OutgoingMail>> LettersAsync(string alias)
    {
        await Room.RunAsync();
        List<OutgoingMail> letters = [.. Room.Sent.Where(sent => sent.Mail.To.Address == AddressOf(alias)).Select(sent => sent.Mail)];
        Room.Sent.RemoveAll(sent => sent.Mail.To.Address == AddressOf(alias));
        return letters;
    }

    public async Task<IReadOnlyList<string>> SubjectsAsync(string alias) => [.. (await LettersAsync(alias)).Select(mail => mail.Subject)];

    /// <summary>Somebody's own page as they read it, without what is marked up.</summary>
    public async Task<string> PageAsync(string alias, string path = "")
    {
        using var answer = await Host.Http.GetAsync($"/min-anmalan/{this[alias].Token}{path}");
        return answer.StatusCode is HttpStatusCode.OK ? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()) : $"{(int)answer.StatusCode} {answer.Headers.Location}";
    }

    /// <summary>Somebody sends a form of the contact's page.</summary>
    /// <returns>Where it leads; the page itself when something is to be put right.</returns>
    public async Task<string> SendAsync(string alias, string act, params (string Field, string Value)[] fields)
    {
        using var answer = await Host.Http.PostAsync($"/min-anmalan/{this[alias].Token}/grupp/{act}", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value))));
        return answer.StatusCode is HttpStatusCode.SeeOther ? answer.Headers.Location!.ToString().Replace(this[alias].Token, "…", StringComparison.Ordinal) : $"{(int)answer.StatusCode} {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}";
    }

    /// <summary>Number of somebody's sign-up, by which the contact names them.</summary>
    public async Task<string> NumberAsync(string alias) => $"{(await RowAsync(alias)).Number}";

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Room.DisposeAsync();
    }
}
