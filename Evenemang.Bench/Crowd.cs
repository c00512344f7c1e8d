using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Bench;

/// <summary>Fills the database with years of history, so that what is measured is measured among it.</summary>
internal static class Crowd
{
    private const int Batch = 5_000;

    public static async Task FillAsync(Subject subject, int otherOccurrences, int registrations)
    {
        const string series = "historien";
        await subject.PublishAsync(series, otherOccurrences, RegistrationPolicy.MaxCapacity);
        var targets = await TargetsAsync(subject, series);
        var secrets = new Secrets(new byte[32]);
        var ring = PersonalDataRing.In(new KeyFolder(Path.Combine(subject.Database.Folder, "keys")));
        for (var first = 0; first < registrations; first += Batch)
        {
            await using var db = subject.Database.Open();
            db.Ring = ring;
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var number = first; number < first + Batch; number++)
            {
                var (seriesId, occurrenceId) = targets[number % targets.Count];
                var id = Guid.CreateVersion7();
                var address = secrets.AddressHash($"historia-{number}@example.se");
                db.Registrations.Add(new()
                {
                    Id = id,
                    SeriesId = seriesId,
                    OccurrenceId = occurrenceId,
                    TargetId = occurrenceId,
                    Number = (number / targets.Count) + 1,
                    State = RegistrationState.Confirmed,
                    Name = $"Deltagare {number}",
                    Email = $"historia-{number}@example.se",
                    AddressHash = address,
                    ActiveKey = $"{occurrenceId:N}:{Convert.ToHexStringLower(address)}",
                    TokenHash = Secrets.Hash(secrets.ManageToken(id, 0)),
                    CreatedAt = DateTime.UnixEpoch,
                    UpdatedAt = DateTime.UnixEpoch,
                });
            }
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    private static async Task<List<(Guid Series, Guid Occurrence)>> TargetsAsync(Subject subject, string series)
    {
        await using var db = subject.Database.Open();
        var rows = await db.Occurrences.Where(row => row.Series.Slug == series).Select(row => new { row.SeriesId, row.Id }).ToListAsync();
        return [.. rows.Select(row => (row.SeriesId, row.Id))];
    }
}
