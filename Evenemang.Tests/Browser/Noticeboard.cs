using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Browser;

/// <summary>A running application with one of everything a visitor can meet, and the address of each page by name.</summary>
public sealed class Noticeboard : IAsyncDisposable
{
    private Noticeboard(TestHost host) => Host = host;

    public TestHost Host { get; }

    /// <summary>Address of each page by name, without host.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; private set; } = new Dictionary<string, string>();

    public static async Task<Noticeboard> StartAsync()
    {
        var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string>
        {
            ["Site:Name"] = "Evenemang i Exempelstad",
            ["Site:Organisation"] = "Exempelstads kommun",
            ["Site:Phone"] = "031-390 06 00",
            ["Site:Email"] = "evenemang@exempel.se",
        });
        await NoticeboardSamples.PutUpAsync(host);
        return new(host);
    }

    /// <summary>Signs people up so that every page of "your place" exists too.</summary>
    public async Task<Noticeboard> WithPlacesAsync()
    {
        if (Pages.Count > 0) return this;
        var confirmed = await SignUpAsync(new SignUpTo.Occurrence("frukost-1"), 2);
        await SignUpAsync(new SignUpTo.Occurrence("frukost-full"), 2);
        var waiting = await SignUpAsync(new SignUpTo.Occurrence("frukost-full"), 2);
        var requested = await SignUpAsync(new SignUpTo.Occurrence("samtal-1"));
        var anonymous = await SignUpAsync(new SignUpTo.Occurrence("mote-1"), isAnonymous: true);
        var withdrawn = await SignUpAsync(new SignUpTo.Occurrence("frukost-1"));
        await Verb<Withdraw>().RunAsync(By(withdrawn), CancellationToken.None);
        var cancelled = await SignUpAsync(new SignUpTo.Occurrence("varyran"));
        var moved = await SignUpAsync(new SignUpTo.Occurrence("frukost-flyttad"));
        await NoticeboardSamples.CancelAndMoveAsync(Host);
        var member = await SignUpAsync(new SignUpTo.Series("sjalvhjalp"));
        await Verb<ReportAbsence>().RunAsync(By(member), NoticeboardSamples.SecondMeeting, CancellationToken.None);
        var erased = await SignUpAsync(new SignUpTo.Occurrence("frukost-1"));
        await Verb<EraseMe>().RunAsync(By(erased), CancellationToken.None);
        await SignUpAsync(new SignUpTo.Occurrence("frukost-utan-ko"), 2);
        var joined = (await Host.ReadAsync(db => db.Registrations.ToListAsync())).Single(row => row.Id == member.Id);
        Assert.True((await Verb<AskForLinks>().RunAsync(joined.Email, "sv", CancellationToken.None)).IsValid);
        var everything = $"/mina-uppgifter/{Verb<Secrets>().AddressToken((await Host.ReadAsync(db => db.Set<AddressLink>().SingleAsync())).Id)}";
        await NoticeboardSamples.PutUpSecretGroupAsync(Host);
        var (offered, lapsed) = await OfferAsync();
        var asking = await SignUpAsync(new SignUpTo.Series("hemlig"));
        var asked = await FollowAsync("frukost", isConfirmed: false);
        var follower = await FollowAsync(null, isConfirmed: true);
        Pages = new Dictionary<string, string>
        {
            ["start"] = "/", ["start-en"] = "/en", ["series"] = "/serier/frukost", ["occurrence"] = "/evenemang/frukost-1", ["occurrence-cancelled"] = "/evenemang/varyran",
            ["sheet"] = "/evenemang/frukost-1/utskrift", ["sheet-cancelled"] = "/evenemang/varyran/utskrift", ["question"] = "/evenemang/frukost-1/fragor", ["question-closed"] = "/evenemang/film/fragor",
            ["subscribe"] = "/kalender", ["accessibility"] = "/tillganglighet", ["privacy"] = "/integritet", ["not-found"] = "/evenemang/finns-inte",
            ["form"] = "/evenemang/frukost-1/anmalan", ["form-en"] = "/en/evenemang/frukost-1/anmalan", ["form-waitlist"] = "/evenemang/frukost-full/anmalan",
            ["form-request"] = "/evenemang/samtal-1/anmalan", ["form-one-click"] = "/evenemang/mote-1/anmalan", ["form-series"] = "/serier/sjalvhjalp/anmalan",
            ["form-team"] = $"/evenemang/motionsdag/anmalan?punkt={NoticeboardSamples.TeamGame}", ["form-undecided"] = "/evenemang/mote-obestamt/anmalan",
            ["closed-cancelled"] = "/evenemang/varyran/anmalan", ["closed-not-open"] = "/evenemang/frukost-senare/anmalan", ["closed-closed"] = "/evenemang/frukost-stangd/anmalan",
            ["closed-full"] = "/evenemang/frukost-utan-ko/anmalan", ["closed-just-come"] = "/evenemang/film/anmalan", ["closed-whole-series"] = "/serier/frukost/anmalan",
            ["place"] = Place(confirmed), ["place-en"] = "/en" + Place(confirmed), ["place-waiting"] = Place(waiting), ["place-requested"] = Place(requested), ["place-anonymous"] = Place(anonymous),
            ["place-withdrawn"] = Place(withdrawn), ["place-cancelled"] = Place(cancelled), ["place-moved"] = Place(moved), ["place-series"] = Place(member), ["place-erased"] = Place(erased),
            ["place-unknown"] = "/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA", ["place-said"] = Place(member) + "?visa=kommer-inte",
            ["change"] = Place(confirmed) + "/andra", ["withdraw"] = Place(confirmed) + "/avanmal", ["renew"] = Place(confirmed) + "/ny-lank", ["erase"] = Place(confirmed) + "/radera",
            ["follow"] = "/folj/frukost", ["follow-en"] = "/en/folj/frukost", ["follow-all"] = "/folj", ["follow-sent"] = "/folj/frukost?visa=skickat",
            ["follow-confirm"] = $"/folj/bekrafta/{asked}", ["follow-confirm-en"] = $"/en/folj/bekrafta/{asked}", ["follow-following"] = $"/folj/bekrafta/{follower}",
            ["follow-stop"] = $"/folj/avsluta/{follower}", ["follow-unknown"] = "/folj/avsluta/AAAAAAAAAAAAAAAAAAAAAA",
            ["ask-links"] = "/min-anmalan", ["ask-links-en"] = "/en/min-anmalan", ["ask-links-sent"] = "/min-anmalan?visa=skickat", ["ask-links-erased"] = "/min-anmalan?visa=raderat",
            ["address"] = everything, ["address-renewed"] = everything + "?visa=bytt", ["address-erase"] = everything + "/radera", ["place-offered"] = Place(offered), ["place-offered-en"] = "/en" + Place(offered), ["place-lapsed"] = Place(lapsed), ["form-waitlist-offers"] = "/evenemang/skrivarkurs-1/anmalan", ["series-discreet"] = "/serier/hemlig", ["place-secret"] = Place(asking),
        };
        return this;
    }

    public async Task<RegisterOutcome.Registered> SignUpAsync(SignUpTo to, int heads = 1, bool isAnonymous = false, string? email = null)
    {
        var number = Guid.NewGuid().ToString("N")[..8];
        var request = new SignUpRequest
        {
            Name = isAnonymous ? null : "Kim", Email = isAnonymous ? null : email ?? $"kim.{number}@exempel.se", Heads = heads,
            Answers = to is SignUpTo.Occurrence { Slug: var slug } && slug.StartsWith("frukost", StringComparison.Ordinal)
                ? new Dictionary<string, string> { ["kost"] = "Vegetariskt", ["tillhorighet"] = "Kommun", ["intressen"] = "Stöd till anhöriga\nArbete", ["kamera"] = "no" }
                : new Dictionary<string, string>(),
        };
        return Assert.IsType<RegisterOutcome.Registered>(await Verb<Register>().RunAsync(new(to, request), CancellationToken.None));
    }

    /// <summary>Somebody who is asked whether they want a seat, and somebody who did not answer.</summary>
    private async Task<(RegisterOutcome.Registered Offered, RegisterOutcome.Registered Lapsed)> OfferAsync()
    {
        await NoticeboardSamples.PutUpOffersAsync(Host);
        List<RegisterOutcome.Registered> people = [];
        for (var number = 0; number < 6; number++) people.Add(await SignUpAsync(new SignUpTo.Occurrence("skrivarkurs-1")));
        foreach (var leaving in people.Take(2)) await Verb<Withdraw>().RunAsync(By(leaving), CancellationToken.None);
        var (late, now) = (people[2].Id, Host.Clock.Now);
        await Host.Store.WriteAsync(
            (db, cancel) => db.Registrations.Where(row => row.Id == late).ExecuteUpdateAsync(set => set.SetProperty(row => row.OfferEndsAt, now), cancel), CancellationToken.None);
        Assert.Equal(1, await Verb<LapseOffers>().RunAsync(CancellationToken.None));
        return (people[3], people[2]);
    }

    /// <summary>Somebody new asks to follow a series, or everything.</summary>
    /// <returns>The secret in their letters.</returns>
    public async Task<string> FollowAsync(string? series, bool isConfirmed)
    {
        var email = $"{Guid.NewGuid():N}"[..12] + "@exempel.se";
        Assert.IsType<FollowOutcome.Accepted>(await Verb<Follow>().RunAsync(series, email, "sv", CancellationToken.None));
        var token = Verb<Secrets>().FollowToken((await Host.ReadAsync(db => db.Followers.ToListAsync())).Single(row => row.Email == email));
        if (isConfirmed) Assert.True(await Verb<ConfirmFollowing>().RunAsync(token, CancellationToken.None));
        return token;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private T Verb<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    private static RegistrationReference.ByToken By(RegisterOutcome.Registered who) => new RegistrationReference.ByToken(who.Token);

    private static string Place(RegisterOutcome.Registered who) => $"/min-anmalan/{who.Token}";
}
