using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>Letters that come back after the mail server had taken them.</summary>
[Collection(nameof(PostfixServer))]
public sealed class BounceTests(LazyPostfix postfix) : IDisposable
{
    private const int MaxTries = 600;
    private const int PollMilliseconds = 50;

    private readonly string _maildir = Directory.CreateTempSubdirectory("evenemang-bounces-").FullName;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_is_behind_an_address_that_came_back_must_be_called_until_there_is_another(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", "kim@exempel.se", "031-390 06 01");
        await scene.SignUpAsync("Robin", "robin@exempel.se", null);
        await scene.SweepAsync();
        await ComeBackAsync(scene, kim, "failed", "5.1.1");
        Assert.Equal(new BouncesRead(1, 0), await ReadAsync(scene));
        Assert.Equal(new BouncesRead(0, 0), await ReadAsync(scene));
        var row = Assert.Single(await scene.Scene.NoticeRowsAsync(kim));
        Assert.Equal((NoticeState.Failed, "bounced 5.1.1", null), (row.State, row.Failure, row.LeaseOwner));
        Assert.Empty(Files("new"));
        Assert.Equal(1, await scene.Host.ReadAsync(db => RaiseFailedReports.Failed(db, scene.Clock.Now).CountAsync()));

        // The next letter is taken by the server once more, and that tells nothing any more.
        await scene.CancelAsync();
        await scene.SweepAsync();
        Assert.Equal("Kim Call Bounced, Robin Reached Letter", await scene.ReachAsync());

        await scene.ReinstateAsync();
        Assert.IsType<ChangeOutcome.Changed>(await scene.Scene.ChangeAsync(kim, new() { Name = "Kim", Email = "kim.ny@exempel.se", Phone = "031-390 06 01" }));
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.CancelAsync();
        await scene.SweepAsync();
        Assert.Equal("Kim Reached Letter, Robin Reached Letter", await scene.ReachAsync());
        Assert.Contains((await scene.Scene.NoticeRowsAsync(kim)), one => one.Failure == Notice.BouncedBefore);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_delay_and_good_news_change_nothing(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", "kim@exempel.se", null);
        await scene.SweepAsync();
        await ComeBackAsync(scene, kim, "delayed", "4.4.1");
        await ComeBackAsync(scene, kim, "delivered", "2.0.0");
        Assert.Equal(new BouncesRead(0, 0), await ReadAsync(scene));
        Assert.Equal("Confirmed Sent", await scene.Scene.NoticesAsync(kim));
        Assert.Empty(Files("new"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_comes_back_before_we_have_written_that_it_left_stands(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", "kim@exempel.se", null);
        var claims = scene.Scene.Verb<NoticeClaims>();
        var claimed = Assert.Single(await claims.ClaimAsync(NoticeChannel.Email, "a sender", 10, scene.Clock.Now, CancellationToken.None));
        await ComeBackAsync(scene, kim, "failed", "5.1.1");
        Assert.Equal(new BouncesRead(1, 0), await ReadAsync(scene));
        await claims.SentAsync(claimed, scene.Clock.Now);
        Assert.Equal("Confirmed Failed", await scene.Scene.NoticesAsync(kim));
    }

    [Fact]
    public async Task Junk_is_put_aside_counted_and_forgotten_after_a_while_and_holds_up_nothing()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var kim = await scene.SignUpAsync("Kim", "kim@exempel.se", null);
        await scene.SweepAsync();
        var own = scene.Host.Services.GetRequiredService<ReturnPaths>().Of((await scene.Scene.NoticeRowsAsync(kim))[0].Id)!.Address;
        await WriteAsync("1", "");
        await WriteAsync("2", "Subject: Jag är på semester\nTo: " + own + "\n\nTillbaka på måndag.");
        await WriteAsync("3", Bounces.Report("studsar+" + new string('a', 36) + "@exempel.se", "failed", "5.1.1"));
        await WriteAsync("4", Bounces.Report("studsar@exempel.se", "failed", "5.1.1"));
        await File.WriteAllBytesAsync(Path.Combine(_maildir, "new", "5"), [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))]);
        await WriteAsync("6", Bounces.Report(own, "failed", "5.1.1") + new string('x', 2 * DeliveryReport.MaxLength));
        Assert.Equal(new BouncesRead(1, 5), await ReadAsync(scene));
        Assert.Equal("Confirmed Failed", await scene.Scene.NoticesAsync(kim));
        Assert.Equal(["1", "2", "3", "4", "5"], Files(BounceFolder.AsideName));
        var folder = scene.Host.Services.GetRequiredService<BounceFolder>();
        Assert.Equal(5, folder.AsideCount);
        Assert.Equal(5, (await scene.Scene.Verb<Evenemang.Server.Jobs.JobsOverview>().RunAsync(Actor.System, CancellationToken.None))!.BouncesAside);
        foreach (var file in Directory.GetFiles(Path.Combine(_maildir, BounceFolder.AsideName))) File.SetLastWriteTimeUtc(file, scene.Clock.Now);
        folder.ForgetOld(scene.Clock.Now.AddDays(29));
        Assert.Equal(5, folder.AsideCount);
        folder.ForgetOld(scene.Clock.Now.AddDays(31));
        Assert.Equal(0, folder.AsideCount);
    }

    [NeedsTheory(Tool.Postfix), OnSqlite, OnPostgreSql]
    public async Task A_real_mail_server_takes_the_letter_sends_it_back_and_the_person_is_called(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, settings: new Dictionary<string, string>
        {
            ["Mail:Mode"] = "Smtp", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{postfix.Server.Port}", ["Mail:Security"] = "None", ["Mail:From"] = "evenemang@example.test",
            ["Mail:ReturnAddress"] = "studs@example.test", ["Mail:BounceFolder"] = postfix.Server.BounceFolder, ["Sms:Mode"] = "None",
        });
        var gone = await scene.SignUpAsync("Kim", "later550@example.test", "031-390 06 01");
        var here = await scene.SignUpAsync("Robin", "robin@example.test", null);
        Assert.Equal(2, await scene.SweepAsync());
        Assert.Equal("Confirmed Sent", await scene.Scene.NoticesAsync(gone));
        var read = new BouncesRead(0, 0);
        for (var tries = 0; read.Failed == 0; tries++)
        {
            Assert.True(tries < MaxTries, "It did not come back.");
            await Task.Delay(PollMilliseconds);
            // What came back to a database before is no letter of this one's, and is put aside.
            read = await ReadAsync(scene);
        }
        var row = Assert.Single(await scene.Scene.NoticeRowsAsync(gone));
        Assert.Equal((NoticeState.Failed, "bounced 5.1.1"), (row.State, row.Failure));
        Assert.Equal("Confirmed Sent", await scene.Scene.NoticesAsync(here));
        await scene.CancelAsync();
        await scene.SweepAsync();
        Assert.Equal("Kim Call Bounced, Robin Reached Letter", await scene.ReachAsync());
    }

    public void Dispose() => Directory.Delete(_maildir, recursive: true);

    private Task<SmsScene> StartAsync(DatabaseKind database)
    {
        Directory.CreateDirectory(Path.Combine(_maildir, "new"));
        return SmsScene.StartAsync(database, settings: new Dictionary<string, string> { ["Mail:ReturnAddress"] = "studsar@exempel.se", ["Mail:BounceFolder"] = _maildir, ["Sms:Mode"] = "None" });
    }

    private static Task<BouncesRead> ReadAsync(SmsScene scene) => scene.Scene.Verb<ReadBounces>().RunAsync(CancellationToken.None);

    private async Task ComeBackAsync(SmsScene scene, RegisterOutcome.Registered who, string action, string status)
    {
        var letter = (await scene.Scene.NoticeRowsAsync(who))[0];
        await WriteAsync($"{Guid.NewGuid():N}", Bounces.Report(scene.Host.Services.GetRequiredService<ReturnPaths>().Of(letter.Id)!.Address, action, status));
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_maildir, "new", name), text);

    private IEnumerable<string> Files(string folder) => Directory.GetFiles(Path.Combine(_maildir, folder)).Select(path => Path.GetFileName(path)!).Order();
}
