using System.Net;
using System.Text.Json;
using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Accounts;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Privacy.Leaks;

/// <summary>
/// A discreet group beside an open series, played through over a manual clock: sign-ups by web, API and telephone, approval, waitlist, a no, absence, withdrawal and promotion, an organiser's
/// message, reminders, a change, a move and a cancellation, letters that fail, links asked for anew.
/// </summary>
internal sealed class LeakScene(TestHost host) : IAsyncDisposable
{
    public const string Group = "titelmarke-grupp";
    public const string Open = "oppen-serie";

    private static readonly Actor House = Actor.System;

    private readonly AsyncServiceScope _scope = host.Services.CreateAsyncScope();

    public TestHost Host { get; } = host;

    /// <summary>The secret in each person's link to "your place".</summary>
    public Dictionary<string, string> Tokens { get; } = [];

    public List<string> Slugs { get; private set; } = [];

    public string OpenSlug { get; private set; } = "";

    /// <summary>The organiser of the group.</summary>
    public const string Organiser = "gruppens-arrangor@exempel.se";

    /// <summary>Accounts that have nothing to do with it: an organiser, a facilitator and the door of the open series, and an administrator.</summary>
    public static readonly string[] Others = ["annan-arrangor@exempel.se", "annan-igangsattare@exempel.se", "annan-dorr@exempel.se", "administrator@exempel.se"];

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Two series, accounts of every kind, and the group's people signed up.</summary>
    public async Task BeginAsync()
    {
        await Get<CreateSeries>().RunAsync(new(EventKind.SelfHelpGroup, GroupContent()) { Slug = Group }, House, default);
        await Get<CreateSeries>().RunAsync(new(EventKind.Other, new() { Title = "En öppen serie", Registration = new RegistrationPolicy { Capacity = 20 } }) { Slug = Open }, House, default);
        var date = await Get<AddOccurrence>().RunAsync(Open, new() { Date = new DateEdit(Decision.Decided, new(2027, 2, 8, 18, 0, 0), new(2027, 2, 8, 20, 0, 0)) }, null, House, default);
        OpenSlug = ((EventOutcome.Done)date).Slug;
        await Get<EditSeries>().RunAsync(Open, new() { Published = true }, null, House, default);
        await Get<PublishOccurrence>().RunAsync(OpenSlug, null, House, default);
        Slugs = await Host.ReadAsync(db => db.Occurrences.Where(row => row.Series.Slug == Group).OrderBy(row => row.SortUtc).Select(row => row.Slug).ToListAsync());
        await Get<EditOccurrence>().RunAsync(Slugs[1], new() { Theme = "Temamarke", Agenda = new Change<IReadOnlyList<AgendaItem>>([new(1, "Punktmarke")]) }, null, House, default);
        await AccountsAsync();

        using (var form = await Host.Http.PostAsync($"/serier/{Group}/anmalan", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = Planted.Anna, ["email"] = "annaepostmarke@exempel.se", ["heads"] = "1", ["answers.varfor"] = "Annasvarmarke",
        })))
        {
            Assert.Equal(HttpStatusCode.SeeOther, form.StatusCode);
            Tokens["anna"] = form.Headers.Location!.OriginalString.Split('/', '?').First(Secrets.LooksLikeToken);
        }
        Tokens["bo"] = await OverApiAsync($$"""{ "name": "{{Planted.Bo}}", "email": "boepostmarke@exempel.se", "phone": "070-174 06 77", "smsReminders": true, "answers": { "varfor": "Bosvarmarke" } }""");
        Tokens["cia"] = await OverApiAsync($$"""{ "name": "{{Planted.Cia}}", "email": "ciaepostmarke@exempel.se", "language": "en" }""");
        Tokens["eva"] = await OverApiAsync($$"""{ "name": "{{Planted.Eva}}", "email": "evaepostmarke@exempel.se" }""");
        await Get<Register>().RunAsync(new(new SignUpTo.Series(Group), new() { Name = Planted.Dan, Phone = "070-174 06 78" }, RegistrationSource.OnBehalf) { Actor = House }, default);
        using (await Host.Http.PostAsync($"/serier/{Group}/anmalan", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "Provare", ["email"] = "annaepostmarke@exempel.se", ["heads"] = "1" }))) { }
        foreach (var name in new[] { "utomstaende@exempel.se", "foljer@exempel.se" })
        {
            Assert.IsType<RegisterOutcome.Registered>(await Get<Register>().RunAsync(new(new SignUpTo.Occurrence(OpenSlug), new() { Name = "Utomstående", Email = name }), default));
        }
        await Get<Follow>().RunAsync(null, "foljer@exempel.se", "sv", default);
        await SweepAsync();
        await FollowAsync();
    }

    /// <summary>From the organiser's answers to the morning after the first meeting.</summary>
    public async Task PlayAsync()
    {
        foreach (var name in new[] { "anna", "bo", "cia" }) await Get<DecideRequest>().RunAsync(await IdAsync(name), approve: true, House, default);
        await Get<DecideRequest>().RunAsync(await IdAsync("eva"), approve: false, House, default);
        var second = await Host.ReadAsync(db => db.Occurrences.Where(row => row.Slug == Slugs[1]).Select(row => row.Id).SingleAsync());
        await Get<ReportAbsence>().RunAsync(new RegistrationReference.ByToken(Tokens["bo"]), second, default);
        await Get<NameInCalendar>().RunAsync(new RegistrationReference.ByToken(Tokens["bo"]), CalendarTitleChoice.OwnWords, "Boordmarke", default);
        await Get<Withdraw>().RunAsync(new RegistrationReference.ByToken(Tokens["anna"]), default);
        await SweepAsync();
        await MoveToAsync(new(2027, 1, 26, 15, 0, 0));
        Assert.IsType<SendMessageOutcome.Owed>(await Get<SendMessage>().RunAsync(new(Slugs[0], "Brevmarke", "Brevmarke i texten.", [RegistrationState.Confirmed]), House, default));
        await Get<EditOccurrence>().RunAsync(Slugs[2], new() { Theme = "Temamarke tre" }, null, House, default);
        await Get<MoveOccurrence>().RunAsync(Slugs[1], new(new(2027, 2, 25, 14, 0, 0), new(2027, 2, 25, 16, 0, 0)) { Venue = new Venue("Platsmarke två") }, null, House, default);
        await MoveToAsync(new(2027, 1, 27, 14, 0, 0));
        await Get<CancelOccurrence>().RunAsync(Slugs[2], "Skalmarke.", null, House, default);
        using (await Host.Http.PostAsync("/min-anmalan", new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "boepostmarke@exempel.se" }))) { }
        await SweepAsync();
        // A letter of the group's could not be delivered, and its organiser hears of it.
        await Host.Store.WriteAsync(
            (db, cancel) => db.Notices.Where(row => row.Kind == NoticeKind.OrganiserMessage).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Failed), cancel), default);
        await MoveToAsync(new(2027, 1, 28, 9, 0, 0));
    }

    /// <summary>A key of somebody's.</summary>
    public async Task<ApiClient> KeyAsync(string address)
    {
        var account = await Host.ReadAsync(db => db.Set<Evenemang.Server.Accounts.Organiser>().SingleAsync(row => row.Email == address));
        var actor = (await Get<Evenemang.Server.Accounts.FindAccess>().OfAsync(account.Id, default))!.Actor;
        var (_, key) = await Get<Evenemang.Server.Accounts.MyApiKeys>().CreateAsync(new($"nyckel {Guid.NewGuid():N}", false, null, Host.Clock.Now.AddDays(90)), actor, default);
        return new(Host.Http, key!.Key);
    }

    public Task<Guid> IdAsync(string name)
    {
        var hash = Secrets.Hash(Tokens[name]);
        return Host.ReadAsync(db => db.Registrations.Where(row => row.TokenHash == hash).Select(row => row.Id).SingleAsync());
    }

    public async Task SweepAsync()
    {
        await Get<RaiseRounds>().RunAsync(default);
        await Get<RaiseNews>().RunAsync(default);
        await Get<RaiseFailedReports>().RunAsync(default);
        Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await Get<NoticeSweep>().RunAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Host.DisposeAsync();
    }

    private async Task MoveToAsync(DateTime stockholm)
    {
        Host.Clock.Now = WallClock.ToUtc(stockholm, "Europe/Stockholm");
        await SweepAsync();
    }

    private async Task<string> OverApiAsync(string body)
    {
        var answer = await new ApiClient(Host.Http).PostAsync($"series/{Group}/registrations", body);
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("token").GetString()!;
    }

    private async Task FollowAsync()
    {
        var follower = await Host.ReadAsync(db => db.Followers.SingleAsync());
        await Get<ConfirmFollowing>().RunAsync(Get<Secrets>().FollowToken(follower), default);
    }

    private async Task AccountsAsync()
    {
        var (group, open) = await Host.ReadAsync(async db => (await db.Series.SingleAsync(row => row.Slug == Group), await db.Occurrences.SingleAsync(row => row.Slug == OpenSlug)));
        await DeskVisit.AccountAsync(Host, Organiser, OrganiserRole.Organiser, new Grant(GrantKind.Organiser, group.Id));
        await DeskVisit.AccountAsync(Host, Others[0], OrganiserRole.Organiser, new Grant(GrantKind.Organiser, open.SeriesId));
        await DeskVisit.AccountAsync(Host, Others[1], OrganiserRole.Facilitator, new Grant(GrantKind.Facilitator, open.SeriesId));
        await DeskVisit.AccountAsync(Host, Others[2], OrganiserRole.Door, new Grant(GrantKind.Door, open.SeriesId, open.Id));
        await DeskVisit.AccountAsync(Host, Others[3], OrganiserRole.Administrator);
    }

    private static SeriesEdit GroupContent() => new()
    {
        Title = $"Självhjälpsgrupp {Planted.Title}",
        Summary = "En grupp.",
        Contact = new Contact("Kontaktperson", "kontakt@exempel.se", "031-390 06 01"),
        Venue = new Venue("Platsmarke"),
        StartTime = new TimeOnly(13, 30),
        EndTime = new TimeOnly(15, 30),
        CalendarTitle = "Kalendermarke",
        Recurrence = new MonthlyRule { Start = new(2027, 1, 27), Weekday = DayOfWeek.Wednesday, Week = WeekOfMonth.Last, Count = 5 },
        Registration = new RegistrationPolicy { Scope = RegistrationScope.Series, Capacity = 3, MaxHeads = 1, Approval = true, Questions = [new("varfor", "Varför?", QuestionKind.Text)] },
        Published = true,
    };
}
