using System.Net;
using System.Text.Json;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Privacy;

/// <summary>What a participant can have about themselves, and that it is about nobody else.</summary>
public sealed class MyDataFileTests
{
    [Fact]
    public async Task Everything_about_one_sign_up_is_a_file_in_the_readers_language()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        var api = new ApiClient(host.Http);
        var mine = (await api.PostAsync("occurrences/frukost/registrations", """{ "name": "Alva Exempelsson", "email": "alva@example.se", "phone": "031-390 06 12" }""")).Expect(HttpStatusCode.Created)["token"];
        var stranger = (await api.PostAsync("occurrences/frukost/registrations", """{ "name": "Någon Annan", "email": "alva@example.se" }""")).Expect(HttpStatusCode.Created)["token"];

        using var answer = await host.Http.GetAsync($"/min-anmalan/{mine}/uppgifter.json");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var file = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("Alva Exempelsson", "alva@example.se", "har plats"), (file.GetProperty("Namn").GetString(), file.GetProperty("E-post").GetString(), file.GetProperty("Läge").GetString()));
        var english = JsonDocument.Parse(await host.Http.GetStringAsync($"/en/min-anmalan/{mine}/uppgifter.json")).RootElement;
        Assert.Equal("has a place", english.GetProperty("State").GetString());
        // Whoever typed the address a second time has proved nothing, and sees only what they typed.
        Assert.DoesNotContain("Alva", await host.Http.GetStringAsync($"/min-anmalan/{stranger}/uppgifter.json"), StringComparison.Ordinal);

        using (await host.Http.PostAsync($"/min-anmalan/{mine}/radera", null)) { }
        Assert.DoesNotContain("Alva", await host.Http.GetStringAsync($"/min-anmalan/{mine}/uppgifter.json"), StringComparison.Ordinal);
        using var unknown = await host.Http.GetAsync("/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA/uppgifter.json");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_pages_say_what_the_settings_make_true()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string>
        {
            ["Retention:Enabled"] = "true", ["Retention:Decision"] = "KS 2026/123", ["Retention:RegistrationDays"] = "44", ["Retention:AnswerDays"] = "5",
            ["Accessibility:Compliance"] = "Not", ["Accessibility:Lacks"] = "Kartan saknar text. | Filmen saknar undertexter.", ["Accessibility:Burden"] = "Arkivet från 2015.", ["Accessibility:Method"] = "Granskad utifrån.",
        });
        var privacy = WebUtility.HtmlDecode(await host.Http.GetStringAsync("/integritet"));
        foreach (var sentence in new[] { "44 dagar efter", "redan efter 5 dagar", "beslutet om gallring: KS 2026/123.", "sparas krypterade" }) Assert.Contains(sentence, privacy, StringComparison.Ordinal);
        var statement = WebUtility.HtmlDecode(await host.Http.GetStringAsync("/tillganglighet"));
        foreach (var sentence in new[] { "är inte förenlig", "<li>Kartan saknar text.</li>", "<li>Filmen saknar undertexter.</li>", "Arkivet från 2015.", "Granskad utifrån.", "https://www.digg.se/tdosanmalan" }) Assert.Contains(sentence, statement, StringComparison.Ordinal);
        await using var plain = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var silent = WebUtility.HtmlDecode(await plain.Http.GetStringAsync("/integritet"));
        Assert.DoesNotContain("dagar efter", silent, StringComparison.Ordinal);
    }
}
