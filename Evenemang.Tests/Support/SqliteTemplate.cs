using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Support;

/// <summary>A database file with all migrations applied, made once a run and copied for each test: applying them costs far more than most tests do.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<byte[]> File = new(Make);

    /// <summary>Puts a fresh database at the path.</summary>
    public static void CopyTo(string path) => System.IO.File.WriteAllBytes(path, File.Value);

    private static byte[] Make()
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-template-");
        try
        {
            var path = Path.Combine(folder.FullName, "evenemang.db");
            using (var db = new SqliteEvenemangDb(new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite($"Data Source={path};Pooling=False").Options))
            {
                db.Database.Migrate();
                // All of it into the one file that is copied.
                db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            return System.IO.File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
