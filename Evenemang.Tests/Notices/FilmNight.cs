using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

/// <summary>One occurrence that people sign up to, for tests that look at what becomes of the mail.</summary>
internal static class FilmNight
{
    private const string Slug = "filmkvall";

    public static Task AddAsync(TestHost host) => host.Store.WriteAsync(
        (db, cancel) =>
        {
            var series = new Series
            {
                Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.Other, Title = "Filmkväll", Published = true, Registration = new(), CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start,
            };
            var occurrence = new Occurrence { Id = Guid.CreateVersion7(), SeriesId = series.Id, Slug = Slug, Uid = "uid", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start };
            occurrence.SetDate(Decision.Decided, new(2027, 2, 5, 18, 0, 0), new(2027, 2, 5, 20, 0, 0), null, series.TimeZone);
            occurrence.Publish(ManualClock.Start);
            db.AddRange(series, occurrence);
            return db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    public static async Task SignUpAsync(TestHost host, string email)
    {
        var input = new RegisterInput(new SignUpTo.Occurrence(Slug), new() { Name = "Kim", Email = email });
        Assert.IsType<RegisterOutcome.Registered>(await host.Services.GetRequiredService<Register>().RunAsync(input, CancellationToken.None));
    }
}
