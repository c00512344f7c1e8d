using System.Net;
using Evenemang.Server.Accounts;
using Evenemang.Server.Groups;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Accounts;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Evenemang.Tests.Groups.GroupScene;

namespace Evenemang.Tests.Groups;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>A group that runs itself: who is told why there is no list, who answers those who still wait, and that no answer to a letter reaches anybody who may not know its people.</summary>
public sealed class OwnGroupTests
{
    private const string Since = "Gruppen sköter sig själv sedan onsdag 24 april 2030. Listan med namn finns inte längre här.";

    [Fact]
    public async Task Those_who_may_know_of_the_group_are_told_why_there_is_no_list_and_to_others_there_is_nothing()
    {
        await using var scene = await RunsItselfAsync();
        var (april, april24) = (MeetingSlug("2030-04-24"), await scene.MeetingAsync("2030-04-24"));
        await DeskVisit.AccountAsync(scene.Host, "admin@exempel.se", OrganiserRole.Administrator);
        await DeskVisit.AccountAsync(scene.Host, "dorren@exempel.se", OrganiserRole.Door, new Grant(GrantKind.Door, scene.SeriesId, april24.Id));
        await DeskVisit.AccountAsync(scene.Host, "annan@exempel.se", OrganiserRole.Organiser);
        foreach (var (address, isTold) in new[] { ("igangsattaren@exempel.se", true), ("admin@exempel.se", true), ("dorren@exempel.se", true), ("annan@exempel.se", false) })
        {
            using var browser = await SignedInBrowser.OpenAsync(scene.Host, address);
            var page = WebUtility.HtmlDecode(await browser.GetStringAsync($"/arrangor/dorren/{april}"));
            Assert.Equal((address, isTold), (address, page.Contains(Since, StringComparison.Ordinal)));
            Assert.Equal((address, !isTold), (address, page.Contains("Dörren finns inte", StringComparison.Ordinal)));
            Assert.DoesNotContain("Ekorren", page, StringComparison.Ordinal);
        }

        var key = async (string address) => new ApiClient(scene.Host.Http, (await scene.Verb<MyApiKeys>().CreateAsync(
            new("nyckel", false, null, scene.Host.Clock.Now.AddDays(1)), await scene.ActorAsync(await IdAsync(scene, address)), default)).Key!.Key);
        var (house, other, door) = (await ApiClient.OrganiserAsync(scene.Host), await key("annan@exempel.se"), await key("dorren@exempel.se"));
        foreach (var path in new[] { $"occurrences/{april}/call-list", $"occurrences/{april}/registrations", $"occurrences/{april}/notices" })
        {
            var told = (await house.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
            Assert.Equal(("groupRunsItself", "Gruppen sköter sig själv nu. Ingen här ser vilka som är med."), (told.Code, told["detail"]));
            Assert.Equal("groupRunsItself", (await door.GetAsync(path)).Expect(HttpStatusCode.Forbidden).Code);
            (await other.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }
        var tick = await house.PostAsync($"occurrences/{april}/call-list/{scene["Haren"].Id}", "{\"outcome\":\"reached\"}", ("Idempotency-Key", "a"));
        Assert.Equal("groupRunsItself", tick.Expect(HttpStatusCode.Forbidden).Code);
        // A door helper of another meeting has no part in this one.
        (await door.GetAsync($"occurrences/{MeetingSlug("2030-05-29")}/call-list")).Expect(HttpStatusCode.NotFound);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_contact_answers_those_who_asked_before_the_hand_over_by_what_they_call_themselves(DatabaseKind database)
    {
        await using var scene = await StartAsync(database, Policy with { JoinUntilMeeting = 9 });
        await scene.FillAsync();
        foreach (var alias in new[] { "Lodjuret", "Tranan", "Vesslan" }) await scene.AskAsync(alias);
        await HandOverAsync(scene);
        var page = await scene.PageAsync("Ekorren", "/grupp");
        Assert.Contains("Vill vara med", page, StringComparison.Ordinal);
        foreach (var alias in new[] { "Lodjuret", "Tranan", "Vesslan" })
        {
            Assert.Contains(alias, page, StringComparison.Ordinal);
            Assert.DoesNotContain(AddressOf(alias), page, StringComparison.Ordinal);
            Assert.Contains("kontaktperson svarar", await scene.PageAsync(alias), StringComparison.Ordinal);
        }
        // Nobody but the contact, and no member by mistake.
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Räven", "svara", ("deltagare", await scene.NumberAsync("Lodjuret")), ("svar", "ja")));
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "svara", ("deltagare", await scene.NumberAsync("Räven")), ("svar", "nej")), StringComparison.Ordinal);
        Assert.Equal((RegistrationState.Requested, RegistrationState.Confirmed), (await scene.StateAsync("Lodjuret"), await scene.StateAsync("Räven")));

        Assert.Equal("/min-anmalan/…/grupp?visa=ja", await scene.SendAsync("Ekorren", "svara", ("deltagare", await scene.NumberAsync("Lodjuret")), ("svar", "ja")));
        Assert.Equal("/min-anmalan/…/grupp?visa=nej", await scene.SendAsync("Ekorren", "svara", ("deltagare", await scene.NumberAsync("Tranan")), ("svar", "nej")));
        Assert.Equal("/min-anmalan/…/grupp?visa=vantar", await scene.SendAsync("Ekorren", "svara", ("deltagare", await scene.NumberAsync("Vesslan")), ("svar", "ja")));
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Declined, RegistrationState.Waitlisted), (await scene.StateAsync("Lodjuret"), await scene.StateAsync("Tranan"), await scene.StateAsync("Vesslan")));
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "svara", ("deltagare", await scene.NumberAsync("Tranan")), ("svar", "ja")), StringComparison.Ordinal);
        Assert.DoesNotContain("Vill vara med", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
        Assert.Contains("Gruppen har sagt ja.", Assert.Single(await scene.LettersAsync("Lodjuret"), mail => mail.Subject.StartsWith("Du har en plats", StringComparison.Ordinal)).PlainText, StringComparison.Ordinal);
        var no = Assert.Single(await scene.LettersAsync("Tranan"), mail => mail.Subject.StartsWith("Du fick ingen plats", StringComparison.Ordinal));
        Assert.Contains("Gruppen kan tyvärr inte ge dig en plats.", no.PlainText, StringComparison.Ordinal);
        Assert.Equal("svara-inte@exempel.se", no.ReplyTo!.Address);
        Assert.Equal(
            ["group-contact", "group-contact", "group-contact"],
            await scene.Host.ReadAsync(db => db.AuditEntries.Where(row => row.Actor == "group-contact" && row.Action.StartsWith("registration.")).Select(row => row.Actor).ToListAsync()));
    }

    [Fact]
    public async Task A_member_writes_to_the_contact_and_neither_gets_the_others_address()
    {
        await using var scene = await RunsItselfAsync();
        Assert.Contains("Skriv till kontaktpersonen", await scene.PageAsync("Räven"), StringComparison.Ordinal);
        Assert.DoesNotContain("Skriv till kontaktpersonen", await scene.PageAsync("Ekorren"), StringComparison.Ordinal);
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Ekorren", "fraga", ("text", "Hej mig.")));
        Assert.Equal("/min-anmalan/…?visa=skrivet-fel", await scene.SendAsync("Räven", "fraga", ("text", " ")));
        Assert.Equal("/min-anmalan/…?visa=skrivet-fel", await scene.SendAsync("Räven", "fraga", ("text", new('a', 2001))));
        Assert.Equal("/min-anmalan/…?visa=skrivet", await scene.SendAsync("Räven", "fraga", ("text", "Jag kan inte vara värd.\nKan någon annan?")));
        var letter = Assert.Single(await scene.LettersAsync("Ekorren"));
        Assert.Equal(("Meddelande: träff onsdag 29 maj", "Bokning", "svara-inte@exempel.se"), (letter.Subject, letter.From.Name, letter.ReplyTo!.Address));
        Assert.Contains("Räven i gruppen skriver till dig som kontaktperson:", letter.PlainText, StringComparison.Ordinal);
        Assert.Contains("Kan någon annan?", letter.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("raven@", letter.PlainText + letter.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var _ in new int[2]) Assert.Equal("/min-anmalan/…?visa=skrivet", await scene.SendAsync("Räven", "fraga", ("text", "Hej.")));
        Assert.Equal("/min-anmalan/…?visa=skrivet-nog", await scene.SendAsync("Räven", "fraga", ("text", "Hej igen.")));
        Assert.Equal("/min-anmalan/…?visa=skrivet", await scene.SendAsync("Igelkotten", "fraga", ("text", "Hej.")));

        Assert.Contains("Kan någon annan?", await scene.PageAsync("Räven", "/uppgifter.json"), StringComparison.Ordinal);
        // What somebody wrote goes when they go, and a contact who has left gets nothing.
        await scene.Verb<EraseMe>().RunAsync(scene.By("Räven"), default);
        Assert.Equal(1, await scene.Host.ReadAsync(db => db.Set<OrganiserMessage>().CountAsync(row => row.FromId != null)));
        await scene.Verb<Withdraw>().RunAsync(scene.By("Ekorren"), default);
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Igelkotten", "fraga", ("text", "Hej.")));
    }

    [Fact]
    public async Task No_answer_to_a_letter_or_a_calendar_entry_reaches_the_organiser_and_before_the_hand_over_it_does()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.FillAsync();
        Assert.All(await scene.LettersAsync("Räven"), mail => Assert.Equal("kontakt@exempel.se", mail.ReplyTo!.Address));
        await HandOverAsync(scene);
        var may = await scene.MeetingAsync("2030-05-29");
        await scene.SendAsync("Ekorren", "flytta", ("traff", $"{may.Id}"), ("dag", "2030-05-30"), ("fran", "17:00"), ("till", "19:00"));
        await scene.SendAsync("Ekorren", "vard", ("traff", $"{may.Id}"), ("deltagare", await scene.NumberAsync("Räven")));
        scene.Host.Clock.Advance(TimeSpan.FromHours(18));
        var letters = await scene.LettersAsync("Räven");
        Assert.Equal(2, letters.Count);
        Assert.Contains("Skriv till gruppens kontaktperson på din sida, så hittar ni någon annan.", Assert.Single(letters, mail => mail.Subject.StartsWith("Du är värd", StringComparison.Ordinal)).PlainText, StringComparison.Ordinal);
        Assert.Contains("mailto:svara-inte@exempel.se", Assert.Single(letters, mail => mail.Calendar is not null).Calendar!.Text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var mail in letters)
        {
            Assert.Equal("svara-inte@exempel.se", mail.ReplyTo!.Address);
            Assert.DoesNotContain("kontakt@exempel.se", System.Text.Encoding.ASCII.GetString(MimeWriter.Write(mail)) + mail.PlainText + mail.Html + mail.Calendar?.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_system_hands_the_group_over_by_what_the_api_calls_meetings_and_takes_it_back()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.FillAsync();
        var house = await ApiClient.OrganiserAsync(scene.Host);
        var wrong = await PutAsync(MeetingSlug("2030-04-25"));
        Assert.Equal("noSuchMeeting", wrong.Expect(HttpStatusCode.UnprocessableEntity).Code);
        var planned = (await PutAsync(MeetingSlug("2030-04-24"))).Expect(HttpStatusCode.OK);
        Assert.Equal("2030-04-24T13:30:00+02:00", planned["runsItselfFrom"]);
        Assert.Null((await house.SendAsync(HttpMethod.Delete, $"series/{Slug}/hand-over")).Expect(HttpStatusCode.OK)["runsItselfFrom"]);

        Task<ApiAnswer> PutAsync(string from) => house.SendAsync(HttpMethod.Put, $"series/{Slug}/hand-over", $$"""{ "from": "{{from}}", "contact": "{{scene["Ekorren"].Id}}" }""");
    }

    private static Task<Guid> IdAsync(GroupScene scene, string address) => scene.Host.ReadAsync(db => db.Set<Organiser>().Where(row => row.Email == address).Select(row => row.Id).SingleAsync());

    /// <summary>It runs itself since 24 April; Ekorren is the contact.</summary>
    private static async Task<GroupScene> RunsItselfAsync()
    {
        var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.FillAsync();
        await HandOverAsync(scene);
        return scene;
    }

    private static async Task HandOverAsync(GroupScene scene)
    {
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        scene.Room.Desk.SetClock("2030-04-24T16:00");
        await scene.Room.RunAsync();
        scene.Room.Sent.Clear();
    }
}
