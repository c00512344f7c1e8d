using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Api;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Privacy;

public sealed class EraseOrganiserTests
{
    private const string Name = "Ada Adminmarke";
    private const string Address = "adminmarke@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_a_closed_account_that_is_erased_only_its_id_is_left(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var (change, erase) = (scope.ServiceProvider.GetRequiredService<ChangeOrganiser>(), scope.ServiceProvider.GetRequiredService<EraseOrganiser>());
        var id = await DeskVisit.AccountAsync(host, Address, OrganiserRole.Administrator);
        await DeskVisit.AccountAsync(host, "annan@exempel.se", OrganiserRole.Administrator);
        await change.RunAsync(id, new(Name, null, OrganiserRole.Administrator), Actor.System, default);
        var actor = (await scope.ServiceProvider.GetRequiredService<FindAccess>().OfAsync(id, default))!.Actor;
        await scope.ServiceProvider.GetRequiredService<HoldRetention>().RunAsync("frukostar", "En tvist", actor, default);
        await scope.ServiceProvider.GetRequiredService<Server.Events.CancelOccurrence>().RunAsync("frukost", "Inställt.", null, actor, default);
        await scope.ServiceProvider.GetRequiredService<MyApiKeys>().CreateAsync(new("nyckel", false, null, host.Clock.Now.AddDays(1)), actor, default);
        Assert.NotEmpty(await FoundAsync(host));

        Assert.Equal(AccountOutcome.StillOpen, await erase.RunAsync(id, Actor.System, default));
        Assert.Equal(AccountOutcome.Done, await change.CloseAsync(id, Actor.System, default));
        Assert.Equal(AccountOutcome.Forbidden, await erase.RunAsync(id, new Actor("Någon") { Access = Access.Nothing }, default));
        Assert.Equal(AccountOutcome.Done, await erase.RunAsync(id, Actor.System, default));

        Assert.Empty(await FoundAsync(host));
        Assert.Equal(AccountOutcome.NotFound, await erase.RunAsync(id, Actor.System, default));
        var log = await host.ReadAsync(db => db.AuditEntries.ToListAsync());
        Assert.Contains(log, entry => entry.Action == "occurrence.cancelled" && entry.Actor == $"konto {id:N}");
        Assert.Contains(log, entry => entry.Action == "organiser.erased" && entry.Detail == $"konto {id:N}");
        Assert.Equal(0, await erase.RepeatAsync(default));
    }

    [Fact]
    public async Task An_account_that_a_backup_brought_back_is_erased_again_and_nobody_else()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        var (change, erase) = (scope.ServiceProvider.GetRequiredService<ChangeOrganiser>(), scope.ServiceProvider.GetRequiredService<EraseOrganiser>());
        var (one, namesake) = (await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser), await DeskVisit.AccountAsync(host, "namne@exempel.se", OrganiserRole.Organiser));
        foreach (var id in new[] { one, namesake }) await change.RunAsync(id, new(Name, null, OrganiserRole.Organiser), Actor.System, default);
        await change.CloseAsync(one, Actor.System, default);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.Add(new Erasure { SubjectId = one, At = host.Clock.Now });
                return await db.SaveChangesAsync(cancel);
            },
            default);
        Assert.Equal(1, await erase.RepeatAsync(default));
        Assert.Equal([namesake], await host.ReadAsync(db => db.Set<Organiser>().Select(row => row.Id).ToListAsync()));
        Assert.All(await host.ReadAsync(db => db.AuditEntries.Where(row => row.AboutId == namesake).Select(row => row.Detail).ToListAsync()), detail => Assert.Equal("Prov Organiser", detail));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_a_namesake_did_keeps_the_name_and_what_the_erased_account_did_loses_every_name_it_had(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await SampleEvents.AddAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (change, erase, access, hold) = (services.GetRequiredService<ChangeOrganiser>(), services.GetRequiredService<EraseOrganiser>(), services.GetRequiredService<FindAccess>(), services.GetRequiredService<HoldRetention>());
        var (one, namesake) = (await DeskVisit.AccountAsync(host, Address, OrganiserRole.Administrator), await DeskVisit.AccountAsync(host, "namne@exempel.se", OrganiserRole.Administrator));
        await change.RunAsync(one, new("Bo Flicknamnsmarke", null, OrganiserRole.Administrator), Actor.System, default);
        await hold.RunAsync("frukostar", "En tvist", (await access.OfAsync(one, default))!.Actor, default);
        foreach (var id in new[] { one, namesake }) await change.RunAsync(id, new(Name, null, OrganiserRole.Administrator), Actor.System, default);
        var (ones, namesakes) = ((await access.OfAsync(one, default))!.Actor, (await access.OfAsync(namesake, default))!.Actor);
        await services.GetRequiredService<Server.Events.CancelOccurrence>().RunAsync("frukost", "Inställt.", null, ones, default);
        await services.GetRequiredService<MyApiKeys>().CreateAsync(new("Adminmarkes nyckel", false, null, host.Clock.Now.AddDays(1)), ones, default);
        await change.RunAsync(one, new(Name, "Stadens kontor", OrganiserRole.Administrator), namesakes, default);
        await hold.RunAsync("frukostar", null, namesakes, default);
        await hold.RunAsync("frukostar", "En tvist till", namesakes, default);
        await change.CloseAsync(one, namesakes, default);

        Assert.Equal(AccountOutcome.Done, await erase.RunAsync(one, namesakes, default));

        var instead = $"konto {one:N}";
        var log = await host.ReadAsync(db => db.AuditEntries.ToListAsync());
        Assert.All(log.Where(entry => entry.ActorId == namesake), entry => Assert.Equal(Name, entry.Actor));
        Assert.All(log.Where(entry => entry.ActorId == one), entry => Assert.Equal(instead, entry.Actor));
        Assert.All(log.Where(entry => entry.AboutId == one), entry => Assert.StartsWith(instead, entry.Detail, StringComparison.Ordinal));
        Assert.Contains(log, entry => entry.AboutId == namesake);
        Assert.DoesNotContain(log, entry => $"{entry.Actor}{entry.Detail}".Contains("Flicknamnsmarke", StringComparison.Ordinal) || entry.Detail == "Adminmarkes nyckel");
        Assert.Equal(["organiser.changed", "organiser.closed", "organiser.erased", "retention.held", "retention.released"], log.Where(entry => entry.Actor == Name).Select(entry => entry.Action).Distinct().Order());
        Assert.Equal((instead, Name), await host.ReadAsync(async db =>
            ((await db.Occurrences.Where(row => row.Slug == "frukost").Select(row => row.CancelledBy).SingleAsync())!, await db.Set<RetentionHold>().Select(row => row.Actor).SingleAsync())));
    }

    /// <summary>Tables that hold the name or the address.</summary>
    private static Task<List<string>> FoundAsync(TestHost host) => host.ReadAsync(async db =>
    {
        List<string> found = [];
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is string text && (text.Contains("Adminmarke", StringComparison.OrdinalIgnoreCase))) found.Add($"{table}.{reader.GetName(column)}");
                }
            }
        }
        return found;
    });
}
