using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Evenemang.Tests.Messaging;

public sealed class FortySixElksTests
{
    private static readonly OutgoingSms Sms = new()
    {
        Id = Guid.Parse("11112222-3333-4444-5555-666677778888"), To = "+46701740600", Text = "Din träff i kväll är inställd.", Date = ManualClock.Start,
        ReportTo = new("https://evenemang.exempel.se/sms/rapport/1/hemligt"),
    };

    [Fact]
    public async Task A_message_goes_out_as_a_form_with_our_login_and_is_not_kept_there()
    {
        await using var service = await ScriptedSmsService.StartAsync();
        Assert.Equal(new SmsResult.Accepted("s1", 1), await SendAsync(service));
        var (login, fields) = Assert.Single(service.Requests);
        Assert.Equal("u1:hemligt å", Encoding.UTF8.GetString(Convert.FromBase64String(login!["Basic ".Length..])));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["from"] = "Kommunen", ["to"] = "+46701740600", ["message"] = "Din träff i kväll är inställd.", ["dontlog"] = "message",
                ["whendelivered"] = "https://evenemang.exempel.se/sms/rapport/1/hemligt",
            },
            fields);
    }

    [Theory]
    [InlineData(200, """{ "id": "s9", "status": "created", "parts": 3 }""", "Accepted { ProviderId = s9, Parts = 3 }")]
    [InlineData(200, """{ "id": "s9", "status": "failed" }""", "Refused { Code = failed }")]
    [InlineData(200, "<html>Tack</html>", "Unknown { Code = answer }")]
    [InlineData(200, """{ "status": "created" }""", "Unknown { Code = answer }")]
    [InlineData(200, "[]", "Unknown { Code = answer }")]
    [InlineData(200, "", "Unknown { Code = answer }")]
    [InlineData(400, "Invalid number in to", "Refused { Code = 400 }")]
    [InlineData(400, "to: not a valid phone number", "Refused { Code = 400 }")]
    [InlineData(400, "Invalid sender in from", "Unavailable { Code = 400, ")]
    [InlineData(401, "", "Unavailable { Code = 401, Reason = The SMS service refuses us: see to Sms:User, Sms:Password and that there is money in the account., IsConfiguration = True }")]
    [InlineData(402, "", "Unavailable { Code = 402, ")]
    [InlineData(403, "Not enough credits", "Unavailable { Code = 403, ")]
    [InlineData(404, "", "Unavailable { Code = 404, Reason = Sms:BaseUrl does not lead to the SMS service's interface., IsConfiguration = True }")]
    [InlineData(302, "", "Unavailable { Code = 302, ")]
    [InlineData(429, "", "Unavailable { Code = 429, Reason = The SMS service asks us to send more slowly., IsConfiguration = False }")]
    [InlineData(503, "", "Unavailable { Code = 503, Reason = The SMS service is not available just now., IsConfiguration = False }")]
    [InlineData(500, "", "Unknown { Code = 500 }")]
    [InlineData(504, "", "Unknown { Code = 504 }")]
    public async Task Each_answer_says_whose_fault_it_is(int status, string body, string expected)
    {
        await using var service = await ScriptedSmsService.StartAsync();
        service.Answer = ScriptedSmsService.With(status, body);
        Assert.StartsWith(expected, (await SendAsync(service)).ToString(), StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task What_was_written_and_not_answered_may_have_been_sent()
    {
        await using var service = await ScriptedSmsService.StartAsync();
        service.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        Assert.Equal(new SmsResult.Unknown("timeout"), await SendAsync(service, TimeSpan.FromMilliseconds(300)));

        service.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(new SmsResult.Unknown("closed"), await SendAsync(service));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_seen_nothing()
    {
        var result = await SendAsync($"http://127.0.0.1:{PostgreSqlServer.FreePort()}/a1", TimeSpan.FromSeconds(10));
        Assert.Equal(("unreachable", false), Assert.IsType<SmsResult.Unavailable>(result) is var away ? (away.Code, away.IsConfiguration) : default);
    }

    [Fact]
    public async Task The_check_tries_login_and_sender_and_sends_nothing()
    {
        await using var service = await ScriptedSmsService.StartAsync();
        service.Answer = ScriptedSmsService.With(200, """{ "estimated_cost": 3500, "parts": 1 }""");
        using var http = new HttpClient();
        var transport = Transport(http, service.BaseUrl);
        Assert.IsType<SmsResult.Accepted>(await transport.TryAsync(CancellationToken.None));
        Assert.Equal("yes", Assert.Single(service.Requests).Fields["dryrun"]);
        service.Answer = ScriptedSmsService.With(401, "");
        Assert.IsType<SmsResult.Unavailable>(await transport.TryAsync(CancellationToken.None));
    }

    private static Task<SmsResult> SendAsync(ScriptedSmsService service, TimeSpan? limit = null) => SendAsync(service.BaseUrl, limit ?? TimeSpan.FromSeconds(30));

    private static async Task<SmsResult> SendAsync(string baseUrl, TimeSpan limit)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = limit };
        return await Transport(http, baseUrl).SendAsync(Sms, CancellationToken.None);
    }

    private static FortySixElksTransport Transport(HttpClient http, string baseUrl) =>
        new(http, new SmsOptions { Mode = SmsMode.FortySixElks, BaseUrl = baseUrl, User = "u1", Password = "hemligt å", From = "Kommunen" });
}
