using System.Net;
using Evenemang.Server.Accounts;
using Evenemang.Server.Events;
using Evenemang.Server.Groups;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Evenemang.Tests.Groups.GroupScene;

namespace Evenemang.Tests.Groups;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>The day from which a group runs itself: who decides it, until when it can be undone, and that nobody at the desk sees its people after that.</summary>
public sealed class HandOverTests
{
    private const string Marker = "Ekorren";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_can_be_decided_anew_and_undone_until_that_meeting_begins(DatabaseKind database)
    {
        await using var scene = await ReadyAsync(database);
        Assert.Equal(HandOverOutcome.Planned, await scene.HandOverAsync("2030-04-24", "Ekorren"));
        Assert.Equal(HandOverOutcome.Planned, await scene.HandOverAsync("2030-05-29", "Räven"));
        Assert.Equal(HandOverOutcome.NoAddress, await scene.HandOverAsync("2030-05-29", "Haren"));
        Assert.Equal([NoticeState.Planned, NoticeState.Void], (await scene.Room.RowsAsync(NoticeKind.GroupContact)).Select(row => row.State).Order());
        var actor = await scene.ActorAsync(scene.Facilitator);
        Assert.Equal(UndoHandOverOutcome.Undone, await scene.Verb<UndoHandOver>().RunAsync(Slug, actor, default));
        Assert.Equal(UndoHandOverOutcome.NotPlanned, await scene.Verb<UndoHandOver>().RunAsync(Slug, actor, default));
        await scene.Room.RunAsync();
        Assert.DoesNotContain(scene.Room.Sent, sent => sent.Mail.Subject.Contains("kontaktperson", StringComparison.Ordinal));

        Assert.Equal(HandOverOutcome.Planned, await scene.HandOverAsync("2030-04-24", "Ekorren"));
        await scene.Room.RunAsync();
        Assert.Equal(UndoHandOverOutcome.UndoneButTold, await scene.Verb<UndoHandOver>().RunAsync(Slug, actor, default));
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        scene.Room.Desk.SetClock("2030-04-24T13:30");
        actor = await scene.ActorAsync(scene.Facilitator);
        Assert.Equal(UndoHandOverOutcome.TooLate, await scene.Verb<UndoHandOver>().RunAsync(Slug, actor, default));
        Assert.Equal(HandOverOutcome.TooLate, await scene.HandOverAsync("2030-05-29", "Räven"));
        Assert.Equal(
            ["group.handOverPlanned", "group.handOverPlanned", "group.handOverPlanned", "group.handOverPlanned", "group.handOverUndone", "group.handOverUndone"],
            await scene.Host.ReadAsync(db => db.AuditEntries.Where(row => row.Action.StartsWith("group.")).Select(row => row.Action).OrderBy(action => action).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_moves_with_its_meeting_until_it_has_come_and_no_move_brings_names_back(DatabaseKind database)
    {
        await using var scene = await ReadyAsync(database);
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        Desk.Done(await scene.Room.Desk.MoveAsync(MeetingSlug("2030-04-24"), new(Desk.At("2030-04-25T17:00"), Desk.At("2030-04-25T19:00"))));
        scene.Room.Desk.SetClock("2030-04-25T16:59");
        Assert.Equal(4, (await SheetAsync(scene, scene.Facilitator))!.Rows.Count);
        scene.Room.Desk.SetClock("2030-04-25T17:01");
        Assert.Empty((await SheetAsync(scene, scene.Facilitator))!.Rows);

        await scene.Room.Desk.MoveAsync(MeetingSlug("2030-04-24"), new(Desk.At("2030-06-05T17:00"), Desk.At("2030-06-05T19:00")));
        await scene.Room.Desk.CancelAsync(MeetingSlug("2030-04-24"), "Prov.");
        Assert.Empty((await SheetAsync(scene, scene.Facilitator))!.Rows);
        Assert.Equal(HandOverOutcome.TooLate, await scene.HandOverAsync("2030-05-29", "Räven"));
    }

    [Fact]
    public async Task Afterwards_nobody_gets_a_name_by_any_query_key_page_or_file()
    {
        await using var scene = await ReadyAsync(DatabaseKind.Sqlite);
        var organiser = await DeskVisit.AccountAsync(scene.Host, "samordnaren@exempel.se", OrganiserRole.Organiser, new Grant(GrantKind.Organiser, scene.SeriesId));
        var administrator = await DeskVisit.AccountAsync(scene.Host, "admin@exempel.se", OrganiserRole.Administrator, new Grant(GrantKind.Organiser, scene.SeriesId));
        var house = await ApiClient.OrganiserAsync(scene.Host);
        var april = MeetingSlug("2030-04-24");
        Assert.Contains(Marker, await SeenAsync(scene, organiser, house, april), StringComparison.Ordinal);
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        scene.Room.Desk.SetClock("2030-04-24T14:00");
        // Something to call people about.
        Desk.Done(await scene.Room.Desk.CancelAsync(MeetingSlug("2030-05-29"), "Lokalen är stängd."));

        foreach (var account in new[] { scene.Facilitator, organiser, administrator })
        {
            Assert.Equal("", string.Concat((await SeenAsync(scene, account, house, april)).Split('\n').Where(line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase))));
            var actor = await scene.ActorAsync(account);
            Assert.Null(await scene.Verb<FindRegistration>().RunAsync(new RegistrationReference.ByOrganiser(scene["Räven"].Id, actor), default));
            Assert.Equal(WithdrawOutcome.NotFound, await scene.Verb<Withdraw>().RunAsync(new RegistrationReference.ByOrganiser(scene["Räven"].Id, actor), default));
            Assert.IsType<RegisterOutcome.Forbidden>(await scene.Verb<Register>().RunAsync(
                new(new SignUpTo.Series(Slug), new() { Name = "Ny" }, RegistrationSource.OnBehalf) { Actor = actor }, default));
            Assert.True(await SheetAsync(scene, account) is { Seats.Confirmed: 4, Rows: [], IsHandedOver: true });
        }
        Assert.Equal(RegistrationState.Confirmed, await scene.StateAsync("Räven"));
        var refused = await house.GetAsync($"occurrences/{april}/registrations");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("Gruppen sköter sig själv nu.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("\"heads\":4", (await house.GetAsync($"series/{Slug}/group")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_writes_three_letters_a_day_and_passes_the_part_on()
    {
        await using var scene = await RunsItselfAsync();
        foreach (var _ in new int[3]) Assert.Equal("/min-anmalan/…/grupp?visa=skickat-delvis", await scene.SendAsync("Ekorren", "skriv", ("text", "Hej på er.")));
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "skriv", ("text", "En gång till.")), StringComparison.Ordinal);
        Assert.Contains("Vänta till i morgon", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith("/min", await scene.SendAsync("Ekorren", "skriv", ("text", "Nästa dag.")), StringComparison.Ordinal);
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "skriv", ("text", " ")), StringComparison.Ordinal);
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "skriv", ("text", new('a', 2001))), StringComparison.Ordinal);

        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "lamna", ("deltagare", await scene.NumberAsync("Haren"))), StringComparison.Ordinal);
        Assert.Equal("/min-anmalan/…?visa=lamnad", await scene.SendAsync("Ekorren", "lamna", ("deltagare", await scene.NumberAsync("Räven"))));
        Assert.StartsWith("303 ", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
        Assert.Contains("Din grupp", await scene.PageAsync("Räven", "/grupp"), StringComparison.Ordinal);
        Assert.Contains(await scene.SubjectsAsync("Räven"), subject => subject.StartsWith("Du är kontaktperson", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_contact_has_left_any_member_may_take_the_part_and_nobody_before()
    {
        await using var scene = await RunsItselfAsync();
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Räven", "kontakt"));
        await scene.Verb<Withdraw>().RunAsync(scene.By("Ekorren"), default);
        Assert.StartsWith("303 ", await scene.PageAsync("Ekorren", "/grupp"), StringComparison.Ordinal);
        Assert.Contains("Gruppen har ingen kontaktperson", await scene.PageAsync("Räven"), StringComparison.Ordinal);
        Assert.DoesNotContain("Gruppen har ingen kontaktperson", await scene.PageAsync("Haren"), StringComparison.Ordinal);
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Haren", "kontakt"));
        Assert.Equal("/min-anmalan/…/grupp?visa=din", await scene.SendAsync("Räven", "kontakt"));
        Assert.Equal("/min-anmalan/…", await scene.SendAsync("Igelkotten", "kontakt"));
        Assert.Contains("Du är gruppens kontaktperson", await scene.PageAsync("Räven"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_moves_and_cancels_meetings_to_come_and_everybody_is_told()
    {
        await using var scene = await RunsItselfAsync();
        var (april, may, june) = (await scene.MeetingAsync("2030-04-24"), await scene.MeetingAsync("2030-05-29"), await scene.MeetingAsync("2030-06-26"));
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "flytta", ("traff", $"{may.Id}"), ("dag", "2030-05-30"), ("fran", "15:30"), ("till", "13:30")), StringComparison.Ordinal);
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "flytta", ("traff", $"{may.Id}"), ("dag", "2030-01-30"), ("fran", "13:30"), ("till", "15:30")), StringComparison.Ordinal);
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "flytta", ("traff", $"{april.Id}"), ("dag", "2030-05-30"), ("fran", "13:30"), ("till", "15:30")), StringComparison.Ordinal);
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "stall-in", ("traff", $"{june.Id}"), ("text", "")), StringComparison.Ordinal);
        Assert.Equal("/min-anmalan/…/grupp?visa=flyttad", await scene.SendAsync("Ekorren", "flytta", ("traff", $"{may.Id}"), ("dag", "2030-05-30"), ("fran", "17:00"), ("till", "19:00")));
        Assert.Equal("/min-anmalan/…/grupp?visa=installd", await scene.SendAsync("Ekorren", "stall-in", ("traff", $"{june.Id}"), ("text", "Midsommar är för nära.")));

        Assert.Equal(Desk.At("2030-05-30T17:00"), (await scene.MeetingAsync("2030-05-29")).Start);
        scene.Host.Clock.Advance(TimeSpan.FromHours(2));
        var subjects = await scene.SubjectsAsync("Räven");
        Assert.Contains(subjects, subject => subject.Contains("30 maj", StringComparison.Ordinal));
        Assert.Contains(subjects, subject => subject.StartsWith("Inställt", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("422 ", await scene.SendAsync("Ekorren", "traff", ("dag", "x"), ("fran", "13:30"), ("till", "15:30")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traff", "'; DROP TABLE \"Series\"; --")]
    [InlineData("deltagare", "9999999999999999999")]
    [InlineData("dag", "0001-01-01")]
    [InlineData("text", "a\0b‮<script>alert(1)</script>\r\nBcc: x@exempel.se")]
    public async Task Hostile_words_in_the_contacts_forms_are_refused_or_harmless(string field, string value)
    {
        await using var scene = await RunsItselfAsync();
        foreach (var act in new[] { "vard", "skriv", "traff", "flytta", "stall-in", "lamna" })
        {
            var answer = await scene.SendAsync("Ekorren", act, (field, value));
            Assert.Matches("^(400 |422 |/min-anmalan/…/grupp)", answer);
            Assert.DoesNotContain("<script>alert", answer, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(await scene.LettersAsync("Räven"), mail => mail.Html?.Contains("<script>", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Requests_are_not_taken_by_a_group_that_runs_itself()
    {
        await using var scene = await ReadyAsync(DatabaseKind.Sqlite, Policy with { JoinUntilMeeting = 9 });
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        Assert.IsType<RegisterOutcome.Registered>(await scene.TryAskAsync("Grävlingen"));
        scene.Room.Desk.SetClock("2030-04-24T13:31");
        Assert.IsType<RegisterOutcome.NotOpen>(await scene.TryAskAsync("Vesslan"));
    }

    [Fact]
    public void A_narrowed_key_stays_without_the_people_of_groups_that_run_themselves()
    {
        var (group, other) = (Guid.NewGuid(), Guid.NewGuid());
        var access = new Access(OrganiserRole.Organiser, [new(GrantKind.Organiser, group), new(GrantKind.Organiser, other)]).Without([group]).Narrowed(readOnly: true, [group, other]);
        Assert.False(access.May(Permission.ReadRegistrations, group, isDiscreet: true));
        Assert.True(access.May(Permission.ReadRegistrations, other, isDiscreet: true));
        Assert.True(access.May(Permission.SeeSeries, group, isDiscreet: true));
        Assert.False(Access.Everything.Without([group]).May(Permission.CheckIn, group, isDiscreet: false));
    }

    /// <summary>Everything the desk and the API say about the group, in one text.</summary>
    private static async Task<string> SeenAsync(GroupScene scene, Guid account, ApiClient house, string occurrence)
    {
        var actor = await scene.ActorAsync(account);
        List<string> seen = [];
        var sheets = new[] { await scene.Verb<FindRegistrations>().OfSeriesAsync(Slug, actor, default), await scene.Verb<FindRegistrations>().OfOccurrenceAsync(occurrence, actor, default) };
        seen.AddRange(sheets.SelectMany(sheet => sheet?.Rows ?? []).Select(row => $"{row.Registration.Name} {row.Registration.Email}"));
        seen.AddRange((await scene.Verb<FindDoor>().RunAsync(occurrence, actor, default))?.People.Select(person => person.Name ?? "") ?? []);
        seen.AddRange((await scene.Verb<ReachedQuery>().RunAsync(MeetingSlug("2030-05-29"), actor, default))?.Acts.SelectMany(act => act.People).Select(person => $"{person.Name} {person.Phone}") ?? []);
        seen.AddRange((await scene.Verb<FindGroup>().RunAsync(Slug, actor, default))?.Members.Select(member => member.Name ?? "") ?? []);
        seen.AddRange((await scene.Verb<FindHistory>().RunAsync(scene["Räven"].Id, actor, default)).Select(line => $"{line} {Marker}"));
        var key = (await scene.Verb<MyApiKeys>().CreateAsync(new($"nyckel {Guid.NewGuid():N}", false, null, scene.Host.Clock.Now.AddDays(1)), actor, default)).Key!.Key;
        foreach (var api in new[] { house, new ApiClient(scene.Host.Http, key) })
        {
            foreach (var path in new[] { $"occurrences/{occurrence}/registrations", $"occurrences/{MeetingSlug("2030-05-29")}/call-list", $"occurrences/{occurrence}/notices", "notices", $"series/{Slug}/participation", $"series/{Slug}/group", $"occurrences/{occurrence}/attendance", $"series/{Slug}", $"occurrences/{occurrence}" })
                seen.Add((await api.GetAsync(path)).Text);
        }
        return string.Join('\n', seen);
    }

    private static async Task<RegistrationSheet?> SheetAsync(GroupScene scene, Guid account) => await scene.Verb<FindRegistrations>().OfSeriesAsync(Slug, await scene.ActorAsync(account), default);

    private static async Task<GroupScene> ReadyAsync(DatabaseKind database, RegistrationPolicy? policy = null)
    {
        var scene = await GroupScene.StartAsync(database, policy);
        await scene.FillAsync();
        return scene;
    }

    /// <summary>It runs itself since 24 April; Ekorren is the contact.</summary>
    private static async Task<GroupScene> RunsItselfAsync()
    {
        var scene = await ReadyAsync(DatabaseKind.Sqlite);
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        scene.Room.Desk.SetClock("2030-04-24T16:00");
        await scene.Room.RunAsync();
        scene.Room.Sent.Clear();
        return scene;
    }
}
