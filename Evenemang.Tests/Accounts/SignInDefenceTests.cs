using System.Net;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Accounts;

/// <summary>What the posts of signing in and out turn away.</summary>
public sealed class SignInDefenceTests
{
    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["RateLimits:SignInsPerMinute"] = "2" });
        List<HttpStatusCode> answers = [];
        foreach (var path in (string[])["/arrangor/logga-in", "/arrangor/glomt-losenord", "/arrangor/logga-in/passnyckel", "/arrangor/logga-in"])
        {
            using var answer = await host.Http.PostAsync(path, new FormUrlEncodedContent([]));
            answers.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests) Assert.NotNull(answer.Headers.RetryAfter);
        }
        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers[2..]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..2]);
        // Reading is not trying.
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/arrangor/logga-in")).StatusCode);
    }

    [Fact]
    public async Task Another_site_can_sign_nobody_out()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser);
        using var http = await SignedInBrowser.OpenAsync(host, "samordnaren@exempel.se");
        using var forged = await http.PostAsync("/arrangor/logga-ut", new FormUrlEncodedContent([]));
        Assert.Equal("/arrangor", forged.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/arrangor/konto")).StatusCode);

        var token = SignedInBrowser.Token(await http.GetStringAsync("/arrangor/konto"));
        using var own = await http.PostAsync("/arrangor/logga-ut", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        Assert.StartsWith("/arrangor/logga-in", own.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await http.GetAsync("/arrangor/konto")).StatusCode);
    }
}
