using System.Data.Common;
using System.Net;
using System.Text;
using Evenemang.Server.Calendars;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Security;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evenemang.Tests.Privacy.Leaks;

/// <summary>Plants markers in a discreet group, plays its life, and searches every place where somebody who has no business with it might look.</summary>
public sealed class LeakTests
{
    private static readonly string[] Everything = [.. Planted.Personal, .. Planted.Content];

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nothing_of_a_discreet_group_is_found_where_it_has_no_business(DatabaseKind database)
    {
        await using var collector = await Collector.StartAsync();
        using var log = new LogKeeper();
        List<string> leaks = [];
        var host = await TestHost.StartAsync(database, settings: new Dictionary<string, string>
        {
            ["Sms:Mode"] = "Folder", ["Telemetry:OtlpEndpoint"] = collector.Address, ["Telemetry:OtlpProtocol"] = "HttpProtobuf", ["Logging:LogLevel:Default"] = "Trace", ["Logging:Console:LogLevel:Default"] = "None",
            ["RateLimits:LookUpsPerMinute"] = "1000000", ["RateLimits:UnknownFeedsPerMinute"] = "1000000", ["Site:Phone"] = "031-390 06 00",
        });
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await using (var scene = new LeakScene(host))
        {
            await scene.BeginAsync();
            await LookAroundAsync(scene, leaks, "before it starts");
            await scene.PlayAsync();
            await LookAroundAsync(scene, leaks, "after the start");
            await GuessAsync(scene, leaks);
            await LookAsOthersAsync(scene, leaks);
            await LookAsMembersAsync(scene, leaks);
            LookAtPost(scene, leaks);
            await LookAtFilesAsync(scene, database, leaks);
            await CheckThatLookingFindsAsync(scene);
        }
        foreach (var line in log.Lines) Note(leaks, "log", line, Everything);
        Assert.True(log.Lines.Count > 1000, "The log was not kept.");
        Assert.NotEmpty(collector.Received);
        foreach (var octets in collector.Received)
        {
            if (Planted.In(octets, [.. Everything, Planted.Title]) is { } found) leaks.Add($"metrics or traces: {found}");
        }
        Assert.Equal("", string.Join("\n", leaks.Distinct()));
    }

    /// <summary>Every public page, feed and API answer, as a stranger.</summary>
    private static async Task LookAroundAsync(LeakScene scene, List<string> leaks, string when)
    {
        var found = 0;
        foreach (var path in await PathsAsync(scene))
        {
            using var answer = await scene.Host.Http.GetAsync(path);
            if (answer.IsSuccessStatusCode) found++;
            Note(leaks, $"{when}, {path}", $"{answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}", Everything);
        }
        Assert.True(found > 40, $"Only {found} pages were found.");
    }

    /// <summary>A meeting's date, guessed as an address, is answered like a date that never was; by the API also to those who work on other things.</summary>
    private static async Task GuessAsync(LeakScene scene, List<string> leaks)
    {
        var other = await scene.KeyAsync(LeakScene.Others[0]);
        foreach (var route in EveryRoute.Of(scene.Host).Where(route => route.HasParameters && !$"{route}".Contains("series/", StringComparison.Ordinal) && !$"{route}".Contains("serier/", StringComparison.Ordinal)))
        {
            var isPage = !$"{route}".Contains("/api/", StringComparison.Ordinal);
            if (isPage && (route.Method != HttpMethod.Get || $"{route}".Contains("/arrangor", StringComparison.Ordinal))) continue;
            var answers = new List<HttpStatusCode>();
            foreach (var slug in new[] { scene.Slugs[0], scene.Slugs[1], $"{LeakScene.Group}-2027-09-09" })
            {
                var path = route.Path(parameter => parameter.ToLowerInvariant() switch { "slug" or "occurrence" => slug, "id" => Guid.Empty.ToString(), _ => "AAAAAAAAAAAAAAAAAAAAAA" });
                using var page = isPage ? await scene.Host.Http.GetAsync(path) : null;
                answers.Add(page?.StatusCode ?? (await other.SendAsync(route.Method, path, route.Method == HttpMethod.Get ? null : "{}")).Status);
            }
            if (answers.Distinct().Count() > 1) leaks.Add($"{route}: {string.Join(", ", answers)}");
        }
    }

    /// <summary>Every organisers' answer and page, as somebody who works on other things. An administrator sees the group, and none of its people.</summary>
    private static async Task LookAsOthersAsync(LeakScene scene, List<string> leaks)
    {
        var ids = await scene.Host.ReadAsync(async db => (await db.Registrations.Select(row => row.Id).ToListAsync()).Concat(await db.Notices.Select(row => row.Id).ToListAsync()).ToList());
        foreach (var address in LeakScene.Others)
        {
            var markers = address == LeakScene.Others[^1] ? Planted.Personal : Everything;
            var api = await scene.KeyAsync(address);
            foreach (var path in EveryRoute.Of(scene.Host).Where(route => route.Method == HttpMethod.Get && $"{route}".Contains("/api/", StringComparison.Ordinal)).SelectMany(route => Filled(scene, route)).Distinct())
            {
                Note(leaks, $"{address}, {path}", (await api.SendAsync(HttpMethod.Get, path)).Text, markers);
            }
            foreach (var id in ids)
            {
                Note(leaks, $"{address}, change of {id}", (await api.PatchAsync($"registrations/{id}", """{ "action": "attended" }""")).Text, markers);
                Note(leaks, $"{address}, retry of {id}", (await api.PostAsync($"notices/{id}/retry")).Text, markers);
            }
            using var browser = await SignedIn.BrowserAsync(scene.Host, address);
            foreach (var path in EveryRoute.Of(scene.Host).Where(route => route.Method == HttpMethod.Get && $"{route}".Contains("/arrangor", StringComparison.Ordinal)).SelectMany(route => Filled(scene, route)).Distinct())
            {
                using var answer = await browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") continue;
                Note(leaks, $"{address}, {path}", await answer.Content.ReadAsStringAsync(), markers);
            }
        }
    }

    /// <summary>What each member sees, which is nobody else of the group.</summary>
    private static async Task LookAsMembersAsync(LeakScene scene, List<string> leaks)
    {
        foreach (var (name, token) in scene.Tokens)
        {
            var others = Planted.Personal.Except(Planted.Of(name)).ToArray();
            var id = await scene.IdAsync(name);
            var registration = await scene.Host.ReadAsync(db => db.Registrations.SingleAsync(row => row.Id == id));
            var links = scene.Get<CalendarLinks>();
            // Who was never admitted, or has left, learns neither when nor where.
            string[] hidden = registration.State is RegistrationState.Confirmed ? others : [.. others, .. Planted.Content];
            foreach (var path in new[] { "", "/andra", "/avanmal", "/ny-lank", "/radera", "/uppgifter.json" }.Select(act => $"/min-anmalan/{token}{act}").Append($"/api/v1/registrations/{token}"))
            {
                using var answer = await scene.Host.Http.GetAsync(path);
                Note(leaks, $"{name}, {path.Replace(token, "…", StringComparison.Ordinal)}", $"{answer.Headers} {await answer.Content.ReadAsStringAsync()}", hidden);
            }
            foreach (var feed in new[] { links.Registration(registration), links.Person(registration) })
            {
                Note(leaks, $"{name}, feed", (await scene.Host.Http.GetStringAsync(new Uri(feed).AbsolutePath)).Replace("\r\n ", "", StringComparison.Ordinal), [.. hidden, Planted.Title]);
            }
        }
    }

    /// <summary>Every letter and SMS: each names its reader at most, and none names the group.</summary>
    private static void LookAtPost(LeakScene scene, List<string> leaks)
    {
        var letters = Directory.GetFiles(scene.Host.MailFolder, "*.eml").Select(file => MimeReader.Read(File.ReadAllText(file))).ToList();
        Assert.True(letters.Count > 12, $"Only {letters.Count} letters.");
        foreach (var letter in letters)
        {
            var to = letter.Header("To");
            var reader = scene.Tokens.Keys.FirstOrDefault(name => to.Contains($"{name}epostmarke", StringComparison.OrdinalIgnoreCase));
            var all = string.Join('\n', letter.All.Select(part => string.Join('\n', part.Headers.Select(header => $"{header.Key}: {header.Value}")) + part.Text.Replace("\r\n ", "", StringComparison.Ordinal)));
            var about = $"letter \"{letter.Header("Subject")}\" to {reader ?? to}";
            Note(leaks, about, all, reader is null ? Everything : Planted.Personal.Except(Planted.Of(reader)));
            // What is sent to members names the group nowhere; its organiser's subject neither.
            Note(leaks, about, reader is null ? letter.Header("Subject") + letter.Header("From") : all, [Planted.Title]);
            if (reader is not null) Note(leaks, $"headers of {about}", string.Join('\n', letter.Headers.Where(header => header.Key != "To").Select(header => header.Value)), [.. Everything, "exempel.se/serier", "jälvhjälp"]);
        }
        Assert.True(letters.Exists(letter => letter.Header("To").Contains("gruppens-arrangor", StringComparison.Ordinal)), "The organiser was not told of failed letters.");
        Assert.True(letters.Exists(letter => letter.Header("Subject") == "Dina länkar"), "Nobody got their links.");
        Assert.True(letters.Exists(letter => letter.TextOf("text/plain")!.Contains("Brevmarke", StringComparison.Ordinal)), "The organiser's message was not sent.");
        var texts = Directory.GetFiles(Path.Combine(scene.Host.Folder, "sms")).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(texts);
        foreach (var sms in texts) Note(leaks, "SMS", sms[sms.IndexOf("Text", StringComparison.OrdinalIgnoreCase)..], [.. Everything, Planted.Title]);
    }

    /// <summary>What lies on disk, without the keys: the database, its log, a backup; on PostgreSQL every text of every table.</summary>
    private static async Task LookAtFilesAsync(LeakScene scene, DatabaseKind database, List<string> leaks)
    {
        if (database is DatabaseKind.Sqlite)
        {
            var copy = Path.Combine(scene.Host.Folder, "evenemang.db.copy");
            await scene.Get<BackUp>().RunAsync(copy, default);
            foreach (var file in Directory.GetFiles(scene.Host.Folder, "evenemang.db*"))
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var octets = new MemoryStream();
                await open.CopyToAsync(octets);
                if (Planted.In(octets.ToArray(), Planted.Personal) is { } found) leaks.Add($"{Path.GetFileName(file)}: {found}");
            }
            return;
        }
        await using var db = await scene.Get<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT t::text FROM \"{table}\" t";
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) Note(leaks, $"table {table}", reader.GetString(0), Planted.Personal);
        }
    }

    /// <summary>The same markers are where they belong, so that not finding them elsewhere means something.</summary>
    private static async Task CheckThatLookingFindsAsync(LeakScene scene)
    {
        var list = (await (await scene.KeyAsync(LeakScene.Organiser)).GetAsync($"occurrences/{scene.Slugs[1]}/registrations?limit=200")).Text;
        foreach (var name in new[] { Planted.Bo, Planted.Cia, Planted.Dan, "Bosvarmarke", "boepostmarke" }) Assert.Contains(name, list, StringComparison.Ordinal);
        Assert.Contains("Platsmarke", await scene.Host.Http.GetStringAsync($"/min-anmalan/{scene.Tokens["bo"]}"), StringComparison.Ordinal);
        Assert.Contains(Planted.Title, await scene.Host.Http.GetStringAsync($"/serier/{LeakScene.Group}"), StringComparison.Ordinal);
        var bo = await scene.Host.ReadAsync(async db => await db.Registrations.SingleAsync(row => row.Id == scene.IdAsync("bo").Result));
        Assert.Contains("SUMMARY:Boordmarke", await scene.Host.Http.GetStringAsync(new Uri(scene.Get<CalendarLinks>().Registration(bo)).AbsolutePath), StringComparison.Ordinal);
        var cia = await scene.Host.ReadAsync(async db => await db.Registrations.SingleAsync(row => row.Id == scene.IdAsync("cia").Result));
        Assert.Contains("SUMMARY:Kalendermarke", await scene.Host.Http.GetStringAsync(new Uri(scene.Get<CalendarLinks>().Registration(cia)).AbsolutePath), StringComparison.Ordinal);
    }

    private static async Task<List<string>> PathsAsync(LeakScene scene)
    {
        string[] feeds =
        [
            "/kalender/alla.ics", "/kalender/alla.ics?installda=visa", $"/kalender/serier/{LeakScene.Group}.ics", "/kalender/typ/sjalvhjalp.ics", "/rss/alla.xml", $"/rss/serier/{LeakScene.Group}.xml",
            .. scene.Slugs.Select(slug => $"/kalender/evenemang/{slug}.ics"),
        ];
        string[] lists =
        [
            "/?sok=marke", "/?sok=Platsmark", "/?typ=sjalvhjalp", "/?manad=2027-01", "/?manad=2027-02", "/api/v1/occurrences?from=2020-01-01&to=2030-01-01&limit=200", $"/api/v1/occurrences?series={LeakScene.Group}&from=2020-01-01", "/robots.txt", "/sitemap.xml",
            "/openapi/v1.json", "/health/ready", "/min-anmalan?visa=skickat",
        ];
        var routes = EveryRoute.Of(scene.Host).Where(route => route.Method == HttpMethod.Get && !$"{route}".Contains("/arrangor", StringComparison.Ordinal) && !$"{route}".Contains("/utveckling", StringComparison.Ordinal));
        string[] all = [.. feeds, .. lists, .. routes.SelectMany(route => Filled(scene, route))];
        await Task.CompletedTask;
        return [.. all.Concat(all.Where(path => !path.StartsWith("/api", StringComparison.Ordinal) && !path.StartsWith("/_", StringComparison.Ordinal)).Select(path => "/en" + path)).Distinct()];
    }

    /// <summary>A route with every series, every meeting, and what else a stranger might try.</summary>
    private static IEnumerable<string> Filled(LeakScene scene, EveryRoute route)
    {
        if (!route.HasParameters) return [route.Path(_ => "")];
        string[] slugs = [LeakScene.Group, LeakScene.Open, scene.OpenSlug, .. scene.Slugs];
        return slugs.Select(slug => route.Path(parameter => parameter.ToLowerInvariant() switch
        {
            "slug" or "series" or "occurrence" => slug,
            "id" => Guid.Empty.ToString(),
            _ => "AAAAAAAAAAAAAAAAAAAAAA",
        }));
    }

    private static void Note(List<string> leaks, string where, string text, IEnumerable<string> markers)
    {
        if (Planted.In(text, markers) is { } found) leaks.Add($"{where}: {found}");
    }
}
