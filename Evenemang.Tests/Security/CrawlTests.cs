using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Evenemang.Server.Persistence;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Security;

/// <summary>Every route with every method and hostile input, found from the routes themselves: refused with a sentence, never a failure of ours, and nothing is written.</summary>
public sealed class CrawlTests
{
    private static readonly string[] Texts =
    [
        "'; DROP TABLE \"Series\"; --", "1 OR 1=1", "<script>alert(1)</script>", "a\r\nSet-Cookie: x=1", "a\0b", "\u202Egnissalb", "../../etc/passwd", "..%2f..%2f", "%00", "{{7*7}}", "${jndi:ldap://x}",
        "//ond.exempel.se", "http://169.254.169.254/latest", new('a', 1000), "\uD83D\uDE00", "-1", "9999999999999999999", " ", "=cmd|' /C calc'!A0", "00000000-0000-0000-0000-000000000000",
    ];

    private static readonly Lazy<(string Type, byte[] Body)[]> Bodies = new(() =>
    [
        ("application/json", ""u8.ToArray()),
        ("application/json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000))),
        ("application/json", Encoding.UTF8.GetBytes("{\"isAdmin\":true,\"id\":\"00000000-0000-0000-0000-000000000000\",\"state\":\"confirmed\"}")),
        ("application/json", [0x7B, 0xFF, 0xFE, 0x00]),
        ("application/json; charset=utf-16", Encoding.Unicode.GetBytes("{}")),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes("name=%00&email=a%0D%0ABcc:x@example.se&heads=1e9")),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes("name=" + new string('x', 1_000_000))),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(number => $"f{number}=1")))),
        ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes("%zz=%&&&==&name=%F0%28%8C%28")),
        ("multipart/form-data; boundary=x", Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"name\"; filename=\"../../x\"\r\n\r\n" + new string('x', 5000))),
        ("multipart/form-data", "--"u8.ToArray()),
        ("text/xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"u8.ToArray()),
        ("", [1, 2, 3]),
    ]);

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Strangers_get_refusals_in_sentences_and_write_nothing(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var before = await ContentsAsync(host);
        foreach (var route in EveryRoute.Of(host))
        {
            foreach (var method in Methods) await CheckAsync(host, new(method), route.Path(Known), route);
            foreach (var text in Texts.Take(route.HasParameters ? Texts.Length : 0)) await CheckAsync(host, route.Method, route.Path(_ => Uri.EscapeDataString(text)), route);
            foreach (var text in Texts) await CheckAsync(host, route.Method, $"{route.Path(Known)}?punkt={Uri.EscapeDataString(text)}&visa={Uri.EscapeDataString(text)}&efter={Uri.EscapeDataString(text)}&sok={Uri.EscapeDataString(text)}&manad={Uri.EscapeDataString(text)}&returnUrl={Uri.EscapeDataString(text)}", route);
            if (route.Method == HttpMethod.Get) continue;
            foreach (var (type, body) in Bodies.Value) await CheckAsync(host, route.Method, route.Path(Known), route, type, body);
        }
        Assert.Equal(before, await ContentsAsync(host));
    }

    [Fact]
    public async Task Organisers_get_no_failures_either()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var organiser = await ApiClient.OrganiserAsync(host);
        foreach (var route in EveryRoute.Of(host).Where(route => $"{route}".Contains("/api/", StringComparison.Ordinal)))
        {
            foreach (var text in Texts.Take(route.HasParameters ? Texts.Length : 0))
            {
                var answer = await organiser.SendAsync(route.Method, route.Path(_ => Uri.EscapeDataString(text)).Replace("/api/v1/", "", StringComparison.Ordinal), route.Method == HttpMethod.Get ? null : "{}");
                Assert.True((int)answer.Status < 500, $"{route} {text[..Math.Min(text.Length, 40)]}: {(int)answer.Status} {answer.Text}");
            }
        }
    }

    private static async Task<TestHost> StartAsync(DatabaseKind database)
    {
        Dictionary<string, string> noLimits = new() { ["RateLimits:SignUpsPerMinute"] = "1000000", ["RateLimits:LookUpsPerMinute"] = "1000000", ["RateLimits:ChangesPerMinute"] = "1000000" };
        var host = await TestHost.StartAsync(database, settings: noLimits);
        await SampleEvents.AddAsync(host);
        return host;
    }

    private static string Known(string parameter) => parameter switch
    {
        "occurrence" => "frukost",
        "series" => "frukostar",
        "slug" => "frukost",
        "id" => Guid.Empty.ToString(),
        _ => "AAAAAAAAAAAAAAAAAAAAAA",
    };

    private static async Task CheckAsync(TestHost host, HttpMethod method, string path, EveryRoute route, string? type = null, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            if (type is { Length: > 0 }) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        using var answer = await SendAsync(host, request);
        if (answer is null) return;
        var text = await answer.Content.ReadAsStringAsync();
        var what = $"{route} <- {method} {path[..Math.Min(path.Length, 150)]} {type} {body?.Length}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, 200)]}";
        Assert.True((int)answer.StatusCode < 500, what);
        if (!path.StartsWith("/arrangor", StringComparison.Ordinal)) Assert.False(answer.Headers.Contains("Set-Cookie"), what);
        if (answer.Headers.Location is { } location) Assert.True(!location.OriginalString.StartsWith("//", StringComparison.Ordinal) && (!location.IsAbsoluteUri || location.Host == "127.0.0.1"), what);
        Assert.DoesNotContain("<script>alert(1)</script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Evenemang", text, StringComparison.Ordinal);
        // A NUL in a path is turned away by the web server itself, before anything of ours.
        if ((int)answer.StatusCode >= 400 && method != HttpMethod.Head && !path.StartsWith("/_", StringComparison.Ordinal) && !path.Contains("%00", StringComparison.Ordinal)) Assert.True(text.Contains('.', StringComparison.Ordinal) && text.Contains(' ', StringComparison.Ordinal), "No sentence: " + what);
    }

    /// <summary>Null when the server would not even read on: it answers, and closes while the body still comes.</summary>
    private static async Task<HttpResponseMessage?> SendAsync(TestHost host, HttpRequestMessage request)
    {
        try
        {
            return await host.Http.SendAsync(request);
        }
        catch (HttpRequestException) when (request.Content?.Headers.ContentLength > 200_000)
        {
            return null;
        }
    }

    private static Task<string> ContentsAsync(TestHost host) => host.ReadAsync(async db => string.Join(
        '|',
        await db.Series.CountAsync(), await db.Series.Select(row => row.Title + row.Version).FirstAsync(), await db.Occurrences.CountAsync(), await db.Occurrences.OrderBy(row => row.Id).Select(row => row.Slug + row.Version + row.State).FirstAsync(),
        await db.Registrations.CountAsync(), await db.Notices.CountAsync(), await db.AuditEntries.CountAsync(), await db.Set<Erasure>().CountAsync()));
}
