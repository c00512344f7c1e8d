using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>What a database driver's failure means, in a sentence for the person who runs the server.</summary>
public static class DatabaseProblem
{
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The sentence, or null when the failure is none of a database's.</summary>
    public static string? InWords(Exception failure) => failure switch
    {
        SqliteException sqlite => InWords(sqlite),
        PostgresException refused => InWords(refused),
        NpgsqlException unreachable =>
            $"PostgreSQL cannot be reached: {Innermost(unreachable)}. Is it running, and does ConnectionStrings:Evenemang name the right host and port?",
        SocketException unreachable => $"PostgreSQL cannot be reached: {unreachable.Message.TrimEnd('.')}. Does ConnectionStrings:Evenemang name the right host?",
        { InnerException: { } inner } => InWords(inner),
        _ => null,
    };

    private static string InWords(SqliteException failure) => failure.SqliteErrorCode switch
    {
        ReadOnly => "The database file, or the folder it lies in, cannot be written (ConnectionStrings:Evenemang).",
        Full => "The disk is full: the database cannot be written.",
        CannotOpen => "The database file cannot be opened (ConnectionStrings:Evenemang). Does its folder exist, and may this user read and write it?",
        NotADatabase => "The file that ConnectionStrings:Evenemang names is not a SQLite database.",
        _ => $"SQLite says: {failure.Message.TrimEnd('.')}.",
    };

    private static string InWords(PostgresException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "PostgreSQL refuses the login: the user or the password in ConnectionStrings:Evenemang is wrong.",
        PostgresErrorCodes.InvalidCatalogName => "PostgreSQL has no database of the name in ConnectionStrings:Evenemang, and this user may not create it.",
        PostgresErrorCodes.InsufficientPrivilege => $"PostgreSQL refuses: {failure.MessageText}. The user in ConnectionStrings:Evenemang needs to own the database.",
        _ => $"PostgreSQL says: {failure.MessageText} ({failure.SqlState}).",
    };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');
}
