using System.Text;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Persistence;

/// <summary>What is personal lies encrypted in the database, whatever path it was written on, and its keys can be changed.</summary>
public sealed class PersonalDataTests
{
    private const string Marker = "Mårkördotter";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task No_name_address_number_or_answer_stands_readable_in_any_column(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await AddAsync(host);
        foreach (var column in await TextsAsync(host)) Assert.DoesNotContain(Marker, column, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(await TextsAsync(host), column => column.StartsWith("\u001E1", StringComparison.Ordinal));
        var row = await host.ReadAsync(db => db.Registrations.SingleAsync());
        Assert.Equal(("Alva " + Marker, $"{Marker}@example.se", "031-390 06 11", "Lag " + Marker, "Glutenfritt " + Marker), (row.Name, row.Email, row.Phone, row.TeamName, row.Answers["kost"]));
    }

    [Fact]
    public async Task Two_applications_with_keys_of_their_own_live_in_one_process()
    {
        await using var one = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await using var two = await TestHost.StartAsync(DatabaseKind.Sqlite);
        foreach (var host in new[] { one, two, one, two })
        {
            await AddAsync(host);
            Assert.All(await host.ReadAsync(db => db.Registrations.Select(row => row.Name).ToListAsync()), name => Assert.Equal("Alva " + Marker, name));
        }
    }

    [Fact]
    public async Task Comparing_with_personal_data_in_a_query_is_a_mistake_that_shows()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => host.ReadAsync(db => db.Registrations.CountAsync(row => row.Email == Marker)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task After_a_new_key_the_old_one_can_be_thrown_away(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await AddAsync(host);
        var before = await TextsAsync(host);
        Assert.Equal(1, await host.Services.GetRequiredService<RotateKeys>().RunAsync(CancellationToken.None));
        var after = await TextsAsync(host);
        Assert.Empty(before.Where(text => text.StartsWith('\u001E')).Intersect(after));

        var manager = host.Services.GetRequiredService<IKeyManager>();
        var newest = manager.GetAllKeys().MaxBy(key => key.ActivationDate)!;
        foreach (var file in Directory.GetFiles(Path.Combine(host.Folder, "keys", "data-protection"), "key-*.xml").Where(file => !file.Contains($"{newest.KeyId}", StringComparison.Ordinal))) File.Delete(file);
        // Another host on the same database and keys: it has never seen the old key.
        await using var again = await TestHost.StartOnAsync(database, Connection(host), CopyOfKeys(host));
        Assert.Equal(0, await again.Services.GetRequiredService<RenewEncryption>().RunAsync(CancellationToken.None));
        Assert.All(await again.ReadAsync(db => db.Registrations.ToListAsync()), row => Assert.Equal(("Alva " + Marker, "Glutenfritt " + Marker), (row.Name, row.Answers["kost"])));
    }

    [Fact]
    public async Task Rows_from_before_there_was_encryption_are_read_and_then_encrypted()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await AddAsync(host);
        await host.Store.WriteAsync((db, cancel) => db.Database.ExecuteSqlAsync($$"""UPDATE "Registrations" SET "Name" = 'Klartext', "Answers" = '{"kost":"Klar text"}'""", cancel), CancellationToken.None);
        Assert.Equal("Klartext", (await host.ReadAsync(db => db.Registrations.SingleAsync())).Name);
        Assert.Equal(1, await host.Services.GetRequiredService<RenewEncryption>().RunAsync(CancellationToken.None));
        Assert.DoesNotContain(await TextsAsync(host), text => text.Contains("Klar", StringComparison.Ordinal));
        var row = await host.ReadAsync(db => db.Registrations.SingleAsync());
        Assert.Equal(("Klartext", "Klar text"), (row.Name, row.Answers["kost"]));
    }

    [Fact]
    public void The_hash_that_look_ups_go_by_depends_on_the_key()
    {
        var (one, two) = (new Secrets(new byte[32]), new Secrets([.. Enumerable.Repeat((byte)1, 32)]));
        Assert.Equal(one.AddressHash("Alva@Example.se "), one.AddressHash("alva@example.se"));
        Assert.NotEqual(one.AddressHash("alva@example.se"), two.AddressHash("alva@example.se"));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("address|alva@example.se")), one.AddressHash("alva@example.se"));
    }

    private static string Connection(TestHost host) => host.Services.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContext().Database.GetConnectionString()!;

    /// <summary>A folder that the second host may delete when it stops, with the same keys.</summary>
    private static string CopyOfKeys(TestHost host)
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-test-").FullName;
        var (from, to) = (Path.Combine(host.Folder, "keys"), Path.Combine(folder, "keys"));
        Directory.CreateDirectory(Path.Combine(to, "data-protection"));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        return folder;
    }

    /// <summary>One registration by the direct path, one changed through the change tracker would be the same columns.</summary>
    private static async Task AddAsync(TestHost host)
    {
        var id = Guid.CreateVersion7();
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var series = await db.Series.FirstOrDefaultAsync(cancel);
                if (series is null) db.Series.Add(series = new() { Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.Other, Title = "Serie", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start });
                await db.SaveChangesAsync(cancel);
                Registration registration = new()
                {
                    Id = id, SeriesId = series.Id, TargetId = series.Id, Number = await db.Registrations.CountAsync(cancel) + 1, State = RegistrationState.Confirmed,
                    Name = "Alva " + Marker, Email = $"{Marker}@example.se", Phone = "031-390 06 11", TeamName = "Lag " + Marker, Answers = new Dictionary<string, string> { ["kost"] = "Glutenfritt " + Marker },
                    TokenHash = Secrets.Hash($"{id:N}"), CreatedAt = host.Clock.Now, UpdatedAt = host.Clock.Now,
                };
                await db.InsertAsync([registration], cancel);
                return 0;
            },
            CancellationToken.None);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var registration = await db.Registrations.AsTracking().SingleAsync(row => row.Id == id, cancel);
                registration.Name += "x";
                await db.SaveChangesAsync(cancel);
                registration.Name = "Alva " + Marker;
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
    }

    /// <summary>Every text in the table as it lies in the database.</summary>
    private static Task<List<string>> TextsAsync(TestHost host) => host.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM \"Registrations\"";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is string text) texts.Add(text);
                if (reader.GetValue(column) is byte[] octets) texts.Add(Encoding.UTF8.GetString(octets));
            }
        }
        return texts;
    });
}
