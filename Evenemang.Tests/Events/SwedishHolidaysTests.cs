using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class SwedishHolidaysTests
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("2024-03-31", "2024-06-22", "2024-11-02")]
    [InlineData("2025-04-20", "2025-06-21", "2025-11-01")]
    [InlineData("2026-04-05", "2026-06-20", "2026-10-31")]
    [InlineData("2027-03-28", "2027-06-26", "2027-11-06")]
    [InlineData("2028-04-16", "2028-06-24", "2028-11-04")]
    public void Movable_days_fall_where_the_almanac_has_them(string easter, string midsummer, string allSaints)
    {
        Assert.Equal(SwedishHoliday.EasterDay, SwedishHolidays.On(Day(easter))?.Day);
        Assert.Equal(SwedishHoliday.MidsummerDay, SwedishHolidays.On(Day(midsummer))?.Day);
        Assert.Equal(SwedishHoliday.AllSaintsDay, SwedishHolidays.On(Day(allSaints))?.Day);
        Assert.True(SwedishHolidays.IsPublicHoliday(Day(allSaints)));
    }

    [Theory]
    [InlineData("2027-01-01", "nyårsdagen", true)]
    [InlineData("2027-01-06", "trettondedag jul", true)]
    [InlineData("2027-03-26", "långfredagen", true)]
    [InlineData("2027-03-27", "påskafton", false)]
    [InlineData("2027-03-28", "påskdagen", true)]
    [InlineData("2027-03-29", "annandag påsk", true)]
    [InlineData("2027-05-01", "första maj", true)]
    [InlineData("2027-05-06", "Kristi himmelsfärdsdag", true)]
    [InlineData("2027-05-15", "pingstafton", false)]
    [InlineData("2027-05-16", "pingstdagen", true)]
    [InlineData("2027-06-06", "nationaldagen", true)]
    [InlineData("2027-06-25", "midsommarafton", false)]
    [InlineData("2027-06-26", "midsommardagen", true)]
    [InlineData("2027-11-06", "alla helgons dag", true)]
    [InlineData("2027-12-24", "julafton", false)]
    [InlineData("2027-12-25", "juldagen", true)]
    [InlineData("2027-12-26", "annandag jul", true)]
    [InlineData("2027-12-31", "nyårsafton", false)]
    public void Every_day_off_of_2027_has_its_name(string date, string name, bool inLaw)
    {
        var holiday = SwedishHolidays.On(Day(date));

        Assert.NotNull(holiday);
        Assert.Equal(name, SwedishHolidays.Name(holiday.Day, Swedish));
        Assert.Equal(inLaw, holiday.IsPublicHoliday);
    }

    [Fact]
    public void A_year_has_eighteen_of_them_in_order()
    {
        var days = SwedishHolidays.InYear(2027);

        Assert.Equal(Enum.GetValues<SwedishHoliday>().Order(), days.Select(day => day.Day).Order());
        Assert.Equal(days.OrderBy(day => day.Date), days);
    }

    [Theory]
    [InlineData("2027-05-17")] // Annandag pingst has been an ordinary Monday since 2005.
    [InlineData("2027-03-25")] // Skärtorsdag is short, not off.
    [InlineData("2026-11-07")]
    public void Other_days_are_ordinary(string date)
    {
        Assert.Null(SwedishHolidays.On(Day(date)));
        Assert.False(SwedishHolidays.IsPublicHoliday(Day(date)));
    }

    [Fact]
    public void Every_Sunday_is_a_public_holiday_without_a_name()
    {
        Assert.True(SwedishHolidays.IsPublicHoliday(Day("2027-05-09")));
        Assert.Null(SwedishHolidays.On(Day("2027-05-09")));
    }

    [Fact]
    public void Two_on_one_day_give_the_fixed_one()
        => Assert.Equal(SwedishHoliday.MayDay, SwedishHolidays.On(Day("2008-05-01"))?.Day);

    [Fact]
    public void The_law_goes_before_an_eve() // Pingstafton and nationaldagen fall together in 2071.
        => Assert.Equal(SwedishHoliday.NationalDay, SwedishHolidays.On(Day("2071-06-06"))?.Day);

    [Fact]
    public void English_readers_get_English_names()
        => Assert.All(Enum.GetValues<SwedishHoliday>(), day =>
            Assert.NotEqual(SwedishHolidays.Name(day, Swedish), SwedishHolidays.Name(day, English)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
