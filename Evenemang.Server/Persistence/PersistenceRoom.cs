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

    /// <summary>Part of every key's purpose; never changed.</summary>
    internal const string ApplicationName = "Evenemang";

    private const string ConnectionKey = $"ConnectionStrings:{ConnectionName}";

    /// <summary>Folder for the database and the keys when no setting says otherwise, under the content root.</summary>
    public const string DataFolder = "App_Data";

    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Read<DatabaseOptions>(DatabaseOptions.Section);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<ContentChanges>();
        services.AddSingleton<NoticeWake>();
        services.AddSingleton<DatabaseUpgrade>();
        services.AddSingleton<DatabaseCheck>();

        var keyFolder = builder.PathFromContentRoot(builder.Configuration.Read<KeysOptions>(KeysOptions.Section).Folder);
        WritableFolder.Require($"{KeysOptions.Section}:{nameof(KeysOptions.Folder)}", keyFolder, isPrivate: true);
        var keys = new KeyFolder(keyFolder);
        services.AddSingleton(keys);
        services.AddSingleton(new Secrets(keys.LinkKey()));
        services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(new DirectoryInfo(keys.DataProtectionPath));
        services.AddSingleton(provider => new PersonalDataRing(provider.GetRequiredService<IDataProtectionProvider>(), keys.LinkKey()));
        services.AddSingleton<RenewEncryption>();
        services.AddSingleton<RotateKeys>();
        services.AddSingleton<RepeatErasures>();

        services.AddSingleton(BackupOptions.Read(builder, options.Provider));
        services.AddSingleton<BackUpRegularly>();
        if (options.Provider is DatabaseProvider.Sqlite) builder.AddSqlite();
        else builder.AddPostgreSql();
    }

    /// <summary>A relative path in the settings is meant from the content root, wherever the process was started.</summary>
    public static string PathFromContentRoot(this WebApplicationBuilder builder, string path) =>
        Path.GetFullPath(path, builder.Environment.ContentRootPath);

    private static void AddSqlite(this WebApplicationBuilder builder)
    {
        var given = builder.Configuration.GetConnectionString(ConnectionName) ?? $"Data Source={Path.Combine(DataFolder, "evenemang.db")}";
        var settings = Readable(() => new SqliteConnectionStringBuilder(given) { ForeignKeys = true });
        if (settings.DataSource.Length == 0) throw SettingException.Unreadable(ConnectionKey, "it names no file, as in Data Source=App_Data/evenemang.db");
        settings.DataSource = builder.PathFromContentRoot(settings.DataSource);
        WritableFolder.Require(ConnectionKey, Path.GetDirectoryName(settings.DataSource)!);
        var connectionString = settings.ConnectionString;
        builder.Services.AddSingleton(new SqliteFile(connectionString, settings.DataSource));
        builder.Services.AddSingleton<BackUp>();
        builder.Services.AddSingleton<RestoreBackup>();

        builder.Services.AddPooledDbContextFactory<SqliteEvenemangDb>(db => db.UseSqlite(connectionString));
        builder.Services.AddSingleton<IDbContextFactory<EvenemangDb>, ContextFactory<SqliteEvenemangDb>>();
        builder.Services.AddSingleton<Store>(provider =>
            new SqliteWriter(connectionString, provider.GetRequiredService<PersonalDataRing>(), provider.GetRequiredService<ContentChanges>(), provider.GetRequiredService<NoticeWake>()));
    }

    private static void AddPostgreSql(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new SettingException(ConnectionKey, null, "must say how to reach PostgreSQL when Database:Provider is PostgreSql");
        var source = Readable(() => new NpgsqlDataSourceBuilder(connectionString).Build());

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

    /// <summary>A connection string may hold a password, so the sentence does not repeat it.</summary>
    private static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw SettingException.Unreadable(ConnectionKey, failure.Message);
        }
    }

    /// <summary>Lets the rooms ask for the model without knowing which database it is on.</summary>
    private sealed class ContextFactory<T>(IDbContextFactory<T> contexts, PersonalDataRing ring) : IDbContextFactory<EvenemangDb>
        where T : EvenemangDb
    {
        public EvenemangDb CreateDbContext()
        {
            var db = contexts.CreateDbContext();
            db.Ring = ring;
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            return db;
        }
    }
}
