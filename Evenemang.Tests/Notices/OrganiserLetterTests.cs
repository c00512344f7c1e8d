using System.Net;
using Evenemang.Server.Accounts;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>What organisers write, look at before, and hear about.</summary>
public sealed class OrganiserLetterTests
{
    private const string Slug = "mote-2027-02-10";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_message_goes_to_the_chosen_once_each_and_is_previewed_first(DatabaseKind database)
    {
        await using var room = await OpenAsync(database, capacity: 2);
        await room.Desk.SignUpAsync(Slug, "Kim", "kim@exempel.se");
        await room.Desk.SignUpAsync(Slug, "Robin", null, phone: "070-174 06 05");
        await room.Desk.SignUpAsync(Slug, "Väntar", "vantar@exempel.se");
        await room.RunAsync();
        var input = new MessageInput(Slug, "Ta med en filt", "Det blir svalt.\nVi har soppa.", [RegistrationState.Confirmed]);
        Assert.Equal(new(1, 1, 0), Assert.IsType<SendMessageOutcome.Owed>(await room.Desk.Get<SendMessage>().PreviewAsync(input, Desk.Organiser, default)).Told);
        Assert.Empty(await room.RowsAsync(NoticeKind.OrganiserMessage));
        Assert.IsType<SendMessageOutcome.Owed>(await room.Desk.Get<SendMessage>().RunAsync(input, Desk.Organiser, default));
        await room.RunAsync();
        Assert.Equal(["01 10.00 Ta med en filt"], room.Got("kim@exempel.se"));
        Assert.Contains("Vi har soppa.", room.Sent[^1].Mail.PlainText, StringComparison.Ordinal);
        Assert.Empty(room.Got("vantar@exempel.se"));

        Assert.Equal(["subject", "text", "to"], Assert.IsType<SendMessageOutcome.Invalid>(await room.Desk.Get<SendMessage>().RunAsync(new(Slug, " ", "", []), Desk.Organiser, default)).Problems.Select(problem => problem.Field));
        var stranger = new Actor("Någon") { Access = new(OrganiserRole.Organiser, []) };
        Assert.IsType<SendMessageOutcome.Forbidden>(await room.Desk.Get<SendMessage>().RunAsync(input, stranger, default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_next_host_is_told_once(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        var member = await room.Desk.SignUpAsync(Slug, "Kim", "kim@exempel.se");
        foreach (var _ in new int[2]) Assert.Equal(TellNextHostOutcome.Owed, await room.Desk.Get<TellNextHost>().RunAsync(Slug, member.Id, Desk.Organiser, default));
        await room.RunAsync();
        Assert.Single(room.Sent, sent => sent.Mail.Subject.StartsWith("Du är värd nästa gång", StringComparison.Ordinal));
        Assert.Equal(TellNextHostOutcome.NotFound, await room.Desk.Get<TellNextHost>().RunAsync(Slug, Guid.NewGuid(), Desk.Organiser, default));
        Desk.Done(await room.Desk.CancelAsync(Slug, "Snö"));
        Assert.Equal(TellNextHostOutcome.NotAMember, await room.Desk.Get<TellNextHost>().RunAsync(Slug, member.Id, Desk.Organiser, default));
    }

    [Fact]
    public async Task Every_kind_can_be_previewed_with_a_real_occurrence_in_both_languages_and_nothing_is_owed()
    {
        await using var room = await OpenAsync(DatabaseKind.Sqlite);
        foreach (var kind in Enum.GetValues<NoticeKind>().Where(kind => !WeatherRendering.Takes(kind) && !ItemRendering.Takes(kind) && kind is not NoticeKind.FreshLinks))
        {
            foreach (var language in new[] { "sv", "en" })
            {
                var letter = await room.Desk.Get<PreviewNotice>().RunAsync(Slug, kind, language, Desk.Organiser, default);
                Assert.NotNull(letter);
                Assert.Contains(letter.Subject, WebUtility.HtmlDecode(letter.Html), StringComparison.Ordinal);
                Assert.Contains($"lang=\"{language}\"", letter.Html, StringComparison.Ordinal);
            }
        }
        Assert.Null(await room.Desk.Get<PreviewNotice>().RunAsync("finns-inte", NoticeKind.Reminder, "sv", Desk.Organiser, default));
        Assert.Null(await room.Desk.Get<PreviewNotice>().RunAsync(Slug, NoticeKind.Reminder, "sv", new Actor("Någon") { Access = new(OrganiserRole.Organiser, []) }, default));
        Assert.Equal(0, await room.Desk.Host.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Fact]
    public async Task A_test_letter_is_marked_and_leaves_no_row()
    {
        await using var room = await OpenAsync(DatabaseKind.Sqlite);
        var test = room.Desk.Get<SendTestNotice>();
        Assert.Equal(SendTestNoticeOutcome.Sent, await test.RunAsync(Slug, NoticeKind.Reminder, "sv", "arrangor@exempel.se", Desk.Organiser, default));
        Assert.Equal(SendTestNoticeOutcome.BadAddress, await test.RunAsync(Slug, NoticeKind.Reminder, "sv", "a@b, c@d", Desk.Organiser, default));
        Assert.Equal(SendTestNoticeOutcome.NotFound, await test.RunAsync("finns-inte", NoticeKind.Reminder, "sv", "arrangor@exempel.se", Desk.Organiser, default));
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(room.Desk.Host.MailFolder, "*.eml", SearchOption.AllDirectories)));
        Assert.Contains("Subject: =?utf-8?", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("arrangor@exempel.se", mail, StringComparison.Ordinal);
        Assert.Equal(0, await room.Desk.Host.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_holds_the_series_hears_of_letters_that_failed_once_a_day_at_most(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await room.Desk.SignUpAsync(Slug, "Kim", "kim@exempel.se");
        await room.Desk.SignUpAsync(Slug, "Robin", "robin@exempel.se");
        var organiser = await AddOrganiserAsync(room);
        await FailAsync(room, 1);
        await room.RunAsync();
        await room.RunAsync();
        Assert.Equal(["Ett brev kom inte fram: Möte"], Reports(room));
        await FailAsync(room, 1);
        await room.PassAsync("2027-02-02T09:00", everyMinutes: 60);
        Assert.Single(Reports(room));
        await room.PassAsync("2027-02-03T09:00", everyMinutes: 60);
        Assert.Equal(["Ett brev kom inte fram: Möte", "2 brev kom inte fram: Möte"], Reports(room));
        Assert.All(await room.RowsAsync(NoticeKind.FailedReport), row => Assert.Equal(organiser, row.OrganiserId));
    }

    [Fact]
    public async Task Settings_are_read_and_written_over_the_api_by_organisers_only()
    {
        await using var room = await OpenAsync(DatabaseKind.Sqlite);
        var api = await ApiClient.OrganiserAsync(room.Desk.Host);
        const string settings = """{ "reminders": [{ "unit": "hours", "amount": 3, "at": null }], "summonsDaysBefore": 5, "kinds": [{ "kind": "reminder", "isOff": false, "swedish": "Hej {titel}", "english": null }] }""";
        var answer = (await api.PatchAsync($"series/{PostRoom.Meeting}", $$"""{ "notices": {{settings}} }""")).Expect(HttpStatusCode.OK);
        Assert.Equal((5, 3, "hours", "Hej {titel}"), (
            answer.Json.GetProperty("notices").GetProperty("summonsDaysBefore").GetInt32(),
            answer.Json.GetProperty("notices").GetProperty("reminders")[0].GetProperty("amount").GetInt32(),
            answer.Json.GetProperty("notices").GetProperty("reminders")[0].GetProperty("unit").GetString(),
            answer.Json.GetProperty("notices").GetProperty("kinds")[0].GetProperty("swedish").GetString()));
        var wrong = (await api.PatchAsync($"series/{PostRoom.Meeting}", """{ "notices": { "kinds": [{ "kind": "reminder", "swedish": "Hej {namn}" }, { "kind": "occurrenceCancelled", "isOff": true }] } }""")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["notices.kinds[0].swedish", "notices.kinds[1].isOff"], wrong.Json.GetProperty("errors").EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            "Vi kan inte fylla i {namn}. Så här kan du skriva: {titel}, {tema}, {datum}, {tid}, {plats}, {länk}.",
            wrong.Json.GetProperty("errors").GetProperty("notices.kinds[0].swedish")[0].GetString());
        var open = (await new ApiClient(room.Desk.Host.Http).GetAsync($"series/{PostRoom.Meeting}")).Expect(HttpStatusCode.OK);
        Assert.False(open.Json.TryGetProperty("notices", out _));
    }

    private static async Task<PostRoom> OpenAsync(DatabaseKind database, int capacity = 20)
    {
        var room = await PostRoom.OpenAsync(database, "2027-02-01T10:00");
        await room.AddAsync("2027-02-10T13:30", PostRoom.Remind(), policy: new() { Capacity = capacity });
        return room;
    }

    private static List<string> Reports(PostRoom room) => [.. room.Sent.Where(sent => sent.Mail.To.Address == "arrangor@exempel.se").Select(sent => sent.Mail.Subject)];

    private static Task<Guid> AddOrganiserAsync(PostRoom room) => room.Desk.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var organiser = new Organiser { Id = Guid.CreateVersion7(), DisplayName = "Arrangören", UserName = "arrangor@exempel.se", Email = "arrangor@exempel.se", Role = OrganiserRole.Organiser, CreatedAt = room.Desk.Host.Clock.Now };
            db.Add(organiser);
            var series = await db.Series.Select(row => row.Id).SingleAsync(cancel);
            db.Add(new SeriesGrant { Id = Guid.CreateVersion7(), OrganiserId = organiser.Id, SeriesId = series, Kind = GrantKind.Organiser, GrantedAt = room.Desk.Host.Clock.Now });
            await db.SaveChangesAsync(cancel);
            return organiser.Id;
        },
        CancellationToken.None);

    private static Task<int> FailAsync(PostRoom room, int count) => room.Desk.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var ids = await db.Notices.Where(row => row.Kind == NoticeKind.Confirmed && row.State != NoticeState.Failed).Select(row => row.Id).Take(count).ToListAsync(cancel);
            return await db.Notices.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Failed), cancel);
        },
        CancellationToken.None);
}
