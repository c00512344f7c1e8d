using Evenemang.Server.Settings;

namespace Evenemang.Server.Persistence;

/// <summary>Which database holds the rows.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, no set-up: the embedded default.</summary>
    Sqlite,

    /// <summary>A server, for more than one machine.</summary>
    PostgreSql,
}

/// <summary>Settings under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Which database.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Seconds the start may spend on bringing the database up to date.</summary>
    [Between(1, 3600)]
    public int MigrationTimeoutSeconds { get; set; } = 60;
}
