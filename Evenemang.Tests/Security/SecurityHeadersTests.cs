using System.Net;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Security;

/// <summary>What browsers are told, on every route there is, whatever the answer.</summary>
public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_route_and_every_kind_of_answer_carries_the_headers()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        var paths = EveryRoute.Of(host).Select(route => (route.Method, Path: route.Path(name => name is "occurrence" ? "frukost" : name is "series" ? "frukostar" : "x"))).ToList();
        Assert.True(paths.Count > 40);
        paths.AddRange(new[] { "/finns-inte", "/en/finns-inte", "/css/evenemang.css", "/js/evenemang.js", "/favicon.ico", "/kalender/alla.ics", "/kalender/min/AAAAAAAAAAAAAAAAAAAAAA.ics", "/rss/alla.xml", "/en", "/arrangor", "/arrangor/logga-in" }
            .Select(path => (HttpMethod.Get, path)));
        foreach (var (method, path) in paths)
        {
            using var answer = await host.Http.SendAsync(new(method, path));
            var what = $"{method} {path}: {(int)answer.StatusCode}";
            Assert.True(Value(answer, "X-Content-Type-Options") == "nosniff", what);
            var policy = Value(answer, "Content-Security-Policy");
            Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal) || policy.StartsWith("sandbox", StringComparison.Ordinal), $"{what} {policy}");
            if (!path.StartsWith("/utveckling", StringComparison.Ordinal)) Assert.True(policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) || policy.Contains("sandbox", StringComparison.Ordinal), $"{what} {policy}");
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            if (!path.StartsWith("/arrangor", StringComparison.Ordinal)) Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
            Assert.True(Value(answer, "Referrer-Policy") is "no-referrer" or "same-origin", what);
            Assert.False(answer.Headers.Contains("Server"), what);
            // Only the organisers' pages have cookies: where one signs in.
            if (!path.StartsWith("/arrangor", StringComparison.Ordinal)) Assert.False(answer.Headers.Contains("Set-Cookie"), what);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.True(Value(answer, "Permissions-Policy").Contains("camera=()", StringComparison.Ordinal) && Value(answer, "Cross-Origin-Opener-Policy") == "same-origin", what);
        }
    }

    [Theory]
    [InlineData("/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/en/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA/andra")]
    [InlineData("/folj/bekrafta/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/kalender/min/AAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task The_address_of_a_page_with_a_secret_is_told_to_nobody(string path)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        using var answer = await host.Http.GetAsync(path);
        Assert.Equal("no-referrer", Value(answer, "Referrer-Policy"));
    }

    [Theory]
    [InlineData("https://evenemang.example.se", true)]
    [InlineData("http://127.0.0.1", false)]
    public async Task Cookies_travel_over_https_alone_where_the_site_is_there_also_behind_a_proxy_that_is_not_known(string site, bool isSecure)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["Site:BaseUrl"] = site, ["AllowedHosts"] = "*" });
        using var answer = await host.Http.GetAsync("/arrangor/logga-in");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Equal((isSecure, true, true), (Has(cookie, "secure"), Has(cookie, "httponly"), Has(cookie, "samesite=strict") || Has(cookie, "samesite=lax"))));

        static bool Has(string cookie, string attribute) => cookie.Split("; ").Contains(attribute, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_hold_no_inline_script_style_or_handler()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        foreach (var path in new[] { "/", "/evenemang/frukost", "/serier/frukostar", "/evenemang/frukost/anmalan", "/kalender", "/tillganglighet", "/integritet", "/kakor", "/en", "/finns-inte" })
        {
            var page = WebUtility.HtmlDecode(await (await host.Http.GetAsync(path)).Content.ReadAsStringAsync());
            Assert.DoesNotMatch("(?i)<script(?![^>]*(src=|application/ld\\+json))|<style|\\sstyle=|\\son[a-z]+=|javascript:", page);
        }
    }

    [Fact]
    public async Task Forwarded_headers_are_believed_from_known_proxies_only()
    {
        foreach (var (known, expected) in new[] { ("", false), ("10.9.8.7", false), ("127.0.0.0/8", true) })
        {
            await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["Proxies:Known"] = known, ["RateLimits:LookUpsPerMinute"] = "1" });
            List<HttpStatusCode> statuses = [];
            foreach (var address in new[] { "192.0.2.1", "192.0.2.2" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA");
                request.Headers.Add("X-Forwarded-For", address);
                using var answer = await host.Http.SendAsync(request);
                statuses.Add(answer.StatusCode);
            }
            Assert.Equal([HttpStatusCode.NotFound, expected ? HttpStatusCode.NotFound : HttpStatusCode.TooManyRequests], statuses);
        }
    }

    [Fact]
    public async Task Too_many_is_a_page_with_a_sentence_and_says_when_to_come_back()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["RateLimits:LookUpsPerMinute"] = "1" });
        await host.Http.GetAsync("/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA");
        using var answer = await host.Http.GetAsync("/min-anmalan/BBBBBBBBBBBBBBBBBBBBBB");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Vänta en minut och försök igen.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_comes_back_at_once_is_shown_again_as_typed_and_taken_the_second_time()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["RateLimits:PatienceSeconds"] = "3" });
        await SampleEvents.AddAsync(host);
        var stamp = Stamp(await host.Http.GetStringAsync("/evenemang/frukost/anmalan"));
        foreach (var tooSoon in new[] { stamp, "", "0.AAAAAAAAAAAAAAAAAAAAAA", "x" })
        {
            using var again = await PostAsync(tooSoon);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
            var page = await again.Content.ReadAsStringAsync();
            Assert.Contains("Alva Exempelsson", page, StringComparison.Ordinal);
            Assert.Contains("gick s", page, StringComparison.Ordinal);
        }
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        using var taken = await PostAsync(stamp);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        Task<HttpResponseMessage> PostAsync(string shown) => host.Http.PostAsync("/evenemang/frukost/anmalan", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "Alva Exempelsson", ["email"] = "alva@example.se", ["heads"] = "1", ["visad"] = shown }));

        static string Stamp(string page) => System.Text.RegularExpressions.Regex.Match(page, "name=\"visad\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    internal static string Value(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
