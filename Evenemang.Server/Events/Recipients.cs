using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Somebody who shall know what happens to an occurrence.</summary>
internal sealed record Recipient(Guid RegistrationId, bool HasEmail, bool HasPhone);

/// <summary>
/// Who must know when an occurrence moves, is cancelled or takes place after all: everyone who is confirmed, waits or has asked for it, by themselves or with the
/// whole series. Not those who have left, not shadows, not those who said they would be absent that day; and each address once.
/// </summary>
internal static class Recipients
{
    public static async Task<IReadOnlyList<Recipient>> OfAsync(EvenemangDb db, Occurrence occurrence, CancellationToken cancel)
    {
        var rows = await db.Registrations.AsNoTracking()
            .Where(row => !row.IsShadow
                && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Requested)
                && (row.OccurrenceId == occurrence.Id
                    || (row.OccurrenceId == null && row.SeriesId == occurrence.SeriesId
                        && !db.Absences.Any(absence => absence.RegistrationId == row.Id && absence.OccurrenceId == occurrence.Id))))
            .OrderBy(row => row.ProgrammeItemId != null).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Select(row => new { row.Id, HasEmail = row.Email != null && row.Email != "", HasPhone = row.Phone != null && row.Phone != "", row.AddressHash })
            .ToListAsync(cancel);
        return [.. rows
            .DistinctBy(row => row.AddressHash is { } hash ? Convert.ToHexString(hash) : row.Id.ToString())
            .Select(row => new Recipient(row.Id, row.HasEmail, row.HasPhone))];
    }

    public static Audience Count(IReadOnlyList<Recipient> recipients) => new(
        recipients.Count(person => person.HasEmail),
        recipients.Count(person => !person.HasEmail && person.HasPhone),
        recipients.Count(person => !person.HasEmail && !person.HasPhone));
}
