using System.Net;
using Evenemang.Server.Messaging;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Messaging;

public sealed class MailFolderPagesTests
{
    [Fact]
    public async Task In_development_the_mail_that_was_not_sent_can_be_read()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var mail = Letters.Full() with { Html = "<p>Hej <script>alert(1)</script></p>" };
        await host.Services.GetRequiredService<IMailTransport>().SendAsync(mail, CancellationToken.None);
        var name = host.Services.GetRequiredService<MailFolder>().List().Single().Name;

        Assert.Contains($"href=\"/utveckling/brev/{name}\"", await host.Http.GetStringAsync("/utveckling/brev"), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await host.Http.GetStringAsync($"/utveckling/brev/{name}"));
        Assert.Contains(mail.Subject, page, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Frukostseminarium", page, StringComparison.Ordinal);
        Assert.Contains("<iframe title=\"Brevet som HTML\" sandbox=", page, StringComparison.Ordinal);

        using var html = await host.Http.GetAsync($"/utveckling/brev/{name}/html");
        Assert.Contains("Hej", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("sandbox", Assert.Single(html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        using var raw = await host.Http.GetAsync($"/utveckling/brev/{name}/ra");
        Assert.Equal("text/plain", raw.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/utveckling/brev/20270129T123005000-0123456789ab.eml")]
    [InlineData("/utveckling/brev/..%2F..%2Fappsettings.json")]
    [InlineData("/utveckling/brev/%2Fetc%2Fpasswd/ra")]
    [InlineData("/utveckling/brev/..%2Fhemlig.eml/html")]
    public async Task A_name_that_is_no_mail_is_not_found(string address)
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        using var answer = await host.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Where_mail_goes_to_a_server_there_is_no_such_page()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string>
        {
            ["Mail:Mode"] = "Smtp", ["Mail:From"] = "a@example.test", ["Mail:Host"] = "localhost", ["Mail:Security"] = "None",
        });
        using var answer = await host.Http.GetAsync("/utveckling/brev");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
