using System.Net;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Registrations;

public sealed class SmsWishTests
{
    private static readonly Dictionary<string, string> WithSms = new(StringComparer.Ordinal) { ["Sms:Mode"] = "Folder" };

    [Fact]
    public async Task The_form_asks_and_keeps_the_answer()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: WithSms);
        var scene = await Scene.OnAsync(host, new() { Details = RegistrationDetails.NameAndContact }, dates: 1);
        var form = $"/evenemang/{scene.DateSlug(0)}/anmalan";
        Assert.Contains("name=\"smsReminders\" value=\"yes\"", await host.Http.GetStringAsync(form), StringComparison.Ordinal);

        using var wrong = await PostAsync(host, form, ("name", "Kim"), ("email", "kim@exempel.se"), ("smsReminders", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("För sms behövs ett mobilnummer", page, StringComparison.Ordinal);
        Assert.Matches("smsReminders\" value=\"yes\" checked", page);

        using var right = await PostAsync(host, form, ("name", "Kim"), ("phone", "070-174 06 00"), ("smsReminders", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.True((await host.ReadAsync(db => db.Registrations.SingleAsync())).WishesSms);

        var place = right.Headers.Location!.ToString();
        Assert.Matches("smsReminders\" value=\"yes\" checked", await host.Http.GetStringAsync($"{place}/andra"));
        using var changed = await PostAsync(host, $"{place}/andra", ("name", "Kim"), ("phone", "070-174 06 00"));
        Assert.False((await host.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync())).WishesSms);
    }

    [Fact]
    public async Task The_API_takes_tells_and_changes_it()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: WithSms);
        var scene = await Scene.OnAsync(host, new(), dates: 1);
        var api = new ApiClient(host.Http);
        var path = $"occurrences/{scene.DateSlug(0)}/registrations";
        var refused = (await api.PostAsync(path, """{ "name": "Kim", "phone": "031-390 06 00", "smsReminders": true }""")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.True(refused.Json.GetProperty("errors").TryGetProperty("phone", out _));
        var token = (await api.PostAsync(path, """{ "name": "Kim", "phone": "070-174 06 00", "smsReminders": true }""")).Expect(HttpStatusCode.Created)["token"];
        Assert.Equal("True", (await api.GetAsync($"registrations/{token}"))["smsReminders"]);
        Assert.Equal("True", (await api.PatchAsync($"registrations/{token}", """{ "name": "Kim R" }"""))["smsReminders"]);
        // Whoever takes the number away takes the wish with it.
        Assert.Equal("False", (await api.PatchAsync($"registrations/{token}", """{ "phone": null, "email": "kim@exempel.se" }""")).Expect(HttpStatusCode.OK)["smsReminders"]);
    }

    [Fact]
    public async Task Erasing_takes_the_wish_away()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: WithSms);
        var scene = await Scene.OnAsync(host, new(), dates: 1);
        var who = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(new() { Name = "Kim", Phone = "070-174 06 00", WishesSms = true }));
        await scene.Verb<EraseMe>().RunAsync(Scene.By(who), CancellationToken.None);
        Assert.False((await scene.RowAsync(who)).WishesSms);
    }

    private static Task<HttpResponseMessage> PostAsync(TestHost host, string path, params (string Field, string Value)[] fields) =>
        host.Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Field, field.Value)).Append(new("heads", "1"))));
}
