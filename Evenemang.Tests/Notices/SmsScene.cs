using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>One occurrence on Monday 25 January 2027 at 13.30, with people of all kinds, mail to a folder and SMS to a service of ours. Nothing is sent before <see cref="SweepAsync"/>.</summary>
internal sealed class SmsScene : IAsyncDisposable
{
    private SmsScene(TestHost host, ScriptedSmsService service, Scene scene)
    {
        Host = host;
        Service = service;
        Scene = scene;
    }

    public TestHost Host { get; }

    public ScriptedSmsService Service { get; }

    public Scene Scene { get; }

    public ManualClock Clock => Host.Clock;

    public string Slug => Scene.DateSlug(0);

    public static async Task<SmsScene> StartAsync(DatabaseKind database, RegistrationPolicy? policy = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var service = await ScriptedSmsService.StartAsync();
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["Sms:Mode"] = "FortySixElks", ["Sms:BaseUrl"] = service.BaseUrl, ["Sms:User"] = "u1", ["Sms:Password"] = "hemligt", ["Sms:From"] = "Kommunen",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var host = await TestHost.StartAsync(database, settings: all);
        return new(host, service, await Scene.OnAsync(host, policy ?? new() { Details = RegistrationDetails.NameAndContact }, dates: 1));
    }

    /// <summary>Signs somebody up and sends what that owes.</summary>
    public async Task<RegisterOutcome.Registered> SignUpAsync(string name, string? email, string? phone, bool wishesSms = false) =>
        Assert.IsType<RegisterOutcome.Registered>(await Scene.RegisterAsync(new() { Name = name, Email = email, Phone = phone, WishesSms = wishesSms }));

    public async Task<EventOutcome.Done> CancelAsync() =>
        Assert.IsType<EventOutcome.Done>(await Scene.Verb<CancelOccurrence>().RunAsync(Slug, "Det blåser för mycket.", null, Scene.Organiser, CancellationToken.None), exactMatch: false);

    public async Task<EventOutcome.Done> ReinstateAsync() =>
        Assert.IsType<EventOutcome.Done>(await Scene.Verb<ReinstateOccurrence>().RunAsync(Slug, null, Scene.Organiser, CancellationToken.None), exactMatch: false);

    public Task<int> SweepAsync() => Scene.Verb<NoticeSweep>().RunAsync(CancellationToken.None);

    public Task<List<Notice>> SmsAsync() => Host.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.Channel == NoticeChannel.Sms).OrderBy(row => row.Id).ToListAsync());

    public async Task<UrgentAct> LatestAsync() => (await Scene.Verb<ReachedQuery>().RunAsync(Slug, Scene.Organiser, CancellationToken.None))!.Acts[0];

    /// <summary>"Kim Call NoAddress, Robin Reached Sms", by name.</summary>
    public async Task<string> ReachAsync() =>
        string.Join(", ", (await LatestAsync()).People.OrderBy(person => person.Name).Select(person => $"{person.Name} {person.Verdict.Reach} {person.Verdict.Reason}"));

    /// <summary>What the service would report about a message.</summary>
    public Task<HttpResponseMessage> ReportAsync(Uri address, string id, string status) =>
        Host.Http.PostAsync(address.AbsolutePath, new FormUrlEncodedContent([new("id", id), new("status", status), new("delivered", "2027-01-11T08:00:01.000000")]));

    /// <summary>Where a message's report goes, as the service was told.</summary>
    public Uri ReportAddressOf(int message) => new(Service.Requests.ElementAt(message).Fields["whendelivered"]);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Service.DisposeAsync();
    }
}
