using System.Net;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

/// <summary>Following as HTTP sees it: links that mail programs open change nothing, and stopping needs no page.</summary>
public sealed class FollowPagesTests
{
    [Fact]
    public async Task The_form_takes_an_address_and_tells_nobody_whether_it_followed_before()
    {
        await using var board = await Noticeboard.StartAsync();
        foreach (var _ in new int[2])
        {
            using var answer = await PostAsync(board, "/en/folj/frukost", ("email", "kim@exempel.se"));
            Assert.Equal((HttpStatusCode.SeeOther, "/en/folj/frukost?visa=skickat"), (answer.StatusCode, answer.Headers.Location?.ToString()));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
        Assert.Equal("en", (await board.Host.ReadAsync(db => db.Followers.SingleAsync())).Language);
        Assert.Contains("Look in your mailbox", await board.Host.Http.GetStringAsync("/en/folj/frukost?visa=skickat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_said_beside_the_field_and_nothing_is_stored()
    {
        await using var board = await Noticeboard.StartAsync();
        foreach (var (typed, sentence) in new[] { ("kim@", "Adressen saknar något efter @."), ("", "Skriv din e-postadress.") })
        {
            using var answer = await PostAsync(board, "/folj", ("email", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        using var trapped = await PostAsync(board, "/folj", ("email", "kim@exempel.se"), ("ruta-som-ska-vara-tom", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped.StatusCode);
        Assert.Equal(0, await board.Host.ReadAsync(db => db.Followers.CountAsync()));
    }

    [Fact]
    public async Task Opening_the_links_changes_nothing_and_the_buttons_do()
    {
        await using var board = await Noticeboard.StartAsync();
        var token = await board.FollowAsync("frukost", isConfirmed: false);
        foreach (var path in new[] { $"/folj/bekrafta/{token}", $"/folj/avsluta/{token}" })
        {
            using var look = await board.Host.Http.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, "no-store", "no-referrer"), (look.StatusCode, look.Headers.CacheControl!.ToString(), look.Headers.GetValues("Referrer-Policy").Single()));
        }
        Assert.Equal(FollowerState.Unconfirmed, (await board.Host.ReadAsync(db => db.Followers.SingleAsync())).State);

        using var yes = await PostAsync(board, $"/folj/bekrafta/{token}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/folj/bekrafta/{token}"), (yes.StatusCode, yes.Headers.Location?.ToString()));
        Assert.Equal(FollowerState.Confirmed, (await board.Host.ReadAsync(db => db.Followers.SingleAsync())).State);
        Assert.Contains("Du följer Frukostseminarium", WebUtility.HtmlDecode(await board.Host.Http.GetStringAsync($"/folj/bekrafta/{token}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task One_click_in_a_mail_program_stops_without_sign_in_page_or_redirect(string language)
    {
        await using var board = await Noticeboard.StartAsync();
        var token = await board.FollowAsync(null, isConfirmed: true);
        foreach (var _ in new int[2])
        {
            using var answer = await PostAsync(board, $"{language}/folj/avsluta/{token}", ("List-Unsubscribe", "One-Click"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.Equal(0, await board.Host.ReadAsync(db => db.Followers.CountAsync()));
        using var gone = await board.Host.Http.GetAsync($"/folj/avsluta/{token}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_discreet_group_and_a_draft_cannot_be_followed()
    {
        await using var board = await Noticeboard.StartAsync();
        await board.Host.Store.WriteAsync(
            async (db, cancel) =>
            {
                (await db.Series.AsTracking().SingleAsync(row => row.Slug == "film", cancel)).Published = false;
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var api = new ApiClient(board.Host.Http);
        foreach (var slug in new[] { "sjalvhjalp", "film", "finns-inte" })
        {
            using var page = await board.Host.Http.GetAsync($"/folj/{slug}");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            var expected = slug == "sjalvhjalp" ? HttpStatusCode.Conflict : HttpStatusCode.NotFound;
            (await api.PostAsync($"series/{slug}/followers", """{ "email": "kim@exempel.se" }""")).Expect(expected);
        }
        Assert.Equal(0, await board.Host.ReadAsync(db => db.Followers.CountAsync()));
        Assert.DoesNotContain("/folj/", await board.Host.Http.GetStringAsync("/serier/sjalvhjalp"), StringComparison.Ordinal);
        Assert.Contains("/folj/frukost", await board.Host.Http.GetStringAsync("/serier/frukost"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_answers_the_same_whether_the_address_follows_or_not()
    {
        await using var board = await Noticeboard.StartAsync();
        var api = new ApiClient(board.Host.Http);
        var first = (await api.PostAsync("series/frukost/followers", """{ "email": "kim@exempel.se", "language": "en" }""")).Expect(HttpStatusCode.Accepted);
        var again = (await api.PostAsync("series/frukost/followers", """{ "email": "kim@exempel.se" }""")).Expect(HttpStatusCode.Accepted);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("asked", first["status"]);
        var wrong = (await api.PostAsync("series/frukost/followers", """{ "email": "kim" }""")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.True(wrong.Json.GetProperty("errors").TryGetProperty("email", out _));
    }

    private static Task<HttpResponseMessage> PostAsync(Noticeboard board, string path, params (string Name, string Value)[] fields) =>
        board.Host.Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
}
