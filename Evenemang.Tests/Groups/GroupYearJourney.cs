using System.Text.RegularExpressions;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Evenemang.Tests.Groups.GroupScene;

namespace Evenemang.Tests.Groups;

/// <summary>A whole group's year: from the first who asks to the day nobody's name is left.</summary>
public sealed partial class GroupYearJourney
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_group_waits_starts_is_led_runs_itself_goes_on_and_is_forgotten(DatabaseKind database)
    {
        await using var scene = await GroupScene.StartAsync(database);
        Assert.Equal(10, await scene.Host.ReadAsync(db => db.Occurrences.CountAsync()));

        await NothingIsPromisedBeforeThereAreEnoughAsync(scene);
        await TheThirdMakesItStartAsync(scene);
        await SomebodyJoinsLateAndSomebodyWaitsAsync(scene);
        await SomebodyCannotComeAndSomebodyLeavesAsync(scene);
        await AfterTheThirdMeetingNobodyJoinsAsync(scene);
        await TheGroupIsHandedOverAsync(scene);
        await TheContactRunsItAsync(scene);
        await TheGroupGoesOnOnceMoreAsync(scene);
        await EverybodyIsForgottenAsync(scene);
    }

    private static async Task NothingIsPromisedBeforeThereAreEnoughAsync(GroupScene scene)
    {
        await scene.AskAsync("Ekorren");
        Assert.Equal(["Vi har fått din anmälan: träffar"], await scene.SubjectsAsync("Ekorren"));
        Assert.Equal(DecideRequestOutcome.Confirmed, await scene.ApproveAsync("Ekorren"));
        var kept = Assert.Single(await scene.LettersAsync("Ekorren"));
        Assert.Equal(("Vi har sparat en plats åt dig: träffar", null), (kept.Subject, kept.Calendar));
        Assert.Contains("Gruppen startar när minst 3 har anmält sig.", kept.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("januari", kept.PlainText, StringComparison.Ordinal);
        var place = await scene.PageAsync("Ekorren");
        Assert.Contains("Gruppen har inte startat än. Den startar när minst 3 har anmält sig.", place, StringComparison.Ordinal);
        Assert.DoesNotContain("/kalender/min/", place, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN:VEVENT", await CalendarAsync(scene, "Ekorren"), StringComparison.Ordinal);
        await scene.CallAsync("Haren", "031-390 06 17");
        Assert.Contains("Då ringer vi 031-390 06 17.", await scene.PageAsync("Haren"), StringComparison.Ordinal);
        Assert.Null((await scene.SeriesAsync()).StartConfirmedAt);
    }

    private static async Task TheThirdMakesItStartAsync(GroupScene scene)
    {
        await scene.JoinAsync("Igelkotten");
        Assert.Equal(scene.Host.Clock.Now, (await scene.SeriesAsync()).StartConfirmedAt);
        foreach (var alias in new[] { "Ekorren", "Igelkotten" })
        {
            var letter = Assert.Single(await scene.LettersAsync(alias), mail => !mail.Subject.StartsWith("Vi har fått", StringComparison.Ordinal));
            Assert.Equal("Det blir av: träff onsdag 30 januari", letter.Subject);
            Assert.Equal(("PUBLISH", 10), (letter.Calendar!.Method, EventCount().Count(letter.Calendar.Text)));
        }
        Assert.Equal(10, EventCount().Count(await CalendarAsync(scene, "Ekorren")));
        await scene.JoinAsync("Räven");
        Assert.Equal(["Du har en plats: träff onsdag 30 januari"], await scene.SubjectsAsync("Räven"));
    }

    private static async Task SomebodyJoinsLateAndSomebodyWaitsAsync(GroupScene scene)
    {
        await scene.PassAsync("2030-01-29T16:00");
        Assert.Equal(["Påminnelse: träff onsdag 30 januari"], await scene.SubjectsAsync("Ekorren"));
        await scene.PassAsync("2030-02-05T16:00");
        await scene.JoinAsync("Lodjuret");
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync("Lodjuret"));
        Assert.Equal(9, EventCount().Count((await scene.LettersAsync("Lodjuret"))[^1].Calendar!.Text));
        await scene.JoinAsync("Tranan");
        await scene.JoinAsync("Vesslan");
        Assert.Equal((RegistrationState.Waitlisted, RegistrationState.Waitlisted), (await scene.StateAsync("Tranan"), await scene.StateAsync("Vesslan")));
    }

    private static async Task SomebodyCannotComeAndSomebodyLeavesAsync(GroupScene scene)
    {
        var march = await scene.MeetingAsync("2030-03-27");
        Assert.Equal(AbsenceOutcome.Done, await scene.Verb<ReportAbsence>().RunAsync(scene.By("Räven"), march.Id, default));
        await scene.PassAsync("2030-03-01T16:00");
        Assert.Equal(WithdrawOutcome.Withdrawn, await scene.Verb<Withdraw>().RunAsync(scene.By("Igelkotten"), default));
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waitlisted), (await scene.StateAsync("Tranan"), await scene.StateAsync("Vesslan")));
        await scene.SubjectsAsync("Räven");
        await scene.PassAsync("2030-03-27T10:00");
        Assert.Empty(await scene.SubjectsAsync("Räven"));
        Assert.Equal(["Påminnelse: träff onsdag 27 februari", "Påminnelse: träff onsdag 27 mars"], await scene.SubjectsAsync("Ekorren"));
    }

    private static async Task AfterTheThirdMeetingNobodyJoinsAsync(GroupScene scene)
    {
        await scene.PassAsync("2030-03-27T13:30");
        var closed = Assert.IsType<RegisterOutcome.NotOpen>(await scene.TryAskAsync("Grävlingen"));
        Assert.Equal(SignUpWindowState.Started, closed.Window.State);
        Assert.Contains("Man kunde gå med till och med träff 3.", System.Net.WebUtility.HtmlDecode(await scene.Host.Http.GetStringAsync($"/serier/{Slug}/anmalan")), StringComparison.Ordinal);
    }

    private static async Task TheGroupIsHandedOverAsync(GroupScene scene)
    {
        await scene.PassAsync("2030-03-28T16:00");
        Evenemang.Tests.Events.Desk.Done(await scene.Room.Desk.EditAsync(MeetingSlug("2030-05-29"), new() { Theme = "Kapitel 5: Att vila" }));
        Assert.Contains("Kapitel 5: Att vila", await scene.PageAsync("Räven"), StringComparison.Ordinal);
        var found = (await scene.Verb<Evenemang.Server.Groups.FindGroup>().RunAsync(Slug, await scene.ActorAsync(scene.Facilitator), default))!;
        Assert.Equal(MeetingSlug("2030-04-24"), found.Proposed!.Slug);
        Assert.Equal(["Ekorren", "Haren", "Räven", "Lodjuret", "Tranan"], found.Members.Select(member => member.Name));
        Assert.Equal(Evenemang.Server.Groups.HandOverOutcome.Planned, await scene.HandOverAsync("2030-04-24", "Ekorren"));
        var told = Assert.Single(await scene.LettersAsync("Ekorren"), mail => mail.Subject.StartsWith("Du är", StringComparison.Ordinal));
        Assert.Equal("Du är kontaktperson: träffar", told.Subject);
        Assert.Contains("Du är gruppens kontaktperson från och med onsdag 24 april.", told.PlainText, StringComparison.Ordinal);
        Assert.StartsWith("303 ", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);

        await scene.PassAsync("2030-04-24T13:29");
        Assert.Equal(7, (await ListedAsync(scene)).Rows.Count);
        await scene.PassAsync("2030-04-24T13:30");
        var hidden = await ListedAsync(scene);
        Assert.True(hidden is { IsHandedOver: true, Rows: [], Seats.Confirmed: 5 });
    }

    private static async Task TheContactRunsItAsync(GroupScene scene)
    {
        var may = await scene.MeetingAsync("2030-05-29");
        Assert.Equal(AbsenceOutcome.Done, await scene.Verb<ReportAbsence>().RunAsync(scene.By("Räven"), may.Id, default));
        var page = await scene.PageAsync("Ekorren", "/grupp");
        Assert.Contains("Kan inte komma: Räven", page, StringComparison.Ordinal);
        Assert.Contains("Kapitel 5: Att vila", page, StringComparison.Ordinal);
        Assert.Contains("Haren", page, StringComparison.Ordinal);
        foreach (var secret in new[] { "ekorren@", "raven@", "lodjuret@", "tranan@", "06 17", "Igelkotten", "Vesslan", "Självhjälp" }) Assert.DoesNotContain(secret, page, StringComparison.Ordinal);

        await scene.SubjectsAsync("Tranan");
        Assert.Equal("/min-anmalan/…/grupp?visa=vard", await scene.SendAsync("Ekorren", "vard", ("traff", $"{may.Id}"), ("deltagare", await scene.NumberAsync("Tranan"))));
        await scene.PassAsync("2030-04-25T16:00");
        Assert.Equal(["Du är värd nästa gång: träff onsdag 29 maj"], await scene.SubjectsAsync("Tranan"));
        Assert.Contains("Värd: Tranan", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);

        Assert.Equal("/min-anmalan/…/grupp?visa=skickat-delvis", await scene.SendAsync("Ekorren", "skriv", ("text", "Ta med boken.\nVi läser kapitel 5.")));
        await scene.PassAsync("2030-04-26T16:00");
        var letter = Assert.Single(await scene.LettersAsync("Räven"), mail => mail.Subject.StartsWith("Meddelande", StringComparison.Ordinal));
        Assert.Equal(("Meddelande: träff onsdag 29 maj", "Bokning", "svara-inte@exempel.se"), (letter.Subject, letter.From.Name, letter.ReplyTo?.Address));
        Assert.Contains("Gruppens kontaktperson skriver:", letter.PlainText, StringComparison.Ordinal);
        Assert.Contains("Vi läser kapitel 5.", letter.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("ekorren", letter.PlainText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await scene.SubjectsAsync("Vesslan"), subject => subject.StartsWith("Meddelande", StringComparison.Ordinal));

        // The time for joining is over: a seat that is given back stays free.
        await scene.PassAsync("2030-06-03T16:00");
        Assert.Equal(WithdrawOutcome.Withdrawn, await scene.Verb<Withdraw>().RunAsync(scene.By("Lodjuret"), default));
        Assert.Equal(RegistrationState.Waitlisted, await scene.StateAsync("Vesslan"));
        Assert.Contains("Gruppen tar inte emot fler.", await scene.PageAsync("Vesslan"), StringComparison.Ordinal);
    }

    private static async Task TheGroupGoesOnOnceMoreAsync(GroupScene scene)
    {
        await scene.PassAsync("2030-10-30T16:00");
        Assert.Contains("Det finns inga fler träffar.", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
        await scene.LettersAsync("Tranan");
        Assert.Equal("/min-anmalan/…/grupp?visa=ny-traff", await scene.SendAsync("Ekorren", "traff", ("dag", "2030-11-27"), ("fran", "13:30"), ("till", "15:30")));
        await scene.PassAsync("2030-10-31T16:00");
        Assert.Contains("Vi träffas en gång till: onsdag 27 november", Assert.Single(await scene.LettersAsync("Tranan")).PlainText, StringComparison.Ordinal);
        Assert.Contains("Onsdag 27 november", await scene.PageAsync("Tranan"), StringComparison.Ordinal);
        await scene.PassAsync("2030-11-26T16:00");
        Assert.Equal(["Påminnelse: träff onsdag 27 november"], await scene.SubjectsAsync("Tranan"));
    }

    private static async Task EverybodyIsForgottenAsync(GroupScene scene)
    {
        var options = new RetentionOptions { Enabled = true, Decision = "SN 2029/17 § 3" };
        var retention = new ApplyRetention(scene.Host.Store, scene.Host.Services.GetRequiredService<IDbContextFactory<EvenemangDb>>(), options, scene.Host.Clock);
        await scene.PassAsync("2030-12-26T16:00");
        await retention.RunAsync(default);
        Assert.Equal("Ekorren", (await scene.RowAsync("Ekorren")).Name);
        await scene.PassAsync("2030-12-28T16:00");
        await retention.RunAsync(default);
        Assert.All(await scene.Host.ReadAsync(db => db.Registrations.AsNoTracking().ToListAsync()), row => Assert.Equal((null, null, null, null), (row.Name, row.Email, row.Phone, row.AddressHash)));
        Assert.Empty(await scene.Host.ReadAsync(db => db.Set<Evenemang.Server.Notices.OrganiserMessage>().ToListAsync()));
        Assert.StartsWith("303 ", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
    }

    private static async Task<RegistrationSheet> ListedAsync(GroupScene scene)
    {
        var sheet = await scene.Verb<FindRegistrations>().OfSeriesAsync(Slug, await scene.ActorAsync(scene.Facilitator), default);
        Assert.NotNull(sheet);
        return sheet;
    }

    private static async Task<string> CalendarAsync(GroupScene scene, string alias) => await scene.Host.Http.GetStringAsync($"/kalender/min/{scene[alias].CalendarToken}.ics");

    [GeneratedRegex("BEGIN:VEVENT")]
    private static partial Regex EventCount();
}
