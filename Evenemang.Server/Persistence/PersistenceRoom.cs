using Evenemang.Server.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>The database, the one way to write it, and the keys that lie beside it.</summary>
public static class PersistenceRoom
{
    public const string ConnectionName = "Evenemang";

    /// <summary>Folder for the database and the keys when no setting says otherwise, under the content root.</summary>
    public const string DataFolder = "App_Data";

    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<ContentChanges>();
        services.AddSingleton<NoticeWake>();
        services.AddSingleton<DatabaseUpgrade>();

        var keys = new KeyFolder(builder.PathFromContentRoot(builder.Configuration["Keys:Folder"] ?? Path.Combine(DataFolder, "keys")));
        services.AddSingleton(keys);
        services.AddSingleton(new Secrets(keys.LinkKey()));
        services.AddDataProtection().SetApplicationName("Evenemang").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(keys.Path, "data-protection")));

        if (options.Provider is DatabaseProvider.Sqlite) builder.AddSqlite();
        else builder.AddPostgreSql();
    }

    /// <summary>A relative path in the settings is meant from the content root, wherever the process was started.</summary>
    public static string PathFromContentRoot(this WebApplicationBuilder builder, string path) =>
        Path.GetFullPath(path, builder.Environment.ContentRootPath);

    private static void AddSqlite(this WebApplicationBuilder builder)
    {
        var given = builder.Configuration.GetConnectionString(ConnectionName) ?? $"Data Source={Path.Combine(DataFolder, "evenemang.db")}";
        var settings = new SqliteConnectionStringBuilder(given) { ForeignKeys = true };
        settings.DataSource = builder.PathFromContentRoot(settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);
        var connectionString = settings.ConnectionString;

        builder.Services.AddPooledDbContextFactory<SqliteEvenemangDb>(db => db.UseSqlite(connectionString));
        builder.Services.AddSingleton<IDbContextFactory<EvenemangDb>, ContextFactory<SqliteEvenemangDb>>();
        builder.Services.AddSingleton<Store>(provider =>
            new SqliteWriter(connectionString, provider.GetRequiredService<ContentChanges>(), provider.GetRequiredService<NoticeWake>()));
    }

    private static void AddPostgreSql(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new SettingException($"ConnectionStrings:{ConnectionName}", null, "must say how to reach PostgreSQL when Database:Provider is PostgreSql");
        var source = new NpgsqlDataSourceBuilder(connectionString).Build();

        builder.Services.AddSingleton(source);
        builder.Services.AddPooledDbContextFactory<PostgreSqlEvenemangDb>(db => db.UseNpgsql(source));
        builder.Services.AddSingleton<IDbContextFactory<EvenemangDb>, ContextFactory<PostgreSqlEvenemangDb>>();
        builder.Services.AddSingleton<Store, PostgreSqlWriter>();
        builder.Services.AddSingleton<IHostedService>(provider => new PostgreSqlChangeListener(
            connectionString,
            provider.GetRequiredService<ContentChanges>(),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<PostgreSqlChangeListener>>()));
    }

    /// <summary>Lets the rooms ask for the model without knowing which database it is on.</summary>
    private sealed class ContextFactory<T>(IDbContextFactory<T> contexts) : IDbContextFactory<EvenemangDb>
        where T : EvenemangDb
    {
        public EvenemangDb CreateDbContext()
        {
            var db = contexts.CreateDbContext();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            return db;
        }
    }
}
