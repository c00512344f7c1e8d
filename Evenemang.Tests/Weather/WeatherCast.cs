using System.Globalization;
using System.Text.Json;
using Evenemang.Server.Accounts;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Weather;

/// <summary>Everybody who has to do with Våryran, with mail into a real Postfix under a domain of their own and SMS into a folder.</summary>
internal sealed class WeatherCast : IAsyncDisposable
{
    public const string ResponsiblePhone = "+46701740601";
    public const string BossPhone = "+46701740602";
    public const string ColleaguePhone = "+46701740603";
    public const string TextedTeam = "+46701740612";
    public const string PhoneTeam = "+46701740613";
    public const string Yoga = "+46701740615";

    private readonly PostfixServer _postfix;
    private readonly string _domain;

    private WeatherCast(WeatherStage stage, PostfixServer postfix, string domain) => (Stage, _postfix, _domain) = (stage, postfix, domain);

    public WeatherStage Stage { get; }

    /// <summary>The account that is responsible, and decides.</summary>
    public Actor Responsible { get; private set; } = Actor.System;

    /// <summary>Of the first team: its own calendar feed.</summary>
    public string PersonalFeed { get; private set; } = "";

    public static async Task<WeatherCast> AssembleAsync(DatabaseKind database, PostfixServer postfix, WeatherPlan plan, WeatherPlan? own = null)
    {
        var domain = $"{Guid.NewGuid():N}.vader.example.test";
        Dictionary<string, string> settings = new()
        {
            ["Mail:Mode"] = "Smtp", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = postfix.Port.ToString(CultureInfo.InvariantCulture), ["Mail:Security"] = "None", ["Mail:From"] = "evenemang@example.test",
            ["Sms:Mode"] = "Folder", ["Site:BaseUrl"] = "https://evenemang.exempel.se",
        };
        WeatherCast cast = new(await WeatherStage.OpenAsync(database, plan, own, settings, teams: 0), postfix, domain);
        await cast.SignUpAsync();
        await cast.AddAccountsAsync();
        await cast.AnnounceAsync();
        await cast.SendAsync();
        return cast;
    }

    /// <summary>What is due goes out, by mail and by SMS.</summary>
    public Task<int> SendAsync() => Stage.Desk.Get<NoticeSweep>().RunAsync(default);

    /// <summary>Who has got a letter about this, before the @, in order. Waits until Postfix has put everything that was handed over into the mailbox.</summary>
    public async Task<string> GotAsync(NoticeKind kind)
    {
        var sent = await Stage.Host.ReadAsync(db => db.Notices.Where(row => row.Kind == kind && row.Channel == NoticeChannel.Email && row.State == NoticeState.Sent).Select(row => row.MessageId).ToListAsync());
        foreach (var id in sent) await _postfix.ReceiveAsync(id);
        var mine = _postfix.Delivered(_domain).Where(mail => sent.Contains(mail.MessageId.Trim('<', '>'))).Select(mail => mail.To.Trim('<', '>').Split('@')[0]).ToList();
        Assert.Equal(sent.Count, mine.Count);
        return string.Join(' ', mine.Order(StringComparer.Ordinal));
    }

    /// <summary>The letter somebody got about this, as another e-mail reader understands it.</summary>
    public async Task<ForeignMail> LetterAsync(NoticeKind kind, string who)
    {
        var ids = await Stage.Host.ReadAsync(db => db.Notices.Where(row => row.Kind == kind && row.Channel == NoticeChannel.Email).Select(row => row.MessageId).ToListAsync());
        var (_, id) = _postfix.Delivered(_domain).Single(mail => mail.To.Contains($"{who}@", StringComparison.Ordinal) && ids.Contains(mail.MessageId.Trim('<', '>')));
        return await ForeignMail.ReadAsync(await _postfix.ReceiveAsync(id.Trim('<', '>')));
    }

    /// <summary>The SMS written since the last look: number and text.</summary>
    public IReadOnlyList<(string To, string Text)> TakeSms()
    {
        var folder = Path.Combine(Stage.Host.Folder, "sms");
        List<(string, string)> taken = [];
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.sms.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var file = JsonSerializer.Deserialize<SmsFile>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
            taken.Add((file.To, file.Text));
            File.Delete(path);
        }

        return taken;
    }

    /// <summary>Those who must be called, by name.</summary>
    public async Task<string> ToCallAsync() => string.Join(", ", (await Stage.Desk.Get<ReachedQuery>().RunAsync(WeatherStage.Slug, Actor.System, default))!.Acts[0].Of(Reach.Call).Select(person => person.Name));

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private string At(string name) => $"{name}@{_domain}";

    private async Task SignUpAsync()
    {
        var rounders = await Stage.Host.ReadAsync(db => db.ProgrammeItems.SingleAsync(item => item.Title == "Brännboll"));
        var to = new SignUpTo.ProgrammeItem(WeatherStage.Slug, rounders.Id);
        var first = await Stage.Desk.SignUpAsync(to, new() { Name = "Lagledaren", TeamName = "Lag Ett", Email = At("lag-ett"), Heads = 8 });
        PersonalFeed = $"/kalender/min/{first.CalendarToken}.ics";
        await Stage.Desk.SignUpAsync(to, new() { Name = "Lagledaren", TeamName = "Lag Två", Email = At("lag-tva"), Phone = "070-174 06 12", WishesSms = true, Heads = 8 });
        await Stage.Desk.SignUpAsync(to, new() { Name = "Lagledaren", TeamName = "Lag Tre", Phone = "070-174 06 13", Heads = 8 }, onBehalf: true);
        await Stage.Desk.SignUpAsync(to, new() { Name = "Lagledaren i lag fyra", TeamName = "Lag Fyra", Phone = "031-390 06 14", Heads = 8 }, onBehalf: true);
        var follower = At("foljaren");
        await Stage.Desk.Get<Follow>().RunAsync("varyran", follower, "sv", default);
        var secrets = Stage.Desk.Get<Secrets>();
        var hash = secrets.AddressHash(follower);
        var token = secrets.FollowToken(await Stage.Host.ReadAsync(db => db.Followers.SingleAsync(row => row.AddressHash == hash)));
        Assert.True(await Stage.Desk.Get<ConfirmFollowing>().RunAsync(token, default));
    }

    private async Task AddAccountsAsync()
    {
        var series = await Stage.Host.ReadAsync(db => db.Series.Select(row => row.Id).SingleAsync());
        var responsible = await AccountAsync("ansvarig", OrganiserRole.Organiser, ResponsiblePhone, new Grant(GrantKind.Organiser, series));
        await AccountAsync("kollegan", OrganiserRole.Facilitator, ColleaguePhone, new Grant(GrantKind.Facilitator, series));
        await AccountAsync("chefen", OrganiserRole.Administrator, BossPhone);
        await AccountAsync("utomstaende", OrganiserRole.Organiser, "+46701740604");
        Responsible = new Actor("Ansvarig") { OrganiserId = responsible };
    }

    private async Task<Guid> AccountAsync(string name, OrganiserRole role, string phone, params Grant[] grants)
    {
        await using var scope = Stage.Host.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateOrganiser>().RunAsync(new(At(name), name, role) { Password = "en lång mening att minnas", Grants = grants }, Actor.System, default);
        var id = Assert.IsType<CreateOrganiserOutcome.Created>(made).Id;
        // As they would have written it on their own page.
        Assert.Equal(AccountOutcome.Done, await Stage.Desk.Get<EditMyAccount>().RunAsync(new(name, null, phone, "sv"), new Actor(name) { OrganiserId = id }, default));
        return id;
    }

    private async Task AnnounceAsync()
    {
        Events.Desk.Done(await Stage.Desk.EditAsync(WeatherStage.Slug, new() { Contributors = new(new Contributor[] { new("Ensemblen"), new("Yogaledaren"), new("Trollkarlen", IsConfirmed: false) }) }));
        await Stage.Desk.EditSeriesAsync("varyran", new() { CoOrganisers = new(new[] { "Provföreningen", "Exempelföreningen" }) });
        var written = await Stage.Desk.Get<EditPartners>().RunAsync(
            WeatherStage.Slug,
            [
                new(PartnerRole.Contributor, "Ensemblen", At("ensemblen"), null),
                new(PartnerRole.Contributor, "Yogaledaren", null, "070-174 06 15"),
                new(PartnerRole.CoOrganiser, "Provföreningen", At("provforeningen"), null),
            ],
            Actor.System, default);
        Assert.IsType<EditPartnersOutcome.Done>(written);
    }
}
