using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Brings all personal data under the newest key, so that older keys can be thrown away. Works on the stored texts, for every column the model
/// calls personal, a handful of rows a transaction. Safe to run at any time, on any number of servers.
/// </summary>
public sealed class RenewEncryption(Store store, PersonalDataRing ring)
{
    private const int BatchRows = 500;

    /// <returns>How many rows were written anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var renewed = 0;
        foreach (var type in await store.WriteAsync((db, _) => Task.FromResult(PersonalColumns.Of(db.Model).Select(found => found.Entity.Name).ToList()), cancel))
        {
            for (object? after = null; ;)
            {
                var batch = await store.WriteAsync((db, token) => RenewAsync(db, type, after, token), cancel);
                renewed += batch.Renewed;
                if (batch.Last is null) break;
                after = batch.Last;
            }
        }
        return renewed;
    }

    private async Task<(int Renewed, object? Last)> RenewAsync(EvenemangDb db, string type, object? after, CancellationToken cancel)
    {
        var (entity, columns) = PersonalColumns.Of(db.Model).Single(found => found.Entity.Name == type);
        var key = entity.FindPrimaryKey()!.Properties.Single();
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var (tableName, keyName) = (table.Name, key.GetColumnName(table)!);
        string[] names = [.. columns.Select(column => column.GetColumnName(table)!)];
        await db.Database.OpenConnectionAsync(cancel);
        var rows = await ReadAsync(db, key, $"""SELECT "{keyName}", {string.Join(", ", names.Select(name => $"\"{name}\""))} FROM "{tableName}"{(after is null ? "" : $" WHERE \"{keyName}\" > @p0")} ORDER BY "{keyName}" LIMIT {BatchRows}""", after, cancel);
        var renewed = 0;
        foreach (var (id, texts) in rows)
        {
            var isRenewed = false;
            for (var at = 0; at < names.Length; at++)
            {
                if (PersonalColumns.IsEmpty(texts[at]) || ring.Renew(texts[at]!) is not { } text) continue;
                await using var update = Command(db, $"""UPDATE "{tableName}" SET "{names[at]}" = @p1 WHERE "{keyName}" = @p0 AND "{names[at]}" = @p2""");
                update.Parameters.Add(key.GetRelationalTypeMapping().CreateParameter(update, "@p0", id, nullable: false));
                Add(update, "@p1", text);
                Add(update, "@p2", texts[at]!);
                isRenewed |= await update.ExecuteNonQueryAsync(cancel) > 0;
            }
            if (isRenewed) renewed++;
        }
        return (renewed, rows.Count < BatchRows ? null : rows[^1].Id);
    }

    private static async Task<List<(Guid Id, string?[] Texts)>> ReadAsync(EvenemangDb db, IProperty key, string sql, object? after, CancellationToken cancel)
    {
        await using var select = Command(db, sql);
        if (after is not null) select.Parameters.Add(key.GetRelationalTypeMapping().CreateParameter(select, "@p0", after, nullable: false));
        await using var reader = await select.ExecuteReaderAsync(cancel);
        List<(Guid, string?[])> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            string?[] texts = [.. Enumerable.Range(1, reader.FieldCount - 1).Select(column => reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))];
            rows.Add((reader.GetGuid(0), texts));
        }
        return rows;
    }

    private static DbCommand Command(EvenemangDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
