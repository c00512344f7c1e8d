using Evenemang.Server.Events;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>A desk whose jobs run when the test says so: time passes in steps, and at each step what is due is raised and sent. What was sent is kept with when.</summary>
internal sealed class PostRoom : IAsyncDisposable
{
    public const string Meeting = "mote";

    private readonly RecordingTransport _transport;
    private readonly MailSender _sender;
    private readonly ChannelSweep _sweep;

    private PostRoom(Desk desk)
    {
        Desk = desk;
        _transport = new(mail =>
        {
            Sent.Add((WallClock.ToLocal(desk.Host.Clock.Now, "Europe/Stockholm"), mail));
            return new MailResult.Accepted();
        }, parallelism: 1);
        _sender = new(desk.Get<NoticeRendering>(), _transport, new DomainPace(0), desk.Get<ReturnPaths>());
        _sweep = new(
            desk.Get<NoticeClaims>(), _sender, desk.Get<MessageQueues>(), desk.Host.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ChannelSweep>.Instance);
    }

    public Desk Desk { get; }

    /// <summary>Every mail with the local time it left.</summary>
    public List<(DateTime At, OutgoingMail Mail)> Sent { get; } = [];

    public static async Task<PostRoom> OpenAsync(DatabaseKind database, string stockholm) => new(await Desk.OpenAsync(database, stockholm));

    /// <summary>A published series with one date, decided, of two hours.</summary>
    public async Task<string> AddAsync(string start, NoticeSettings? settings = null, EventKind kind = EventKind.Other, RegistrationPolicy? policy = null, string slug = Meeting, bool discreet = false)
    {
        await Desk.CreateAsync(kind, new()
        {
            Title = "Möte", Venue = new Venue("Biblioteket", City: "Göteborg"), Registration = policy ?? new RegistrationPolicy { Capacity = 50 }, Notices = settings ?? Remind(new ReminderRule(ReminderUnit.Days, 1, new TimeOnly(15, 0))),
            Discreet = discreet,
        }, slug);
        return await AddDateAsync(slug, start);
    }

    public Task<string> AddDateAsync(string series, string start) =>
        Desk.AddAsync(series, new() { Date = new DateEdit(Decision.Decided, Desk.At(start), Desk.At(start).AddHours(2)), Theme = "Mat" });

    public static NoticeSettings Remind(params ReminderRule[] rules) => new() { Reminders = rules };

    /// <summary>Time passes to a local moment; the jobs run every so many minutes and at the end.</summary>
    public async Task PassAsync(string until, int everyMinutes = 30)
    {
        var target = WallClock.ToUtc(Desk.At(until), "Europe/Stockholm");
        while (Desk.Host.Clock.Now < target)
        {
            var next = Desk.Host.Clock.Now.AddMinutes(everyMinutes);
            Desk.Host.Clock.Now = next < target ? next : target;
            await RunAsync();
        }
    }

    /// <summary>The jobs run once, now.</summary>
    public async Task RunAsync()
    {
        await Desk.Get<RaiseRounds>().RunAsync(default);
        await Desk.Get<RaiseNews>().RunAsync(default);
        await Desk.Get<RaiseFailedReports>().RunAsync(default);
        await _sweep.RunAsync(default);
    }

    /// <summary>
    /// The jobs run once and the sender dies in the middle: it has claimed several, sent and recorded a few, and of the next nobody knows afterwards how far it came. What it had claimed stays
    /// claimed until the lease ends.
    /// </summary>
    /// <param name="recorded">Messages sent and recorded before it dies.</param>
    /// <param name="diesAfterSending">Whether the next had been handed over.</param>
    /// <returns>The message in flight; null when there was none.</returns>
    public async Task<string?> CrashAsync(int recorded, bool diesAfterSending)
    {
        await Desk.Get<RaiseRounds>().RunAsync(default);
        await Desk.Get<RaiseNews>().RunAsync(default);
        var claims = Desk.Get<NoticeClaims>();
        var claimed = await claims.ClaimAsync(NoticeChannel.Email, $"dies-{Guid.NewGuid():N}", recorded + 3, Desk.Host.Clock.Now, default);
        foreach (var notice in claimed.Take(recorded))
        {
            switch (await _sender.SendAsync(notice, Desk.Host.Clock.Now, default))
            {
                case SendOutcome.Sent:
                    await claims.SentAsync(notice, Desk.Host.Clock.Now);
                    break;
                case SendOutcome.Ended ended:
                    await claims.EndAsync(notice, ended.State, ended.Failure, wasTried: false, Desk.Host.Clock.Now);
                    break;
            }
        }
        if (claimed.Skip(recorded).FirstOrDefault() is not { } inFlight) return null;
        if (diesAfterSending) await _sender.SendAsync(inFlight, Desk.Host.Clock.Now, default);
        return inFlight.MessageId;
    }

    /// <summary>Somebody follows a series (or everything) and has said yes; the letter that asks is not kept.</summary>
    public async Task<string> FollowAsync(string? series, string email)
    {
        await Desk.Get<Follow>().RunAsync(series, email, "sv", default);
        var hash = Desk.Get<Secrets>().AddressHash(email);
        var token = Desk.Get<Secrets>().FollowToken(await Desk.Host.ReadAsync(db => db.Followers.OrderByDescending(row => row.Id).FirstAsync(row => row.AddressHash == hash)));
        Assert.True(await Desk.Get<ConfirmFollowing>().RunAsync(token, default));
        return token;
    }

    /// <summary>What somebody got: "dd HH.mm Subject's first words", without the confirmations of their own acts.</summary>
    public IReadOnlyList<string> Got(string email) =>
        [.. Sent.Where(sent => sent.Mail.To.Address == email && !sent.Mail.Subject.StartsWith("Du ", StringComparison.Ordinal)).Select(sent => $"{sent.At:dd HH.mm} {sent.Mail.Subject.Split(':', ',')[0]}")];

    public Task<List<Notice>> RowsAsync(NoticeKind kind) => Desk.NoticesAsync(kind);

    public async ValueTask DisposeAsync()
    {
        _sweep.Dispose();
        await Desk.DisposeAsync();
    }
}
