using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>A sign-up that has to do with an occurrence.</summary>
/// <param name="Registration">To the occurrence, to one of its items, or to its series.</param>
/// <param name="IsAbsent">Whether it has reported absence.</param>
/// <param name="IsFirst">False where the same address has signed up to the day as well: one person gets one letter about the day.</param>
/// <param name="Address">The same for the same mailbox.</param>
internal sealed record SignedUp(Registration Registration, bool IsAbsent, bool IsFirst, string Address);

/// <summary>Somebody a notice can be for.</summary>
/// <param name="RegistrationId">A sign-up, or</param>
/// <param name="FollowerId">a follower.</param>
/// <param name="HasEmail">Whether there is an address.</param>
/// <param name="HasPhone">Whether there is a number.</param>
/// <param name="Address">The same for the same mailbox.</param>
internal sealed record Recipient(Guid? RegistrationId, Guid? FollowerId, bool HasEmail, bool HasPhone, string Address)
{
    /// <summary>Instead of those two: a contributor or a co-organiser.</summary>
    public Guid? PartnerId { get; init; }

    public Guid Id => RegistrationId ?? FollowerId ?? PartnerId!.Value;

    public static Recipient Of(Partner partner) => new(null, null, partner.Email is not null, partner.Phone is not null, $"{partner.Id:N}") { PartnerId = partner.Id };

    public static Recipient Of(Registration registration) => new(
        registration.Id, null, !string.IsNullOrWhiteSpace(registration.Email), !string.IsNullOrWhiteSpace(registration.Phone), Concerned.AddressOf(registration));

    /// <summary>What becomes owed to them about an occurrence.</summary>
    public Notice Notice(NoticeKind kind, Occurrence occurrence, string key, DateTime now, DateTime dueAt, string uidDomain, NoticeDetail? detail = null)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        return new()
        {
            Id = id,
            Kind = kind,
            RegistrationId = RegistrationId,
            FollowerId = FollowerId,
            PartnerId = PartnerId,
            OccurrenceId = occurrence.Id,
            SeriesId = occurrence.SeriesId,
            UniqueKey = key,
            MessageId = $"{id:N}@{uidDomain}",
            Detail = detail,
            DueAt = dueAt,
            NextAttemptAt = dueAt,
            CreatedAt = now,
        };
    }
}

/// <summary>Whom an occurrence concerns.</summary>
internal static class Concerned
{
    /// <summary>Active sign-ups to the occurrence, to its items or to its series; the day's own before those to items.</summary>
    public static async Task<IReadOnlyList<SignedUp>> SignedUpAsync(EvenemangDb db, Guid seriesId, Guid occurrenceId, CancellationToken cancel)
    {
        var active = await db.Registrations.AsNoTracking()
            .Where(row => row.SeriesId == seriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrenceId) && !row.IsShadow)
            .Where(row => row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Offered)
            .OrderBy(row => row.ProgrammeItemId != null).ThenBy(row => row.Number)
            .ToListAsync(cancel);
        var absent = await db.Absences.Where(row => row.OccurrenceId == occurrenceId).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        HashSet<string> seen = new(StringComparer.Ordinal);
        // Somebody who said that they would not come to the series' date but has a seat of another kind there does come: the absent count last.
        return [.. active.OrderBy(row => absent.Contains(row.Id)).Select(row => new SignedUp(row, absent.Contains(row.Id), seen.Add(AddressOf(row)), AddressOf(row)))];
    }

    /// <summary>Confirmed followers of the series, each address once.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="seriesId">The series.</param>
    /// <param name="includesEverything">Whether those who follow everything are among them.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<Recipient>> FollowersAsync(EvenemangDb db, Guid seriesId, bool includesEverything, CancellationToken cancel)
    {
        var rows = await db.Followers.AsNoTracking()
            .Where(row => row.State == FollowerState.Confirmed && (row.SeriesId == seriesId || (includesEverything && row.SeriesId == null)))
            .OrderBy(row => row.SeriesId == null).ThenBy(row => row.Id).Select(row => new { row.Id, row.AddressHash }).ToListAsync(cancel);
        return [.. rows.DistinctBy(row => Convert.ToHexString(row.AddressHash)).Select(row => new Recipient(null, row.Id, true, false, Convert.ToHexString(row.AddressHash)))];
    }

    public static string AddressOf(Registration registration) => registration.AddressHash is { } hash ? Convert.ToHexString(hash) : $"{registration.Id:N}";
}
