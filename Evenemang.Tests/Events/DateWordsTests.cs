using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class DateWordsTests
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly DateOnly Monday = new(2027, 5, 10);
    private static readonly DateOnly SameYear = new(2027, 1, 1);
    private static readonly DateOnly YearBefore = new(2026, 11, 30);

    [Fact]
    public void A_date_has_its_year_only_where_the_reader_could_doubt()
    {
        Assert.Equal("måndag 10 maj", DateWords.Date(Monday, Swedish, SameYear));
        Assert.Equal("måndag 10 maj 2027", DateWords.Date(Monday, Swedish, YearBefore));
        Assert.Equal("måndag 10 maj 2027", DateWords.Date(Monday, Swedish));
        Assert.Equal("Monday 10 May", DateWords.Date(Monday, English, SameYear));
    }

    [Fact]
    public void Running_text_takes_the_definite_weekday()
    {
        string[] week = [.. Enumerable.Range(0, 7).Select(day => DateWords.LongDate(Monday.AddDays(day), Swedish))];

        Assert.Equal(
            ["måndagen den 10 maj 2027", "tisdagen den 11 maj 2027", "onsdagen den 12 maj 2027", "torsdagen den 13 maj 2027", "fredagen den 14 maj 2027", "lördagen den 15 maj 2027", "söndagen den 16 maj 2027"],
            week);
        Assert.Equal("Monday 10 May 2027", DateWords.LongDate(Monday, English));
    }

    [Theory]
    [InlineData("13:30", "15:30", "kl. 13.30–15.30", "13:30–15:30")]
    [InlineData("09:00", "15:00", "kl. 9–15", "9:00–15:00")]
    [InlineData("09:00", "15:30", "kl. 9–15.30", "9:00–15:30")]
    [InlineData("08:15", "10:00", "kl. 8.15–10", "8:15–10:00")]
    [InlineData("00:00", null, "kl. 0", "0:00")]
    [InlineData("07:45", null, "kl. 7.45", "7:45")]
    public void Clock_times_have_a_point_in_Swedish_and_a_colon_in_English(string start, string? end, string swedish, string english)
    {
        TimeOnly? to = end is null ? null : TimeOnly.Parse(end, CultureInfo.InvariantCulture);

        Assert.Equal(swedish, DateWords.Times(TimeOnly.Parse(start, CultureInfo.InvariantCulture), to, Swedish));
        Assert.Equal(english, DateWords.Times(TimeOnly.Parse(start, CultureInfo.InvariantCulture), to, English));
    }

    [Fact]
    public void Date_and_time_together()
    {
        var (start, end) = (Monday.ToDateTime(new TimeOnly(13, 30)), Monday.ToDateTime(new TimeOnly(15, 30)));

        Assert.Equal("måndag 10 maj kl. 13.30–15.30", DateWords.DateAndTimes(start, end, Swedish, SameYear));
        Assert.Equal("Monday 10 May, 13:30–15:30", DateWords.DateAndTimes(start, end, English, SameYear));
        Assert.Equal("måndag 10 maj 2027 kl. 13.30", DateWords.DateAndTime(start, Swedish));
        Assert.Equal("10 maj 2027 kl. 13.30", DateWords.DayMonthAndTime(start, Swedish));
        Assert.Equal("10 May 2027, 13:30", DateWords.DayMonthAndTime(start, English));
    }

    [Fact]
    public void An_end_on_another_day_is_written_with_its_day()
    {
        var start = new DateTime(2027, 5, 7, 18, 0, 0);

        Assert.Equal("fredag 7 maj kl. 18 – lördag 8 maj kl. 12", DateWords.DateAndTimes(start, start.AddHours(18), Swedish, SameYear));
        Assert.Equal("Friday 7 May, 18:00 – Saturday 8 May, 12:00", DateWords.DateAndTimes(start, start.AddHours(18), English, SameYear));
    }

    [Fact]
    public void Candidate_dates_share_what_they_can()
    {
        DateOnly second = new(2019, 1, 14), third = new(2019, 1, 21), march = new(2019, 3, 4), nextYear = new(2020, 1, 6);
        DateOnly today = new(2019, 1, 2);

        Assert.Equal("14 eller 21 januari", DateWords.Candidates([third, second], Swedish, today));
        Assert.Equal("14 or 21 January", DateWords.Candidates([second, third], English, today));
        Assert.Equal("14 eller 21 januari 2019", DateWords.Candidates([second, third], Swedish, new DateOnly(2018, 11, 5)));
        Assert.Equal("21 januari eller 4 mars", DateWords.Candidates([third, march], Swedish, today));
        Assert.Equal("14, 21 januari eller 4 mars 2019", DateWords.Candidates([second, third, march], Swedish));
        Assert.Equal("14 januari 2019 eller 6 januari 2020", DateWords.Candidates([second, nextYear], Swedish, today));
        Assert.Equal("14 januari", DateWords.Candidates([second, second], Swedish, today));
        Assert.Equal("", DateWords.Candidates([], Swedish, today));
    }

    [Fact]
    public void Headings_and_tables()
    {
        Assert.Equal("Maj 2027", DateWords.MonthHeading(Monday, Swedish));
        Assert.Equal("May 2027", DateWords.MonthHeading(Monday, English));
        Assert.Equal("vecka 19", DateWords.Week(Monday, Swedish));
        Assert.Equal("vecka 53", DateWords.Week(new DateOnly(2027, 1, 3), Swedish));
        Assert.Equal("week 19", DateWords.Week(Monday, English));
        Assert.Equal("09.00", DateWords.TableTime(new TimeOnly(9, 0), Swedish));
        Assert.Equal("09:00", DateWords.TableTime(new TimeOnly(9, 0), English));
    }
}
