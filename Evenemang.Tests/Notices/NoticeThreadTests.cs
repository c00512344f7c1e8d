using System.Text.RegularExpressions;
using Evenemang.Server.Messaging;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>What one person gets over time, from the verbs to the mail.</summary>
public sealed partial class NoticeThreadTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Messages_about_one_sign_up_make_one_thread(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 10 });
        var transport = new RecordingTransport();
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        var who = await scene.SignUpAsync();
        await sweep.RunAsync(CancellationToken.None);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.WithdrawAsync(who);
        await sweep.RunAsync(CancellationToken.None);

        var mails = transport.Mails.ToList();
        Assert.Equal(2, mails.Count);
        Assert.Null(mails[0].InReplyTo);
        Assert.Equal(mails[0].MessageId, mails[1].InReplyTo);
        Assert.Equal([mails[0].MessageId], mails[1].References);
        Assert.Equal(["REQUEST", "CANCEL"], mails.Select(mail => mail.Calendar!.Method));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Each_invitation_and_cancellation_to_a_person_counts_for_more_than_the_one_before(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 10 });
        var transport = new RecordingTransport();
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        var person = scene.Person();
        for (var round = 0; round < 3; round++)
        {
            var who = Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(person));
            await sweep.RunAsync(CancellationToken.None);
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            await scene.WithdrawAsync(who);
            await sweep.RunAsync(CancellationToken.None);
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var calendars = transport.Mails.Select(mail => mail.Calendar!).ToList();
        Assert.Equal(["REQUEST", "CANCEL", "REQUEST", "CANCEL", "REQUEST", "CANCEL"], calendars.Select(calendar => calendar.Method));
        Assert.Single(calendars.Select(calendar => Uid().Match(calendar.Text).Value).Distinct());
        var sequences = calendars.Select(calendar => int.Parse(Sequence().Match(calendar.Text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(sequences.Distinct().Order(), sequences);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Somebody_who_waits_is_told_their_place_and_then_that_they_have_one(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 1 });
        var transport = new RecordingTransport();
        using var sweep = NoticeSweepTests.Sweep(scene, transport);
        var first = await scene.SignUpAsync();
        await scene.SignUpAsync();
        await scene.SignUpAsync();
        await sweep.RunAsync(CancellationToken.None);
        await scene.WithdrawAsync(first);
        await sweep.RunAsync(CancellationToken.None);

        var subjects = transport.Mails.GroupBy(mail => mail.To.Address).ToDictionary(mails => mails.Key, mails => mails.Select(mail => mail.Subject.Split(':')[0]).ToList(), StringComparer.Ordinal);
        Assert.Equal(["Du har en plats", "Du är avanmäld"], subjects["deltagare1@exempel.se"]);
        Assert.Equal(["Du står på väntelistan", "Du har fått en plats"], subjects["deltagare2@exempel.se"]);
        Assert.Equal(["Du står på väntelistan"], subjects["deltagare3@exempel.se"]);
        Assert.Contains("Du är nummer 2 i kön.", transport.Mails.Single(mail => mail.To.Address == "deltagare3@exempel.se").PlainText, StringComparison.Ordinal);
        Assert.All(transport.Mails.Where(mail => mail.Subject.StartsWith("Du står", StringComparison.Ordinal)), mail => Assert.Null(mail.Calendar));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task In_development_the_mail_lies_in_the_folder_soon_after_the_sign_up(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: new Dictionary<string, string> { ["Jobs:Run"] = "true" });
        await host.Store.WriteAsync(
            (db, cancel) =>
            {
                var series = new Series
                {
                    Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.Other, Title = "Filmkväll", Published = true, Registration = new(), CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
                };
                var occurrence = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = "filmkvall", Uid = "uid", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start };
                occurrence.SetDate(Decision.Decided, new(2027, 2, 5, 18, 0, 0), new(2027, 2, 5, 20, 0, 0), null, series.TimeZone);
                occurrence.Publish(ManualClock.Start);
                db.AddRange(series, occurrence);
                return db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var input = new RegisterInput(new SignUpTo.Occurrence("filmkvall"), new() { Name = "Kim", Email = "kim@exempel.se" });
        Assert.IsType<RegisterOutcome.Registered>(await host.Services.GetRequiredService<Register>().RunAsync(input, CancellationToken.None));
        var folder = host.Services.GetRequiredService<MailFolder>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (folder.List().Count == 0) await Task.Delay(20, patience.Token);
        Assert.StartsWith("Du har en plats", Assert.Single(folder.List()).Message.Header("Subject"), StringComparison.Ordinal);
        using var ready = await host.Http.GetAsync("/health/ready");
        Assert.Contains("\"jobs\":\"healthy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("UID:.*")]
    private static partial Regex Uid();

    [GeneratedRegex(@"SEQUENCE:(\d+)")]
    private static partial Regex Sequence();
}
