using System.Net;
using Evenemang.Server.Registrations;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Api;

/// <summary>Offered seats over the API: by whoever has the link, and by organisers.</summary>
public sealed class OfferApiTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_has_the_link_answers_and_the_page_says_until_when(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1, OfferHours = 24 });
        var (first, second, third) = (await scene.SignUpAsync(), await scene.SignUpAsync(), await scene.SignUpAsync());
        var api = new ApiClient(scene.Host.Http);
        Assert.Equal("notOffered", (await api.PostAsync($"registrations/{second.Token}/accept-offer", null)).Expect(HttpStatusCode.Conflict).Code);
        await scene.WithdrawAsync(first);

        var shown = (await api.GetAsync($"registrations/{second.Token}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("offered", "2027-01-12T09:00:00+01:00"), (shown["status"], shown["offerEndsAt"]));
        var occurrence = (await api.GetAsync($"occurrences/{scene.DateSlug(0)}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("0", "1", "1", "0"), (occurrence["confirmed"], occurrence["offered"], occurrence["waitlisted"], occurrence["seatsLeft"]));
        (await api.GetAsync($"registrations/{second.Token}/accept-offer")).Expect(HttpStatusCode.MethodNotAllowed);
        (await api.PostAsync("registrations/AAAAAAAAAAAAAAAAAAAAAA/accept-offer", null)).Expect(HttpStatusCode.NotFound);

        Assert.Equal("confirmed", (await api.PostAsync($"registrations/{second.Token}/accept-offer", null)).Expect(HttpStatusCode.OK)["status"]);
        Assert.Equal("confirmed", (await api.PostAsync($"registrations/{second.Token}/accept-offer", null)).Expect(HttpStatusCode.OK)["status"]);
        Assert.Equal("notOffered", (await api.PostAsync($"registrations/{second.Token}/decline-offer", null)).Expect(HttpStatusCode.Conflict).Code);
        await scene.WithdrawAsync(second);
        Assert.Equal("withdrawn", (await api.PostAsync($"registrations/{third.Token}/decline-offer", null)).Expect(HttpStatusCode.OK)["status"]);
    }

    [Fact]
    public async Task Organisers_answer_for_those_who_called_and_let_those_who_did_not_answer_queue_again()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 1, OfferHours = 24 });
        var (first, second, third) = (await scene.SignUpAsync(), await scene.SignUpAsync(), await scene.SignUpAsync());
        await scene.WithdrawAsync(first);
        var api = await ApiClient.OrganiserAsync(scene.Host);
        scene.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("offerLapsed", (await ActAsync(second, "acceptOffer")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("confirmed", (await ActAsync(third, "acceptOffer")).Expect(HttpStatusCode.OK)["status"]);
        Assert.Equal("notOffered", (await ActAsync(third, "declineOffer")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("notLapsed", (await ActAsync(third, "rejoinWaitlist")).Expect(HttpStatusCode.Conflict).Code);
        Assert.Equal("waitlisted", (await ActAsync(second, "rejoinWaitlist")).Expect(HttpStatusCode.OK)["status"]);

        Task<ApiAnswer> ActAsync(RegisterOutcome.Registered who, string action) => api.PatchAsync($"registrations/{who.Id}", $$"""{ "action": "{{action}}" }""");
    }

    [Fact]
    public async Task The_choice_is_written_read_and_checked_with_the_rest_of_the_policy()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 1 });
        var api = await ApiClient.OrganiserAsync(scene.Host);
        (await api.PatchAsync($"series/{scene.SeriesSlug}", """{ "registration": { "offerHours": 169 } }""")).Expect(HttpStatusCode.UnprocessableEntity);
        (await api.PatchAsync($"series/{scene.SeriesSlug}", """{ "registration": { "offerHours": 48 } }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(48, (await scene.PolicyAsync()).OfferHours);
        (await api.PatchAsync($"series/{scene.SeriesSlug}", """{ "registration": { "capacity": 2 } }""")).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 48), (await scene.PolicyAsync()) is var kept ? (kept.Capacity, kept.OfferHours) : default);
        (await api.PatchAsync($"series/{scene.SeriesSlug}", """{ "registration": { "offerHours": null } }""")).Expect(HttpStatusCode.OK);
        Assert.Null((await scene.PolicyAsync()).OfferHours);
    }
}
