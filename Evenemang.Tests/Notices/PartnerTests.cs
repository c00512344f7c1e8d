using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>Contributors and co-organisers hear of what happens to a day, and nobody else hears how.</summary>
public sealed class PartnerTests
{
    private const string Day = "film-2027-02-10";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task They_are_counted_told_and_called_when_a_day_is_cancelled_by_whoever(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await WriteAsync(desk, new(PartnerRole.Contributor, "Panelen", "panelen@example.se", "031-390 06 41"), new(PartnerRole.Contributor, "Regissören", null, "031-390 06 42"));
        await desk.SignUpAsync(Day, "Kim", "kim@example.se");
        var cancelled = Desk.Done(await desk.CancelAsync(Day, "Projektorn är trasig."));
        // Kim and the panel by letter; the director by telephone; of the association nothing is known.
        Assert.Equal(new Audience(2, 1, 1), cancelled.Told);
        await desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Equal(["kim@example.se", "panelen@example.se"], Mailed(desk, "nställt"));
        Assert.Equal("Panelen Reached, Regissören Call, Filmföreningen Call", await ReachAsync(desk));

        var view = (await desk.Get<ReachedQuery>().RunAsync(Day, Actor.System, default))!;
        var association = view.Acts[0].Of(Reach.Call)[1];
        Assert.NotNull(await desk.Get<TickCall>().RunAsync(view.OccurrenceId, association.RegistrationId, CallOutcome.Reached, Actor.System, default));
        Assert.Equal("Panelen Reached, Regissören Call, Filmföreningen Reached", await ReachAsync(desk));
        Assert.Null(await desk.Get<TickCall>().RunAsync(view.OccurrenceId, Guid.NewGuid(), CallOutcome.Reached, Actor.System, default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task They_are_written_to_in_their_language(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, new() { ["Sms:Mode"] = "Folder" });
        await WriteAsync(desk, new(PartnerRole.Contributor, "Panelen", "panelen@example.se", "070-174 06 41", "en"), new(PartnerRole.Contributor, "Regissören", "regissoren@example.se", null, "??"));
        Assert.Equal(["en", "sv", "sv"], (await desk.Get<FindPartners>().RunAsync(Day, Actor.System, default))!.Select(one => one.Language));
        Desk.Done(await desk.CancelAsync(Day, "Projektorn är trasig."));
        await desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Equal(["panelen@example.se"], Mailed(desk, "Cancelled:"));
        Assert.Equal(["regissoren@example.se"], Mailed(desk, "Inställt:"));
        var letter = Directory.GetFiles(desk.Host.MailFolder, "*.eml").Select(path => Server.Messaging.MimeReader.Read(File.ReadAllText(path))).Single(mail => mail.Header("Content-Language") == "en");
        Assert.Contains($"/en/evenemang/{Day}", letter.TextOf("text/plain")!, StringComparison.Ordinal);
        Assert.Contains("Cancelled", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(desk.Host.Folder, "sms"), "*.sms.json"))), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_move_that_is_taken_back_before_its_letter_left_tells_them_nothing(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        await WriteAsync(desk, new PartnerAddress(PartnerRole.Contributor, "Panelen", "panelen@example.se", null));
        Desk.Done(await desk.MoveAsync(Day, new(Desk.At("2027-02-11T18:00"), Desk.At("2027-02-11T20:00"))));
        Desk.Done(await desk.MoveAsync(Day, new(Desk.At("2027-02-10T18:00"), Desk.At("2027-02-10T20:00"))));
        desk.SetClock("2027-02-01T12:00");
        await desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Empty(Mailed(desk, ""));
        Desk.Done(await desk.MoveAsync(Day, new(Desk.At("2027-02-12T18:00"), Desk.At("2027-02-12T20:00"))));
        desk.SetClock("2027-02-01T13:00");
        await desk.Get<NoticeSweep>().RunAsync(default);
        Assert.Equal(["panelen@example.se"], Mailed(desk, ""));
    }

    [Fact]
    public async Task Somebody_who_has_signed_up_too_gets_one_letter()
    {
        await using var desk = await OpenAsync(DatabaseKind.Sqlite);
        await WriteAsync(desk, new PartnerAddress(PartnerRole.Contributor, "Panelen", "Panelen@example.se", null));
        await desk.SignUpAsync(Day, "Panelen", "panelen@example.se");
        Assert.Equal(1, Desk.Done(await desk.CancelAsync(Day, "Projektorn är trasig.")).Told.Email);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Their_addresses_lie_encrypted_and_go_some_time_after_the_day(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database, new() { ["Retention:Enabled"] = "true", ["Retention:Decision"] = "KS 2026/123 § 4" });
        await WriteAsync(desk, new(PartnerRole.Contributor, "Panelen", "panelen@example.se", null), new(PartnerRole.CoOrganiser, "Filmföreningen", null, "031-390 06 43"));
        var raw = await desk.Host.ReadAsync(db => db.Database.SqlQueryRaw<string>("""SELECT COALESCE("Email", "Phone", '') || "Name" AS "Value" FROM "Partners" """).ToListAsync());
        Assert.All(raw, text => Assert.DoesNotMatch("anelen|ilmf|3906|390 06|example", text));

        var retention = desk.Get<ApplyRetention>();
        desk.SetClock("2027-03-11T12:00");
        Assert.Equal(0, (await retention.RunAsync(default)).Contacts);
        // Another day is to come: the association stays for that.
        await desk.AddAsync("film", new() { Date = new DateEdit(Decision.Decided, Desk.At("2027-03-20T18:00"), Desk.At("2027-03-20T20:00")) });
        desk.SetClock("2027-03-13T12:00");
        // The panel, and the director of whom the name alone was kept.
        Assert.Equal((2, 2), ((await retention.PreviewAsync(default)).Contacts, (await retention.RunAsync(default)).Contacts));
        Assert.Equal(PartnerRole.CoOrganiser, (await desk.Host.ReadAsync(db => db.Set<Partner>().SingleAsync(row => row.Email != null || row.Phone != null))).Role);
        desk.SetClock("2027-04-21T12:00");
        await retention.RunAsync(default);
        Assert.Empty(await desk.Host.ReadAsync(db => db.Set<Partner>().ToListAsync()));
    }

    [Fact]
    public async Task Whoever_is_not_announced_any_more_is_erased_with_the_next_saving()
    {
        await using var desk = await OpenAsync(DatabaseKind.Sqlite);
        await WriteAsync(desk, new PartnerAddress(PartnerRole.Contributor, "Panelen", "panelen@example.se", null));
        Desk.Done(await desk.EditAsync(Day, new() { Contributors = new(Array.Empty<Contributor>()) }));
        Assert.Equal(["Filmföreningen"], (await desk.Get<FindPartners>().RunAsync(Day, Actor.System, default))!.Select(one => one.Name));
        await WriteAsync(desk);
        Assert.Equal("Filmföreningen", Assert.Single(await desk.Host.ReadAsync(db => db.Set<Partner>().ToListAsync())).Name);
        var wrong = await desk.Get<EditPartners>().RunAsync(Day, [new(PartnerRole.CoOrganiser, "Filmföreningen", "ingen adress", "ring")], Actor.System, default);
        Assert.Equal(["partners[0].email", "partners[0].phone"], Assert.IsType<EditPartnersOutcome.Invalid>(wrong).Problems.Select(problem => problem.Field));
    }

    private static async Task<Desk> OpenAsync(DatabaseKind database, Dictionary<string, string>? settings = null)
    {
        Desk desk = new(await TestHost.StartAsync(database, WallClock.ToUtc(Desk.At("2027-02-01T10:00"), "Europe/Stockholm"), settings));
        await desk.CreateAsync(EventKind.Other, new() { Title = "Film", Registration = new RegistrationPolicy { Capacity = 50 }, CoOrganisers = new(new[] { "Filmföreningen" }) }, "film");
        await desk.AddAsync("film", new()
        {
            Date = new DateEdit(Decision.Decided, Desk.At("2027-02-10T18:00"), Desk.At("2027-02-10T20:00")),
            Contributors = new(new Contributor[] { new("Panelen"), new("Regissören") }),
        });
        return desk;
    }

    private static async Task WriteAsync(Desk desk, params PartnerAddress[] addresses) =>
        Assert.IsType<EditPartnersOutcome.Done>(await desk.Get<EditPartners>().RunAsync(Day, addresses, Actor.System, default));

    private static async Task<string> ReachAsync(Desk desk) => string.Join(", ", (await desk.Get<ReachedQuery>().RunAsync(Day, Actor.System, default))!.Acts[0].People
        .Where(person => person.Partner is not null).Select(person => $"{person.Name} {person.Verdict.Reach}"));

    private static IEnumerable<string> Mailed(Desk desk, string subject) => (Directory.Exists(desk.Host.MailFolder) ? Directory.GetFiles(desk.Host.MailFolder, "*.eml") : [])
        .Select(path => Server.Messaging.MimeReader.Read(File.ReadAllText(path))).Where(mail => mail.Header("Subject").Contains(subject, StringComparison.Ordinal))
        .Select(mail => mail.Header("To").Trim('<', '>')).Order(StringComparer.Ordinal);
}
