using Evenemang.Shared.Weather;
using static Evenemang.Tests.Weather.WeatherSamples;

namespace Evenemang.Tests.Weather;

/// <summary>Every limit, just under it, on it and just over it.</summary>
public sealed class WeatherJudgementTests
{
    [Fact]
    public void A_calm_day_is_fine() => Assert.Equal((WeatherLevel.Fine, 0), (Judge(slot => slot).Level, Judge(slot => slot).Findings.Count));

    [Theory]
    [InlineData(WeatherPreset.OpenGround, 10.6, WeatherLevel.Fine)]
    [InlineData(WeatherPreset.OpenGround, 10.7, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.OpenGround, 13.8, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.OpenGround, 13.9, WeatherLevel.CallOff)]
    [InlineData(WeatherPreset.OpenGround, 14.0, WeatherLevel.CallOff)]
    [InlineData(WeatherPreset.Tents, 8.8, WeatherLevel.Fine)]
    [InlineData(WeatherPreset.Tents, 8.9, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.Tents, 11.9, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.Tents, 12.0, WeatherLevel.CallOff)]
    [InlineData(WeatherPreset.BouncyCastle, 7.5, WeatherLevel.Fine)]
    [InlineData(WeatherPreset.BouncyCastle, 7.6, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.BouncyCastle, 10.6, WeatherLevel.Watch)]
    [InlineData(WeatherPreset.BouncyCastle, 10.7, WeatherLevel.CallOff)]
    public void Gusts(WeatherPreset preset, double gust, WeatherLevel expected)
    {
        var verdict = Judge(slot => slot with { Gust = gust }, WeatherLimits.Of(preset));
        Assert.Equal(expected, verdict.Level);
        if (expected is WeatherLevel.Fine) return;
        var finding = Assert.Single(verdict.Findings);
        Assert.Equal((WeatherRule.Gust, gust, Start.AddHours(1), Start.AddHours(2)), (finding.Rule, finding.Value, finding.From, finding.To));
    }

    [Theory]
    [InlineData(7.9, WeatherLevel.Fine)]
    [InlineData(8.0, WeatherLevel.Watch)]
    [InlineData(10.7, WeatherLevel.Watch)]
    [InlineData(10.8, WeatherLevel.CallOff)]
    public void Mean_wind(double wind, WeatherLevel expected) => Assert.Equal(expected, Judge(slot => slot with { Wind = wind }).Level);

    [Theory]
    [InlineData(0.4, 100, WeatherLevel.Fine)]
    [InlineData(0.5, 49, WeatherLevel.Fine)]
    [InlineData(0.5, 50, WeatherLevel.Watch)]
    [InlineData(1.9, 90, WeatherLevel.Watch)]
    [InlineData(2.0, 59, WeatherLevel.Watch)]
    [InlineData(2.0, 60, WeatherLevel.CallOff)]
    [InlineData(9.0, 49, WeatherLevel.Fine)]
    public void Rain_in_an_hour_counts_with_its_probability(double rain, double probability, WeatherLevel expected) =>
        Assert.Equal(expected, Judge(slot => slot with { RainTotal = rain, RainProbability = probability }, WeatherLimits.OpenGround with { RainTotal = Limit.None }).Level);

    [Fact]
    public void Rain_of_unknown_probability_calls_nothing_off() =>
        Assert.Equal(WeatherLevel.Watch, Judge(slot => slot with { RainTotal = 3, RainProbability = null }).Level);

    [Theory]
    [InlineData(4.9, WeatherLevel.Fine)]
    [InlineData(5.0, WeatherLevel.CallOff)]
    public void All_rain_of_the_day(double total, WeatherLevel expected)
    {
        var drizzle = new Forecast(ForecastSource.Smhi, Issued, [.. Enumerable.Range(0, 4).Select(hour => Slot(hour) with { RainTotal = total / 4, RainProbability = 10 })]);
        Assert.Equal(expected, WeatherJudgement.Of(Day(), drizzle, [])!.Level);
    }

    [Theory]
    [InlineData(0.5, 50, 10.7, WeatherLevel.CallOff)]
    [InlineData(0.5, 50, 10.6, WeatherLevel.Watch)]
    [InlineData(0.5, 49, 10.7, WeatherLevel.Watch)]
    [InlineData(0.4, 50, 10.7, WeatherLevel.Watch)]
    public void Rain_and_gusts_that_are_each_watched_call_off_together(double rain, double probability, double gust, WeatherLevel expected) =>
        Assert.Equal(expected, Judge(slot => slot with { RainTotal = rain, RainProbability = probability, Gust = gust }).Level);

    [Fact]
    public void Rain_and_gusts_in_different_hours_do_not_add_up()
    {
        var forecast = new Forecast(ForecastSource.Smhi, Issued, [Slot() with { Gust = 11 }, Slot(1) with { RainTotal = 0.6, RainProbability = 80 }, Slot(2), Slot(3)]);
        Assert.Equal(WeatherLevel.Watch, WeatherJudgement.Of(Day(), forecast, [])!.Level);
    }

    [Fact]
    public void The_day_of_rain_and_gusts_up_to_fourteen_is_called_off()
    {
        foreach (var preset in Enum.GetValues<WeatherPreset>())
        {
            var verdict = Judge(slot => slot with { Gust = 14, RainTotal = 0.8, RainProbability = 70 }, WeatherLimits.Of(preset));
            Assert.Equal(WeatherLevel.CallOff, verdict.Level);
            Assert.Contains(verdict.Deciding, finding => finding.Rule is WeatherRule.Gust);
            Assert.Contains(verdict.Deciding, finding => finding.Rule is WeatherRule.RainAndWind);
        }
    }

    [Theory]
    [InlineData(9, Sky.Cloudy, WeatherLevel.Fine)]
    [InlineData(10, Sky.Cloudy, WeatherLevel.Watch)]
    [InlineData(29, Sky.Cloudy, WeatherLevel.Watch)]
    [InlineData(30, Sky.Cloudy, WeatherLevel.CallOff)]
    [InlineData(0, Sky.Thunder, WeatherLevel.Watch)]
    public void Thunder(double probability, Sky sky, WeatherLevel expected) => Assert.Equal(expected, Judge(slot => slot with { ThunderProbability = probability, Sky = sky }).Level);

    [Theory]
    [InlineData(25.9, WeatherLevel.Fine)]
    [InlineData(26, WeatherLevel.Watch)]
    [InlineData(29.9, WeatherLevel.Watch)]
    [InlineData(30, WeatherLevel.CallOff)]
    [InlineData(-9, WeatherLevel.Fine)]
    [InlineData(-10, WeatherLevel.Watch)]
    [InlineData(-17.9, WeatherLevel.Watch)]
    [InlineData(-18, WeatherLevel.CallOff)]
    public void Heat_and_cold_without_wind(double temperature, WeatherLevel expected) =>
        Assert.Equal(expected, Judge(slot => slot with { Temperature = temperature, Wind = 0 }).Level);

    [Theory]
    [InlineData(-10, 5, -17.4)]
    [InlineData(0, 10, -7.05)]
    [InlineData(-10, 1.33, -10)]
    [InlineData(10, 10, 10)]
    public void Cold_is_felt_with_the_wind(double temperature, double wind, double felt) => Assert.Equal(felt, FeltTemperature.Of(temperature, wind), 0.05);

    [Theory]
    [InlineData(WarningLevel.Message, "WIND", WeatherLevel.Fine)]
    [InlineData(WarningLevel.Yellow, "WIND", WeatherLevel.Watch)]
    [InlineData(WarningLevel.Orange, "RAIN", WeatherLevel.CallOff)]
    [InlineData(WarningLevel.Red, "THUNDER", WeatherLevel.CallOff)]
    [InlineData(WarningLevel.Message, "HIGH_TEMPERATURES", WeatherLevel.Watch)]
    [InlineData(WarningLevel.Red, "WATER_SHORTAGE", WeatherLevel.Fine)]
    [InlineData(WarningLevel.Red, "SOMETHING_NEW", WeatherLevel.Fine)]
    public void Official_warnings(WarningLevel level, string about, WeatherLevel expected) =>
        Assert.Equal(expected, Judge(slot => slot, null, new WeatherWarning(level, about, "Vind", "Wind", Start.AddHours(-2), null)).Level);

    [Fact]
    public void A_warning_that_ends_before_or_is_for_the_sea_decides_nothing()
    {
        var over = new WeatherWarning(WarningLevel.Red, "WIND", "Vind", "Wind", Start.AddDays(-1), Start);
        Assert.Equal(WeatherLevel.Fine, Judge(slot => slot, null, over).Level);
        Assert.Equal(WeatherLevel.Fine, Judge(slot => slot, null, over with { To = null, IsNoticeOnly = true }).Level);
        Assert.Equal(WeatherLevel.CallOff, Judge(slot => slot, null, over with { To = null }).Level);
    }

    [Fact]
    public void The_worst_of_a_twelve_hour_step_that_only_touches_the_day_counts()
    {
        var coarse = new Forecast(ForecastSource.Smhi, Issued, [Slot(-9, 12) with { Gust = 15 }, Slot(3, 12)]);
        var verdict = WeatherJudgement.Of(Day(), coarse, [])!;
        Assert.Equal(WeatherLevel.CallOff, verdict.Level);
        Assert.True(verdict.Certainty.IsCoarse);
        Assert.False(verdict.Certainty.IsPartial);
    }

    [Fact]
    public void The_amount_of_a_long_step_is_divided_by_its_hours()
    {
        // 11.9 mm in six hours is not quite 2 mm/h, and four of the six hours are the day's: 7.9 mm.
        var limits = WeatherLimits.OpenGround with { RainTotal = new(null, 8) };
        var long6 = new Forecast(ForecastSource.Smhi, Issued, [Slot(-1, 6) with { RainTotal = 11.9, RainProbability = 90 }]);
        var verdict = WeatherJudgement.Of(Day(limits), long6, [])!;
        Assert.Equal(WeatherLevel.Watch, verdict.Level);
        Assert.Equal(WeatherLevel.CallOff, WeatherJudgement.Of(Day(limits), long6 with { Slots = [long6.Slots[0] with { RainTotal = 12 }] }, [])!.Level);
    }

    [Fact]
    public void What_is_missing_is_missing()
    {
        var verdict = Judge(slot => slot with { Gust = null, RainTotal = null, Temperature = null, Wind = null });
        Assert.Equal(WeatherLevel.Fine, verdict.Level);
        Assert.Equal([WeatherRule.Gust, WeatherRule.Wind, WeatherRule.Rain, WeatherRule.Heat], verdict.Certainty.Unread);
    }

    [Fact]
    public void A_forecast_that_does_not_reach_the_day_gives_no_verdict()
    {
        Assert.Null(WeatherJudgement.Of(Day(), new Forecast(ForecastSource.Smhi, Issued, [Slot(-1), Slot(4)]), []));
        Assert.True(WeatherJudgement.Of(Day(), new Forecast(ForecastSource.Smhi, Issued, [Slot(), Slot(1)]), [])!.Certainty.IsPartial);
    }

    [Fact]
    public void A_delicate_item_falls_while_the_day_stands()
    {
        var tent = new WeatherDayItem(Guid.NewGuid(), "Tältet", Start.AddHours(1), Start.AddHours(2), WeatherLimits.Tents);
        var castle = new WeatherDayItem(Guid.NewGuid(), "Hoppborgen", Start.AddHours(2), Start.AddHours(3), WeatherLimits.BouncyCastle);
        var verdict = WeatherJudgement.Of(Day(null, tent, castle), Forecast(slot => slot with { Gust = 12 }), [])!;
        Assert.Equal(WeatherLevel.Watch, verdict.Level);
        Assert.Equal([(tent.Id, WeatherLevel.CallOff), (castle.Id, WeatherLevel.Fine)], verdict.Items.Select(item => (item.Id, item.Level)));
    }

    [Fact]
    public void A_verdict_does_not_flap()
    {
        var shown = new Hysteresis(WeatherLevel.Fine);
        List<WeatherLevel> seen = [];
        foreach (var level in new[] { WeatherLevel.CallOff, WeatherLevel.Fine, WeatherLevel.CallOff, WeatherLevel.Watch, WeatherLevel.Fine, WeatherLevel.Fine, WeatherLevel.Fine })
        {
            shown = shown.After(level);
            seen.Add(shown.Shown);
        }

        Assert.Equal([WeatherLevel.CallOff, WeatherLevel.CallOff, WeatherLevel.CallOff, WeatherLevel.CallOff, WeatherLevel.Watch, WeatherLevel.Watch, WeatherLevel.Fine], seen);
    }
}
