using System.Net;
using System.Reflection;
using Evenemang.Server;
using Microsoft.AspNetCore.Components;
using static Evenemang.Tests.Accounts.MatrixWorld;

namespace Evenemang.Tests.Accounts;

/// <summary>Every page of the desk, opened by everybody. One that has no row fails here. A page refuses by sending away, by saying so (<c>notice stop</c>), or by not being there.</summary>
public sealed class PageMatrix
{
    private const string Everybody = People;

    /// <summary>Route and who may; N is nobody in particular. In the address, Slug is the series' or the occurrence's and Id an account's.</summary>
    private static readonly (string Route, string Allowed)[] Table =
    [
        ("/arrangor/logga-in", "N" + Everybody),
        ("/arrangor/valj-losenord", "N" + Everybody),
        ("/arrangor/glomt-losenord", "N" + Everybody),
        // Without a sign-in under way it says to begin again.
        ("/arrangor/logga-in/kod", ""),
        ("/arrangor", Everybody),
        ("/arrangor/konto", Everybody),
        ("/arrangor/konto/losenord", Everybody),
        ("/arrangor/konto/kod", Everybody),
        ("/arrangor/konto/passnycklar", Everybody),
        ("/arrangor/konto/inloggningar", Everybody),
        ("/arrangor/konto/api-nycklar", Everybody),
        ("/arrangor/konton", "A"),
        ("/arrangor/konton/{Id:guid}", "A"),
        ("/arrangor/logg", "A"),
        ("/arrangor/serier/{Slug}/logg", "OA"),
        ("/arrangor/serier/{Slug}/dela", "OA"),
        ("/arrangor/serier/{Slug}/importera", "FOA"),
        ("/arrangor/serier", Everybody),
        ("/arrangor/serier/ny", "SOA"),
        ("/arrangor/serier/{Slug}", "FOA"),
        ("/arrangor/serier/{Slug}/andra", "OA"),
        ("/arrangor/serier/{Slug}/datum", "OA"),
        ("/arrangor/serier/{Slug}/kopiera", "OA"),
        ("/arrangor/serier/{Slug}/nytt", "FOA"),
        ("/arrangor/ar", Everybody),
        ("/arrangor/evenemang/{Slug}", "FOA"),
        ("/arrangor/evenemang/{Slug}/innehall", "FOA"),
        ("/arrangor/evenemang/{Slug}/program", "FOA"),
        ("/arrangor/evenemang/{Slug}/medverkande", "FOA"),
        ("/arrangor/evenemang/{Slug}/dokument", "FOA"),
        ("/arrangor/evenemang/{Slug}/minnesanteckningar", "FOA"),
        ("/arrangor/evenemang/{Slug}/lankar", "FOA"),
        ("/arrangor/evenemang/{Slug}/datum", "FOA"),
        ("/arrangor/evenemang/{Slug}/stall-in", "FOA"),
        ("/arrangor/evenemang/{Slug}/flytta", "FOA"),
        ("/arrangor/evenemang/{Slug}/bestam", "FOA"),
        ("/arrangor/evenemang/{Slug}/ateruppta", "FOA"),
        ("/arrangor/dorren", Everybody),
        ("/arrangor/dorren/{Slug}", "DFOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar", "FOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar/ny", "FOA"),
        ("/arrangor/serier/{Slug}/grupp", "FOA"),
        ("/arrangor/serier/{Slug}/anmalningar", "FOA"),
        ("/arrangor/serier/{Slug}/anmalningar/ny", "FOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar/utskrift/dorrlista", "FOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar/utskrift/namnskyltar", "FOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar/utskrift/kok", "FOA"),
        ("/arrangor/evenemang/{Slug}/anmalningar/utskrift/ringlista", "FOA"),
        ("/arrangor/meddelanden", "FSOA"),
        ("/arrangor/evenemang/{Slug}/natt", "FOA"),
        ("/arrangor/jobb", "A"),
        ("/arrangor/serier/{Slug}/meddelanden", "OA"),
        ("/arrangor/serier/{Slug}/enkat", "OA"),
        ("/arrangor/serier/{Slug}/vader", "OA"),
        ("/arrangor/evenemang/{Slug}/vader", "FOA"),
        ("/arrangor/evenemang/{Slug}/vader/prova", "FOA"),
        ("/arrangor/evenemang/{Slug}/enkat", "FOA"),
        ("/arrangor/evenemang/{Slug}/fragor", "FOA"),
    ];

    [Fact]
    public void Every_page_has_its_row()
    {
        var routes = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        Assert.Equal(Table.Select(row => row.Route).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everybody_sees_exactly_the_pages_the_table_says()
    {
        await using var world = await MatrixWorld.StartAsync();
        List<(char Who, HttpClient Browser)> browsers = [('N', await world.BrowserAsync(null))];
        foreach (var person in People) browsers.Add((person, await world.BrowserAsync(person)));
        List<string> wrong = [];
        foreach (var (route, allowed) in Table)
        {
            var path = route.Replace("serier/{Slug}", $"serier/{SeriesSlug}", StringComparison.Ordinal).Replace("{Slug}", OccurrenceSlug, StringComparison.Ordinal)
                .Replace("{Id:guid}", world.Spare.ToString("N"), StringComparison.Ordinal);
            var seen = "";
            foreach (var (who, browser) in browsers)
            {
                using var answer = await browser.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, $"{path} as {who}: {answer.StatusCode}");
                if (answer.StatusCode is HttpStatusCode.OK && Shows(await answer.Content.ReadAsStringAsync())) seen += who;
            }
            if (seen != allowed) wrong.Add($"{route}: {seen} instead of {allowed}");
        }
        foreach (var (_, browser) in browsers) browser.Dispose();
        Assert.Equal("", string.Join("\n", wrong));
    }

    private static bool Shows(string page) => page.Contains("<h1", StringComparison.Ordinal) && !page.Contains("notice stop", StringComparison.Ordinal);
}
