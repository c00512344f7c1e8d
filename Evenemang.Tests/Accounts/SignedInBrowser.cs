using System.Net;
using System.Text.RegularExpressions;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Accounts;

/// <summary>A browser without eyes: cookies, and forms that are sent as they were given.</summary>
internal static partial class SignedInBrowser
{
    /// <summary>Signs in through the page; with no address it is a stranger's browser.</summary>
    public static async Task<HttpClient> OpenAsync(TestHost host, string? address)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(host.Address) };
        if (address is null) return http;
        var form = await http.GetStringAsync("/arrangor/logga-in");
        using var answer = await http.PostAsync("/arrangor/logga-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = Token(form), ["Input.Email"] = address, ["Input.Password"] = DeskVisit.Password,
        }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return http;
    }

    /// <summary>The anti-forgery token of the first form on a page.</summary>
    public static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
