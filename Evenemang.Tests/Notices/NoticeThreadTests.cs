using System.Text.RegularExpressions;
using Evenemang.Server.Registrations;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;

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

    [GeneratedRegex("UID:.*")]
    private static partial Regex Uid();

    [GeneratedRegex(@"SEQUENCE:(\d+)")]
    private static partial Regex Sequence();
}
