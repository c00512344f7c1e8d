using System.Data.Common;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Evenemang.Server.Registrations;

/// <summary>What a sign-up needs to know before it is decided, counted from the rows in one round trip. Reads what has been saved.</summary>
/// <param name="Seats">How full it is.</param>
/// <param name="LastNumber">Number of the latest sign-up there; 0 before the first.</param>
/// <param name="SameAddress">The registration that counts under the same address, if any.</param>
internal sealed record SeatTally(SeatCount Seats, int LastNumber, Guid? SameAddress);

/// <summary>Counts seats. Plain SQL, because this is asked at every sign-up; both databases take it, answered from an index.</summary>
internal static class SeatCounts
{
    private const string Tally = """
        SELECT
          (SELECT COALESCE(SUM("Heads"), 0) FROM "Registrations" WHERE "TargetId" = @target AND "State" IN ('Confirmed', 'Offered') AND "IsShadow" = @no),
          (SELECT COUNT(*) FROM "Registrations" WHERE "TargetId" = @target AND "State" = 'Waitlisted' AND "IsShadow" = @no),
          (SELECT MIN("Heads") FROM "Registrations" WHERE "TargetId" = @target AND "State" = 'Waitlisted' AND "IsShadow" = @no),
          (SELECT MAX("Number") FROM "Registrations" WHERE "TargetId" = @target),
          (SELECT "Id" FROM "Registrations" WHERE "ActiveKey" = @key)
        """;

    public static async Task<SeatCount> CountAsync(EvenemangDb db, SignUpTarget target, DateTime now, CancellationToken cancel) =>
        (await TallyAsync(db, target, activeKey: null, now, cancel)).Seats;

    public static async Task<SeatTally> TallyAsync(EvenemangDb db, SignUpTarget target, string? activeKey, DateTime now, CancellationToken cancel)
    {
        var tally = await ReadAsync(db, target, activeKey, cancel);
        if (target.Capacity is null) return tally;
        if (target.IsGuestDate)
        {
            var date = target.OccurrenceId!.Value;
            var coming = await MemberHeadsAsync(db, target.SeriesId, cancel) - await AbsentHeadsAsync(db, target.SeriesId, date, cancel);
            return tally with { Seats = tally.Seats with { Taken = tally.Seats.Taken + coming } };
        }
        if (target.SharesSeatsWithGuests)
        {
            var taken = await GuestsBeyondAbsencesAsync(db, target.SeriesId, now, cancel);
            return tally with { Seats = tally.Seats with { Taken = tally.Seats.Taken + taken } };
        }
        return tally;
    }

    /// <summary>Members of a series who have seats or are offered them, in heads.</summary>
    private static Task<int> MemberHeadsAsync(EvenemangDb db, Guid seriesId, CancellationToken cancel) =>
        db.Registrations.Where(row => row.TargetId == seriesId && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered) && !row.IsShadow).SumAsync(row => row.Heads, cancel);

    /// <summary>Those of them who have said that they cannot come on a date, in heads.</summary>
    private static Task<int> AbsentHeadsAsync(EvenemangDb db, Guid seriesId, Guid occurrenceId, CancellationToken cancel) =>
        (from absence in db.Absences
         where absence.OccurrenceId == occurrenceId
         join row in db.Registrations on absence.RegistrationId equals row.Id
         where row.TargetId == seriesId && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered) && !row.IsShadow
         select row.Heads).SumAsync(cancel);

    /// <summary>
    /// Heads by which guests exceed absent members on the fullest date to come: a new member needs a seat on every date, so these are taken for members too.
    /// </summary>
    private static async Task<int> GuestsBeyondAbsencesAsync(EvenemangDb db, Guid seriesId, DateTime now, CancellationToken cancel)
    {
        var dates = await db.Occurrences
            .Where(date => date.SeriesId == seriesId && date.Registration == null && (date.StartUtc == null || date.StartUtc > now))
            .Select(date => new
            {
                Guests = db.Registrations.Where(row => row.TargetId == date.Id && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered) && !row.IsShadow).Sum(row => row.Heads),
                Absent = (from absence in db.Absences
                          where absence.OccurrenceId == date.Id
                          join row in db.Registrations on absence.RegistrationId equals row.Id
                          where row.TargetId == seriesId && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered) && !row.IsShadow
                          select row.Heads).Sum(),
            })
            .ToListAsync(cancel);
        return dates.Select(date => date.Guests - date.Absent).Append(0).Max();
    }

    private static async Task<SeatTally> ReadAsync(EvenemangDb db, SignUpTarget target, string? activeKey, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Tally;
        Add(command, "target", target.Id);
        Add(command, "no", value: false);
        Add(command, "key", activeKey ?? "");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var seats = new SeatCount(
            target.Capacity,
            checked((int)reader.GetInt64(0)),
            checked((int)reader.GetInt64(1)),
            await reader.IsDBNullAsync(2, cancel) ? null : reader.GetInt32(2));
        return new(
            seats,
            await reader.IsDBNullAsync(3, cancel) ? 0 : reader.GetInt32(3),
            await reader.IsDBNullAsync(4, cancel) ? null : reader.GetGuid(4));
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
