using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evenemang.Server.Calendars;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Links to "your place" run out, and come anew by mail; the letter's own link opens everything under the address.</summary>
public sealed partial class AddressLinkTests
{
    private const string Kim = "kim@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_link_runs_out_some_time_after_the_end_and_a_new_one_comes_by_mail(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var kim = await SignUpAsync(scene, Kim);
        Assert.Contains("Länken fungerar till och med fredagen den 26 mars 2027", await TextAsync(scene, $"/min-anmalan/{kim.Token}"), StringComparison.Ordinal);
        // The meeting ends on 25 January; sixty days later the link is nobody's any more, also where a verb would ask.
        scene.Clock.Now = new(2027, 3, 26, 14, 29, 0, DateTimeKind.Utc);
        Assert.Equal(0, await scene.Verb<EndOldLinks>().RunAsync(default));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"/min-anmalan/{kim.Token}"));
        scene.Clock.Now = new(2027, 3, 26, 14, 31, 0, DateTimeKind.Utc);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(scene, $"/min-anmalan/{kim.Token}"));
        Assert.Equal(1, await scene.Verb<EndOldLinks>().RunAsync(default));
        Assert.Equal(0, await scene.Verb<EndOldLinks>().RunAsync(default));
        Assert.Equal(EraseOutcome.NotFound, await scene.Verb<EraseMe>().RunAsync(Scene.By(kim), default));
        Assert.Contains("Få en ny länk i ett brev", await TextAsync(scene, $"/min-anmalan/{kim.Token}", HttpStatusCode.NotFound), StringComparison.Ordinal);
        var feed = new Uri(scene.Verb<CalendarLinks>().Registration(await scene.RowAsync(kim))).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, feed));

        await AskAsync(scene, Kim);
        var letter = await LetterAsync(scene);
        Assert.Equal(("Dina länkar", "Bokning"), (letter.Header("Subject"), letter.Header("From").Split(' ')[0].Trim('"')));
        var everything = Link().Matches(letter.TextOf("text/plain")!).Select(match => match.Value).First(path => path.StartsWith("/mina-uppgifter/", StringComparison.Ordinal));
        var place = Link().Matches(letter.TextOf("text/plain")!).Select(match => match.Value).Single(path => path.StartsWith("/min-anmalan/", StringComparison.Ordinal));
        Assert.NotEqual($"/min-anmalan/{kim.Token}", place);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(scene, place), await StatusAsync(scene, everything), await StatusAsync(scene, $"/min-anmalan/{kim.Token}")));
        // The calendar feed goes on: a stranger who asks for the letter must not be able to end it.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, feed));
        scene.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(scene, place), await StatusAsync(scene, everything)));
        await scene.Verb<EndOldLinks>().RunAsync(default);
        Assert.Equal(0, await scene.Host.ReadAsync(db => db.Set<AddressLink>().CountAsync()));
    }

    [Fact]
    public async Task A_link_that_is_opened_now_and_then_does_not_run_out()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new(), dates: 1);
        await scene.Host.Store.WriteAsync((db, cancel) => db.Occurrences.ExecuteUpdateAsync(set => set.SetProperty(row => row.EndUtc, (DateTime?)null).SetProperty(row => row.StartUtc, (DateTime?)null), cancel), default);
        var (used, unused) = (await SignUpAsync(scene, Kim), await SignUpAsync(scene, "lo@exempel.se"));
        scene.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"/min-anmalan/{used.Token}"));
        scene.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(1, await scene.Verb<EndOldLinks>().RunAsync(default));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(scene, $"/min-anmalan/{used.Token}"), await StatusAsync(scene, $"/min-anmalan/{unused.Token}")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Asking_tells_nothing_and_fills_no_mailbox(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        await SignUpAsync(scene, Kim);
        await scene.Verb<NoticeSweep>().RunAsync(default);
        var before = Letters(scene).Count;
        var answers = new HashSet<string>();
        foreach (var address in new[] { Kim, "ingen@exempel.se", "KIM@exempel.se", "ingen@exempel.se" }) answers.Add(await AskAsync(scene, address));
        Assert.Single(answers);
        // There is a row for each, so that the same work was done, and one letter.
        Assert.Equal(2, await scene.Host.ReadAsync(db => db.Set<AddressLink>().CountAsync()));
        await scene.Verb<NoticeSweep>().RunAsync(default);
        Assert.Equal(before + 1, Letters(scene).Count);
        for (var hour = 0; hour < 8; hour++)
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(20));
            await AskAsync(scene, Kim);
            await scene.Verb<NoticeSweep>().RunAsync(default);
        }
        Assert.Equal(before + 5, Letters(scene).Count);
        using var wrong = await scene.Host.Http.PostAsync("/min-anmalan", new FormUrlEncodedContent([new("email", "kim@")]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Under_an_address_all_data_is_one_file_and_all_of_it_can_be_erased(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new(), dates: 2);
        var (first, second, other) = (await SignUpAsync(scene, Kim), await SignUpAsync(scene, Kim, date: 1), await SignUpAsync(scene, "lo@exempel.se"));
        var shadow = await SignUpAsync(scene, Kim, name: "Skugga");
        await scene.Verb<Follow>().RunAsync(scene.SeriesSlug, Kim, "sv", default);
        await AskAsync(scene, Kim);
        var id = (await scene.Host.ReadAsync(db => db.Set<AddressLink>().SingleAsync())).Id;
        var path = $"/mina-uppgifter/{scene.Verb<Secrets>().AddressToken(id)}";

        using (var page = await scene.Host.Http.GetAsync(path))
        {
            Assert.Equal(("no-store", "no-referrer"), (page.Headers.CacheControl!.ToString(), page.Headers.GetValues("Referrer-Policy").Single()));
            var text = await page.Content.ReadAsStringAsync();
            foreach (var who in new[] { first, second, shadow }) Assert.Contains(who.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other.Token, text, StringComparison.Ordinal);
        }
        var file = JsonDocument.Parse(await scene.Host.Http.GetStringAsync($"{path}/uppgifter.json")).RootElement;
        Assert.Equal((3, 1), (file.GetProperty("Anmälningar").GetArrayLength(), file.GetProperty("Följer").GetArrayLength()));

        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(scene, $"{path}/nya-lankar"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(scene, $"/min-anmalan/{first.Token}"), await StatusAsync(scene, $"/min-anmalan/{other.Token}")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(scene, $"{path}/radera"));
        Assert.Equal(3, await scene.Host.ReadAsync(db => db.Registrations.CountAsync(row => row.ErasedAt == null && row.AddressHash != null && row.Id != other.Id)));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(scene, $"{path}/radera"));
        Assert.Equal([other.Id], await scene.Host.ReadAsync(db => db.Registrations.Where(row => row.ErasedAt == null).Select(row => row.Id).ToListAsync()));
        Assert.Equal((0, 0), await scene.Host.ReadAsync(async db => (await db.Followers.CountAsync(), await db.Set<AddressLink>().CountAsync())));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await StatusAsync(scene, path), await PostAsync(scene, $"{path}/radera")));
    }

    [Fact]
    public async Task A_letter_asked_for_before_the_address_was_erased_is_not_sent()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var kim = await SignUpAsync(scene, Kim);
        await AskAsync(scene, Kim);
        await scene.Verb<EraseMe>().RunAsync(Scene.By(kim), default);
        await scene.Verb<NoticeSweep>().RunAsync(default);
        Assert.Equal(NoticeState.Void, await scene.Host.ReadAsync(db => db.Notices.Where(row => row.Kind == NoticeKind.FreshLinks).Select(row => row.State).SingleAsync()));
    }

    private static async Task<RegisterOutcome.Registered> SignUpAsync(Scene scene, string email, int date = 0, string name = "Kim") =>
        Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = name, Email = email }, date));

    private static async Task<string> AskAsync(Scene scene, string address)
    {
        using var answer = await scene.Host.Http.PostAsync("/min-anmalan", new FormUrlEncodedContent([new("email", address)]));
        return $"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
    }

    private static List<string> Letters(Scene scene) => Directory.Exists(scene.Host.MailFolder) ? [.. Directory.GetFiles(scene.Host.MailFolder, "*.eml").Order(StringComparer.Ordinal)] : [];

    private static async Task<MimePart> LetterAsync(Scene scene)
    {
        await scene.Verb<NoticeSweep>().RunAsync(default);
        return Letters(scene).Select(file => MimeReader.Read(File.ReadAllText(file))).Single(letter => letter.Header("Subject") == "Dina länkar");
    }

    private static async Task<HttpStatusCode> StatusAsync(Scene scene, string path)
    {
        using var answer = await scene.Host.Http.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(Scene scene, string path)
    {
        using var answer = await scene.Host.Http.PostAsync(path, new FormUrlEncodedContent([]));
        return answer.StatusCode;
    }

    private static async Task<string> TextAsync(Scene scene, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await scene.Host.Http.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("/(min-anmalan|mina-uppgifter)/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}
