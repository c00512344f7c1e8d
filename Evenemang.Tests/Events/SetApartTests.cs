using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Events;

/// <summary>Which occurrences stand out from their series' rule at the desk.</summary>
public sealed class SetApartTests
{
    private const string Slug = "tisdagsmotet";

    [Fact]
    public async Task A_theme_sets_no_occurrence_apart_but_another_time_or_place_or_an_added_date_does()
    {
        await using var desk = await OpenAsync();
        Desk.Done(await desk.EditAsync($"{Slug}-2030-01-08", new() { Theme = "Stöd till anhöriga" }));
        Desk.Done(await desk.MoveAsync($"{Slug}-2030-01-15", new(Desk.At("2030-01-15T15:00"), Desk.At("2030-01-15T16:00"))));
        Desk.Done(await desk.MoveAsync($"{Slug}-2030-01-22", new(Desk.At("2030-01-24T14:00"), Desk.At("2030-01-24T15:00"))));
        Desk.Done(await desk.EditAsync($"{Slug}-2030-01-29", new() { Venue = new Venue("Biblioteket") }));
        await desk.AddAsync(Slug, new() { Date = new DateEdit(Decision.Decided, Desk.At("2030-02-01T14:00"), Desk.At("2030-02-01T15:00")) });
        // Away and back again is where the rule has it.
        Desk.Done(await desk.MoveAsync($"{Slug}-2030-02-05", new(Desk.At("2030-02-06T14:00"), Desk.At("2030-02-06T15:00"))));
        Desk.Done(await desk.MoveAsync($"{Slug}-2030-02-05", new(Desk.At("2030-02-05T14:00"), Desk.At("2030-02-05T15:00"))));

        var shown = (await desk.Get<OrganisersSeries>().FindAsync(Slug, Desk.Organiser, default))!.Coming;
        Assert.Equal(
            ["2030-01-15 rule", "2030-01-24 rule", "2030-01-29 rule", "2030-02-01 added"],
            shown.Where(row => row.IsSetApart).Select(row => $"{row.Summary.Start:yyyy-MM-dd} {(row.IsFromRule ? "rule" : "added")}"));
    }

    [Fact]
    public async Task A_day_that_a_holiday_shifted_is_where_the_rule_has_it()
    {
        await using var desk = await OpenAsync(HolidayPolicy.ShiftOneWeek, start: "2029-12-25");
        var row = Assert.Single((await desk.Get<OrganisersSeries>().FindAsync(Slug, Desk.Organiser, default))!.Coming, row => row.Summary.Start?.Date == new DateTime(2030, 1, 1).AddDays(7) || row.Summary.Slug.EndsWith("2030-01-01", StringComparison.Ordinal));
        Desk.Done(await desk.EditAsync(row.Summary.Slug, new() { Theme = "Nytt år" }));
        Assert.DoesNotContain((await desk.Get<OrganisersSeries>().FindAsync(Slug, Desk.Organiser, default))!.Coming, shown => shown.IsSetApart);
    }

    /// <summary>Ten Tuesdays at 14 from 8 January 2030, published.</summary>
    private static async Task<Desk> OpenAsync(HolidayPolicy holidays = HolidayPolicy.Keep, string start = "2030-01-08")
    {
        var desk = await Desk.OpenAsync(DatabaseKind.Sqlite, "2030-01-02T09:00");
        await desk.CreateAsync(
            EventKind.RecurringMeeting,
            new()
            {
                Title = "Tisdagsmötet",
                Venue = new Venue("Mötesplatsen"),
                StartTime = new TimeOnly(14, 0),
                EndTime = new TimeOnly(15, 0),
                Registration = new RegistrationPolicy(),
                Recurrence = new WeeklyRule { Start = Desk.Day(start), Weekday = DayOfWeek.Tuesday, Count = 10, HolidayPolicy = holidays },
                Published = true,
            },
            Slug);
        return desk;
    }
}
