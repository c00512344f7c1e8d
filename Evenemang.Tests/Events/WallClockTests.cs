using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("2026-03-29T01:59", "2026-03-29T00:59")] // The last minute of winter time.
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00")] // The gap's first minute: moved forward an hour, to 03:00 summer time.
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30")] // In the gap: 03:30 summer time.
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00")] // The first minute of summer time.
    [InlineData("2026-10-25T01:59", "2026-10-24T23:59")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30")] // In the double hour: the first of the two.
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00")]
    [InlineData("2024-02-29T12:00", "2024-02-29T11:00")]
    [InlineData("2026-07-01T00:00", "2026-06-30T22:00")]
    public void Stockholm_wall_clock_becomes_an_instant(string local, string utc)
    {
        var instant = WallClock.ToUtc(Parse(local), "Europe/Stockholm");

        Assert.Equal(Parse(utc), instant);
        Assert.Equal(DateTimeKind.Utc, instant.Kind);
    }

    [Fact]
    public void A_time_in_the_gap_comes_back_moved_forward()
        => Assert.Equal(Parse("2026-03-29T03:30"), WallClock.ToLocal(WallClock.ToUtc(Parse("2026-03-29T02:30"), "Europe/Stockholm"), "Europe/Stockholm"));

    [Fact]
    public void Both_instants_of_the_double_hour_show_the_same_time()
    {
        Assert.Equal(Parse("2026-10-25T02:30"), WallClock.ToLocal(Utc("2026-10-25T00:30"), "Europe/Stockholm"));
        Assert.Equal(Parse("2026-10-25T02:30"), WallClock.ToLocal(Utc("2026-10-25T01:30"), "Europe/Stockholm"));
    }

    [Theory]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45")] // Half an hour's gap: 02:45.
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30")]
    public void A_gap_of_any_length_moves_the_time_by_that_length(string zone, string local, string utc)
        => Assert.Equal(Parse(utc), WallClock.ToUtc(Parse(local), zone));

    [Fact]
    public void Every_minute_of_a_year_survives_the_way_there_and_back_except_the_gap()
    {
        for (var utc = Utc("2026-01-01T00:00"); utc.Year == 2026; utc = utc.AddMinutes(7))
        {
            var back = WallClock.ToUtc(WallClock.ToLocal(utc, "Europe/Stockholm"), "Europe/Stockholm");
            var second = utc >= Utc("2026-10-25T01:00") && utc < Utc("2026-10-25T02:00");
            Assert.Equal(second ? utc.AddHours(-1) : utc, back);
        }
    }

    [Theory]
    [InlineData("Europe/Stockholm", true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Stockholmen", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_IANA_names_are_zones(string? zone, bool known) => Assert.Equal(known, WallClock.IsKnownZone(zone));

    [Fact]
    public void An_instant_is_no_wall_clock_time_and_the_other_way_round()
    {
        Assert.Throws<ArgumentException>(() => WallClock.ToUtc(Utc("2026-01-01T00:00"), "Europe/Stockholm"));
        Assert.Throws<ArgumentException>(() => WallClock.ToLocal(Parse("2026-01-01T00:00"), "Europe/Stockholm"));
        Assert.Throws<ArgumentException>(() => WallClock.ToUtc(Parse("2026-01-01T00:00"), "Mars/Olympus"));
    }

    [Fact]
    public void The_offset_is_the_one_the_instant_was_made_with()
    {
        Assert.Equal(TimeSpan.FromHours(2), WallClock.Offset(Parse("2026-10-25T02:30"), "Europe/Stockholm"));
        Assert.Equal(TimeSpan.FromHours(1), WallClock.Offset(Parse("2026-10-25T03:00"), "Europe/Stockholm"));
    }

    private static DateTime Parse(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Utc(string text) => DateTime.SpecifyKind(Parse(text), DateTimeKind.Utc);
}
