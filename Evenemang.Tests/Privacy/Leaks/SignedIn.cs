using System.Net;
using System.Text.RegularExpressions;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Privacy.Leaks;

/// <summary>A browser without script that somebody has signed in with.</summary>
internal static partial class SignedIn
{
    public static async Task<HttpClient> BrowserAsync(TestHost host, string address)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(host.Address) };
        var form = await http.GetStringAsync("/arrangor/logga-in");
        using var answer = await http.PostAsync("/arrangor/logga-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value, ["Input.Email"] = address, ["Input.Password"] = DeskVisit.Password,
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return http;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
