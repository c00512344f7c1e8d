using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evenemang.Server.Persistence;

/// <summary>Instants are UTC in memory and in the column; SQLite gives them back without saying so.</summary>
public sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : RefuseLocal(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime RefuseLocal(DateTime value) =>
        throw new ArgumentException($"An instant must be UTC, not {value.Kind}.", nameof(value));
}

/// <summary>Wall-clock times carry no zone of their own.</summary>
public sealed class WallClockTime() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified),
    value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified));
