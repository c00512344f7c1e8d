using Evenemang.Server.Settings;

namespace Evenemang.Server.Persistence;

/// <summary>Settings under <c>Backup</c>: the regular copies of an SQLite database. PostgreSQL has its own tools.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Folder of the regular copies, relative to the content root; best on another disk. Without it no copies are made.</summary>
    public string? Folder { get; set; }

    /// <summary>How old the newest copy may be before another is made.</summary>
    [LengthOfTime("00:15:00", "31.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many copies are kept; older ones are deleted. Erased people live on in them that long.</summary>
    [Between(1, 1000)]
    public int Keep { get; set; } = 14;

    /// <summary>The settings, with the folder as a full path that can be written.</summary>
    /// <exception cref="SettingException">A value is wrong, or the folder is set for PostgreSQL.</exception>
    internal static BackupOptions Read(WebApplicationBuilder builder, DatabaseProvider provider)
    {
        var options = builder.Configuration.Read<BackupOptions>(Section);
        const string Key = $"{Section}:{nameof(Folder)}";
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            options.Folder = null;
            return options;
        }
        if (provider is DatabaseProvider.PostgreSql) throw new SettingException(Key, options.Folder, "may be set for SQLite only; PostgreSQL is backed up with its own tools, such as pg_dump");
        options.Folder = builder.PathFromContentRoot(options.Folder);
        WritableFolder.Require(Key, options.Folder, isPrivate: true);
        return options;
    }
}
