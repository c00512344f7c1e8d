using Evenemang.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace Evenemang.Tests.Running;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_set_keeps_its_default()
    {
        var options = Read([]);
        Assert.Equal(7, options.Number);
        Assert.Equal(TimeSpan.FromMinutes(5), options.Pause);
        Assert.Null(options.Switch);
    }

    [Fact]
    public void Every_type_of_value_is_read()
    {
        var options = Read(new() { ["T:Number"] = "3", ["T:Pause"] = "00:00:30", ["T:Switch"] = "False", ["T:Day"] = "monday", ["T:Share"] = "0.5" });
        Assert.Equal((3, TimeSpan.FromSeconds(30), false, DayOfWeek.Monday, 0.5), (options.Number, options.Pause, options.Switch, options.Day, options.Share));
    }

    [Theory]
    [InlineData("T:Number", "three", "The setting T:Number is \"three\": it must be a whole number.")]
    [InlineData("T:Number", "11", "The setting T:Number is \"11\": it must be a whole number from 1 to 10.")]
    [InlineData("T:Day", "7", "The setting T:Day is \"7\": it must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.")]
    [InlineData("T:Pause", "soon", "The setting T:Pause is \"soon\": it must be a length of time such as 00:15:00.")]
    [InlineData("T:Share", "1,5", "The setting T:Share is \"1,5\": it must be a number with a point for decimals.")]
    public void What_is_wrong_is_named_with_what_it_must_be(string key, string value, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SettingException>(() => Read(new() { [key] = value })).Message);

    [Fact]
    public void A_shifted_clock_runs_on()
    {
        var clock = new ShiftedClock(TimeSpan.FromDays(100));
        var before = TimeProvider.System.GetUtcNow().AddDays(100);
        var now = clock.GetUtcNow();
        Assert.InRange(now, before, TimeProvider.System.GetUtcNow().AddDays(100));
        Assert.True(clock.GetUtcNow() >= now);
    }

    private static Options Read(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().Read<Options>("T");

    private sealed class Options
    {
        [Between(1, 10)]
        public int Number { get; set; } = 7;

        public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(5);

        public bool? Switch { get; set; }

        public DayOfWeek Day { get; set; }

        public double Share { get; set; }
    }
}
