using System.Text;
using System.Text.Json.Nodes;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;
using static Evenemang.Tests.Weather.WeatherSamples;

namespace Evenemang.Tests.Weather;

/// <summary>Replays of real answers, and of answers that are none.</summary>
public sealed class ForecastReaderTests
{
    [Fact]
    public void A_real_answer_of_SMHI_becomes_hours()
    {
        var forecast = Smhi();
        Assert.Equal((83, new DateTime(2026, 4, 2, 11, 1, 32, DateTimeKind.Utc)), (forecast.Slots.Count, forecast.IssuedAt));
        Assert.Equal(60, forecast.Slots.Count(slot => !slot.IsCoarse));
        Assert.Equal(new DateTime(2026, 4, 4, 22, 0, 0, DateTimeKind.Utc), forecast.HourlyUntil);
        var gusty = forecast.Slots.Single(slot => slot.To == new DateTime(2026, 4, 4, 15, 0, 0, DateTimeKind.Utc));
        Assert.Equal((14.8, 7.5, 8.4, 0.0, 14.0), (gusty.Gust, gusty.Wind, gusty.Temperature, gusty.RainTotal, gusty.RainProbability));
        var wet = forecast.Slots.Single(slot => slot.To == new DateTime(2026, 4, 5, 12, 0, 0, DateTimeKind.Utc));
        Assert.Equal((6.0, 1.8, Sky.LightRain), (wet.Hours, wet.RainTotal, wet.Sky));
        Assert.Equal(0.3, wet.RainPerHour!.Value, 1e-9);
    }

    [Fact]
    public void A_day_in_the_real_answer_is_called_off_where_the_gusts_are()
    {
        WeatherVerdict Of(int day, int from, int to) => WeatherJudgement.Of(
            new(new(2026, 4, day, from, 0, 0, DateTimeKind.Utc), new(2026, 4, day, to, 0, 0, DateTimeKind.Utc), WeatherLimits.OpenGround, []), Smhi(), [])!;
        Assert.Equal(WeatherLevel.Fine, Of(3, 9, 13).Level);
        Assert.Equal(WeatherLevel.Watch, Of(4, 8, 12).Level);
        Assert.Equal((WeatherLevel.CallOff, 14.8), (Of(4, 12, 16).Level, Of(4, 12, 16).Findings[0].Value));
        // The event touches one hour of a six-hour step with gusts of 19.6.
        Assert.Equal((WeatherLevel.CallOff, 19.6, true), (Of(6, 11, 12).Level, Of(6, 11, 12).Findings[0].Value, Of(6, 11, 12).Certainty.IsCoarse));
    }

    [Fact]
    public void A_real_answer_of_MET_Norway_becomes_hours()
    {
        var forecast = MetNorway();
        Assert.Equal((78, new DateTime(2022, 5, 18, 20, 36, 5, DateTimeKind.Utc)), (forecast.Slots.Count, forecast.IssuedAt));
        Assert.Equal(8.0, forecast.Slots.Max(slot => slot.Gust));
        Assert.All(forecast.Slots.Take(51), slot => Assert.NotNull(slot.Gust));
        Assert.All(forecast.Slots.Skip(52), slot => Assert.Null(slot.Gust));
        Assert.All(forecast.Slots.Zip(forecast.Slots.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        var six = forecast.Slots.Single(slot => slot.From == new DateTime(2022, 5, 21, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal((6.0, 2.0, 45.1, Sky.Rain), (six.Hours, six.RainTotal, six.RainProbability, six.Sky));
    }

    [Fact]
    public void A_day_after_MET_Norways_last_gust_says_that_gusts_are_not_known()
    {
        var start = new DateTime(2022, 5, 22, 9, 0, 0, DateTimeKind.Utc);
        var verdict = WeatherJudgement.Of(new(start, start.AddHours(4), WeatherLimits.OpenGround, []), MetNorway(), [])!;
        Assert.Contains(WeatherRule.Gust, verdict.Certainty.Unread);
        Assert.DoesNotContain(verdict.Findings, finding => finding.Rule is WeatherRule.Gust);
    }

    [Theory]
    [InlineData("wind_speed_of_gust", 9999)]
    [InlineData("wind_speed", 9999)]
    [InlineData("precipitation_amount_mean", 9999)]
    [InlineData("probability_of_precipitation", 9999)]
    [InlineData("thunderstorm_probability", -9)]
    [InlineData("wind_speed_of_gust", -9)]
    [InlineData("air_temperature", 9999)]
    public void Numbers_that_stand_for_nothing_decide_nothing(string key, double value)
    {
        var answer = JsonNode.Parse(File.ReadAllText(Answer("smhi.json")))!;
        answer["timeSeries"]![20]!["data"]![key] = value;
        if (key == "precipitation_amount_mean") answer["timeSeries"]![20]!["data"]!["precipitation_amount_median"] = value;
        var slot = SmhiForecastReader.Read(Encoding.UTF8.GetBytes(answer.ToJsonString()))!.Slots[20];
        var read = key switch
        {
            "wind_speed_of_gust" => slot.Gust,
            "wind_speed" => slot.Wind,
            "precipitation_amount_mean" => slot.RainTotal,
            "probability_of_precipitation" => slot.RainProbability,
            "air_temperature" => slot.Temperature,
            _ => slot.ThunderProbability,
        };
        Assert.Null(read);
        Assert.Equal(WeatherLevel.Fine, WeatherJudgement.Of(new(slot.From, slot.To, WeatherLimits.OpenGround, []), [slot], slot.From, [])!.Level);
    }

    [Fact]
    public void Minus_nine_degrees_is_a_temperature()
    {
        var answer = JsonNode.Parse(File.ReadAllText(Answer("smhi.json")))!;
        answer["timeSeries"]![20]!["data"]!["air_temperature"] = -9;
        Assert.Equal(-9, SmhiForecastReader.Read(Encoding.UTF8.GetBytes(answer.ToJsonString()))!.Slots[20].Temperature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"2026\"")]
    [InlineData("<html><body>Sidan finns inte</body></html>")]
    [InlineData("""{ "createdTime": "2026-04-02T11:01:32Z", "timeSeries": [] }""")]
    [InlineData("""{ "createdTime": 5, "timeSeries": [ { "time": 1 } ] }""")]
    [InlineData("""{ "createdTime": "2026-04-02T11:01:32Z", "timeSeries": [ 1, null, {}, { "time": "x", "data": [] } ] }""")]
    [InlineData("""{ "type": "Feature", "properties": { "meta": { "updated_at": "2022-05-18T20:36:05Z" }, "timeseries": [ { "time": "2022-05-18T21:00:00Z" } ] } }""")]
    public void What_is_no_forecast_is_none(string answer)
    {
        Assert.Null(SmhiForecastReader.Read(Encoding.UTF8.GetBytes(answer)));
        Assert.Null(MetNorwayForecastReader.Read(Encoding.UTF8.GetBytes(answer)));
    }

    [Theory]
    [InlineData("smhi.json")]
    [InlineData("met-norway.json")]
    public void A_real_answer_cut_off_anywhere_is_none(string name)
    {
        var whole = File.ReadAllBytes(Answer(name));
        for (var length = whole.TakeWhile(octet => octet != '}').Count(); length < whole.Length - 8; length += 4_999)
        {
            Assert.Null(SmhiForecastReader.Read(whole.AsMemory(0, length)));
            Assert.Null(MetNorwayForecastReader.Read(whole.AsMemory(0, length)));
        }
    }
}
