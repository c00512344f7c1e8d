using System.Net;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>The forms and "your place" as HTTP sees them: what is stored, which status says so, and what is kept secret.</summary>
public sealed class ParticipantPagesTests
{
    private const string Form = "/evenemang/frukost-1/anmalan";

    [Fact]
    public async Task A_sign_up_leads_to_a_page_that_nobody_keeps_and_that_sets_no_cookie()
    {
        await using var board = await Noticeboard.StartAsync();
        using var answer = await PostAsync(board, Form, Filled());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var place = await board.Host.Http.GetAsync(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, place.StatusCode);
        Assert.Equal(("no-store", "no-referrer", "noindex"), (place.Headers.CacheControl!.ToString(), place.Headers.GetValues("Referrer-Policy").Single(), place.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.False(place.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("<title>Din anmälan", WebUtility.HtmlDecode(await place.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("sv", (await OnlyAsync(board)).Language);
    }

    [Fact]
    public async Task The_language_of_the_page_is_that_of_the_letters()
    {
        await using var board = await Noticeboard.StartAsync();
        using var answer = await PostAsync(board, "/en" + Form, Filled());
        Assert.StartsWith("/en/min-anmalan/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("en", (await OnlyAsync(board)).Language);
    }

    [Fact]
    public async Task Mistakes_are_said_beside_the_field_and_what_was_typed_stays()
    {
        await using var board = await Noticeboard.StartAsync();
        var typed = Filled();
        typed["email"] = "kim@";
        typed["heads"] = "många";
        using var answer = await PostAsync(board, Form, typed);
        var html = await TextAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Adressen saknar något efter @.", html, StringComparison.Ordinal);
        Assert.Contains("Skriv hur många ni är, minst 1.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"kim@\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"många\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kommun\" checked", html, StringComparison.Ordinal);
        Assert.Equal(0, await board.Host.ReadAsync(db => db.Registrations.CountAsync()));
    }

    [Fact]
    public async Task Who_fills_in_the_hidden_box_is_asked_to_press_once_more_and_nothing_is_stored_or_lost()
    {
        await using var board = await Noticeboard.StartAsync();
        var typed = Filled();
        typed["ruta-som-ska-vara-tom"] = "https://exempel.se";
        using var answer = await PostAsync(board, Form, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await TextAsync(answer);
        Assert.Contains("tryck på knappen en gång till", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kim\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await board.Host.ReadAsync(db => db.Registrations.CountAsync()));
    }

    [Fact]
    public async Task Full_closed_and_cancelled_are_said_in_words_with_what_to_do()
    {
        await using var board = await Noticeboard.StartAsync();
        await board.SignUpAsync(new SignUpTo.Occurrence("frukost-utan-ko"), 2);
        await SaysAsync("frukost-utan-ko", "Alla platser är tagna och det finns ingen väntelista.");
        await SaysAsync("frukost-senare", "Den öppnar måndag 1 mars kl. 9.");
        await SaysAsync("frukost-stangd", "Hör av dig till oss, så berättar vi om du kan komma ändå.");
        await NoticeboardSamples.CancelAndMoveAsync(board.Host);
        await SaysAsync("varyran", "Prognosen visar regn");

        async Task SaysAsync(string slug, string words)
        {
            using var answer = await PostAsync(board, $"/evenemang/{slug}/anmalan", Filled());
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains(words, await TextAsync(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_party_that_is_too_large_is_told_how_many_fit_and_keeps_its_form()
    {
        await using var board = await Noticeboard.StartAsync();
        await board.SignUpAsync(new SignUpTo.Occurrence("frukost-utan-ko"), 1);
        var typed = Filled();
        typed["heads"] = "2";
        using var answer = await PostAsync(board, "/evenemang/frukost-utan-ko/anmalan", typed);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Det finns bara en plats kvar.", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_from_the_answer_that_an_address_was_signed_up_before()
    {
        await using var board = await Noticeboard.StartAsync();
        var (first, second) = (await PlaceAsync(), await PlaceAsync());
        Assert.NotEqual(first.Link, second.Link);
        Assert.Equal(first.Html, second.Html);

        async Task<(string Link, string Html)> PlaceAsync()
        {
            using var answer = await PostAsync(board, Form, Filled());
            var link = answer.Headers.Location!.ToString();
            var html = await board.Host.Http.GetStringAsync(answer.Headers.Location);
            var calendar = System.Text.RegularExpressions.Regex.Match(html, @"/kalender/min/[\w-]+\.ics").Value;
            // Link, calendar and the code at the door are secrets of their own, on both pages alike.
            html = System.Text.RegularExpressions.Regex.Replace(html, """<svg class="qr".*?</svg>|<strong class="big">[^<]*</strong>""", "", System.Text.RegularExpressions.RegexOptions.Singleline);
            return (link, html.Replace(link, "", StringComparison.Ordinal).Replace(calendar, "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_that_opens_nothing_says_so_and_looking_at_a_page_changes_nothing()
    {
        await using var board = await Noticeboard.StartAsync();
        using var unknown = await board.Host.Http.GetAsync("/min-anmalan/AAAAAAAAAAAAAAAAAAAAAA/avanmal");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Länken öppnar ingen anmälan", await TextAsync(unknown), StringComparison.Ordinal);

        var who = await board.SignUpAsync(new SignUpTo.Occurrence("frukost-1"));
        foreach (var act in new[] { "", "/avanmal", "/andra", "/ny-lank", "/radera" })
        {
            using var page = await board.Host.Http.GetAsync($"/min-anmalan/{who.Token}{act}");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
        Assert.Equal(RegistrationState.Confirmed, (await OnlyAsync(board)).State);
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one_and_erasing_leaves_nothing_behind()
    {
        await using var board = await Noticeboard.StartAsync();
        var who = await board.SignUpAsync(new SignUpTo.Occurrence("frukost-1"));
        using var renewed = await PostAsync(board, $"/min-anmalan/{who.Token}/ny-lank", []);
        using var old = await board.Host.Http.GetAsync($"/min-anmalan/{who.Token}");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        var path = renewed.Headers.Location!.ToString().Split('?')[0];
        using var erased = await PostAsync(board, path + "/radera", []);
        var html = await board.Host.Http.GetStringAsync(path);
        Assert.Contains("Dina uppgifter är raderade", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("exempel.se/", html, StringComparison.Ordinal);
        var row = await OnlyAsync(board);
        Assert.Equal((null, null, RegistrationState.Withdrawn), (row.Name, row.Email, row.State));
    }

    private static Dictionary<string, string> Filled() => new()
    {
        ["name"] = "Kim", ["email"] = "kim@exempel.se", ["heads"] = "1", ["answers.tillhorighet"] = "Kommun", ["answers.kamera"] = "no", ["ruta-som-ska-vara-tom"] = "",
    };

    private static async Task<HttpResponseMessage> PostAsync(Noticeboard board, string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await board.Host.Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static Task<Registration> OnlyAsync(Noticeboard board) => board.Host.ReadAsync(db => db.Registrations.SingleAsync());
}
