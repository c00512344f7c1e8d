using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Api;

/// <summary>One published breakfast seminar, put straight into the database.</summary>
internal static class SampleEvents
{
    public static Task<int> AddAsync(TestHost host, int capacity = 100, bool waitlist = true) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            var series = new Series
            {
                Id = Guid.CreateVersion7(),
                Slug = "frukostar",
                Kind = EventKind.BreakfastSeminar,
                Title = "Frukostseminarium",
                Published = true,
                Registration = new RegistrationPolicy { Capacity = capacity, Waitlist = waitlist, MaxHeads = 3 },
                CreatedAt = ManualClock.Start,
                UpdatedAt = ManualClock.Start,
            };
            var occurrence = new Occurrence
            {
                Id = Guid.CreateVersion7(),
                SeriesId = series.Id,
                Series = series,
                Slug = "frukost",
                Uid = "frukost@example.test",
                CreatedAt = ManualClock.Start,
                UpdatedAt = ManualClock.Start,
            };
            occurrence.SetDate(Decision.Decided, new(2027, 2, 12, 8, 15, 0), new(2027, 2, 12, 10, 0, 0), new(2027, 2, 12, 7, 45, 0), series.TimeZone);
            occurrence.Publish(ManualClock.Start);
            db.Series.Add(series);
            db.Occurrences.Add(occurrence);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);
}
