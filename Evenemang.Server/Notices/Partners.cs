using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Who takes part in a day or arranges it with us, beside those who have signed up: by the names that are announced, with the addresses that organisers have written down.</summary>
internal static class Partners
{
    /// <summary>
    /// Each name once. Somebody of whom nothing is known has a row without address, so that the call list can name them. Those who are only hoped for are among them when there is a way to reach them.
    /// </summary>
    /// <param name="db">Where to look; rows that are missing are added to it, for whoever saves.</param>
    /// <param name="occurrence">With its series.</param>
    /// <param name="now">UTC instant, for the identities of new rows.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<Partner>> OfAsync(EvenemangDb db, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        List<(PartnerRole Role, string Name, bool IsSure)> named =
        [
            .. occurrence.Contributors.Select(person => (PartnerRole.Contributor, person.Name, person.IsConfirmed)),
            .. occurrence.Series.CoOrganisers.Select(name => (PartnerRole.CoOrganiser, name, true)),
        ];
        if (named.Count == 0) return [];
        var (series, day) = (occurrence.SeriesId, occurrence.Id);
        var known = await db.Set<Partner>().AsNoTracking().Where(row => row.SeriesId == series && (row.OccurrenceId == null || row.OccurrenceId == day)).ToListAsync(cancel);
        List<Partner> partners = [];
        foreach (var (role, name, isSure) in named.Where(one => !string.IsNullOrWhiteSpace(one.Name)))
        {
            var row = known.Find(one => one.Is(role, name));
            if (partners.Exists(one => one.Is(role, name)) || (!isSure && row is not { Email: not null } and not { Phone: not null })) continue;
            if (row is null) db.Add(row = New(occurrence, role, name, now));
            partners.Add(row);
        }

        return partners;
    }

    public static Partner New(Occurrence occurrence, PartnerRole role, string name, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        SeriesId = occurrence.SeriesId,
        OccurrenceId = role is PartnerRole.Contributor ? occurrence.Id : null,
        Role = role,
        Name = name.Trim(),
    };
}
