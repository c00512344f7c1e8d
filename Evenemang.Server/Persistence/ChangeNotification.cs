using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>How one server tells the others over PostgreSQL's NOTIFY what has changed; part of the writer's transaction, so never told too early.</summary>
internal static class ChangeNotification
{
    public const string Channel = "evenemang_changes";

    /// <summary>PostgreSQL takes less than 8,000 octets; beyond this everything is said to have changed.</summary>
    private const int MaxPayloadLength = 7000;

    public static async Task SendAsync(EvenemangDb db, CancellationToken cancel)
    {
        if (db.Pending.Content.Count == 0) return;
        var payload = Write(db.Pending.Content);
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})", cancel);
    }

    public static string Write(IReadOnlyCollection<ContentChange> changes)
    {
        var text = new StringBuilder();
        foreach (var change in changes)
        {
            text.Append(change.SeriesId.ToString("N")).Append(':')
                .Append(change.OccurrenceId?.ToString("N")).Append(':')
                .Append(change.SeatsOnly ? 's' : 'c').Append(' ');
        }
        return text.Length > MaxPayloadLength ? "*" : text.ToString();
    }

    public static IReadOnlyCollection<ContentChange> Read(string payload)
    {
        List<ContentChange> changes = [];
        foreach (var part in payload.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = part.Split(':');
            if (fields.Length != 3 || !Guid.TryParse(fields[0], out var series)) return [ContentChange.Everything];
            changes.Add(new(series, Guid.TryParse(fields[1], out var occurrence) ? occurrence : null, fields[2] == "s"));
        }
        return changes;
    }
}
