using System.Globalization;
using System.Text;
using Evenemang.Server.Weather;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;

namespace Evenemang.Tests.Weather;

/// <summary>SMHI's warnings: whose area holds the place, and what they are worth. The answers are made up in the shape that SMHI describes.</summary>
public sealed class WarningTests
{
    private static readonly GridPoint Lawn = new(56.0535, 12.6838);

    [Fact]
    public void An_area_that_holds_the_place_counts_and_one_beside_it_does_not()
    {
        Assert.Equal(WarningLevel.Orange, Assert.Single(For("[[[12.5,55.9],[12.9,55.9],[12.9,56.2],[12.5,56.2],[12.5,55.9]]]")).Level);
        Assert.Empty(For("[[[13.5,55.9],[13.9,55.9],[13.9,56.2],[13.5,56.2],[13.5,55.9]]]"));
        // The place lies in a hole of the area.
        Assert.Empty(For("[[[12.0,55.0],[14.0,55.0],[14.0,57.0],[12.0,57.0],[12.0,55.0]],[[12.5,55.9],[12.9,55.9],[12.9,56.2],[12.5,56.2],[12.5,55.9]]]"));
    }

    [Fact]
    public void Without_an_area_the_county_counts()
    {
        Assert.False(Assert.Single(For(null)).IsPrecise);
        Assert.Empty(For(null, region: 13));
        Assert.Single(For(null, region: 13, options: new() { County = 13 }));
        Assert.Empty(For(null, options: new() { County = 0, Sea = 0 }));
    }

    [Fact]
    public void A_real_warning_for_Skane_holds_for_places_in_Skane_by_its_area_alone()
    {
        var warning = Assert.Single(SmhiWarningReader.Read(File.ReadAllBytes(WeatherSamples.Answer("smhi-warnings.json")))!);
        Assert.Equal((WarningLevel.Message, "WATER_SHORTAGE", false, false), (warning.Warning.Level, warning.Warning.Event, warning.Warning.Decides, warning.IsForSea));
        // No county is set: only the area can say so.
        WeatherOptions none = new() { County = 0, Sea = 0 };
        Assert.All(new GridPoint[] { Lawn, new(55.6059, 13.0007), new(56.1589, 13.7668) }, place => Assert.True(Warnings.For(warning, place, none)!.IsPrecise));
        Assert.All(new GridPoint[] { new(56.6745, 12.8578), new(59.33, 18.07), new(55.6761, 12.5683) }, place => Assert.Null(Warnings.For(warning, place, none)));
        // The lawn lies 150 metres from the coast as it is drawn; a bathing place half a kilometre outside it is meant as well, the middle of the sound is not.
        Assert.NotNull(Warnings.For(warning, new(56.0535, 12.6735), none));
        Assert.Equal(0.5, warning.Area!.KilometresTo(12.6735, 56.0535), 0.15);
        Assert.Null(Warnings.For(warning, new(56.0535, 12.63), none));
    }

    [Theory]
    [InlineData(12.6, true)]
    [InlineData(12.3, false)]
    public void A_warning_for_the_sea_is_shown_on_land_near_it(double east, bool shown)
    {
        var polygon = string.Create(CultureInfo.InvariantCulture, $"[[[12.0,55.9],[{east},55.9],[{east},56.2],[12.0,56.2],[12.0,55.9]]]");
        Assert.Equal(shown ? [true] : Array.Empty<bool>(), For(polygon, region: 55).Select(warning => warning.IsNoticeOnly));
        Assert.Equal(shown ? [true] : Array.Empty<bool>(), For(polygon, region: 12, classification: "OCE").Select(warning => warning.IsNoticeOnly));
    }

    [Fact]
    public void The_sound_is_a_notice_only()
    {
        var sea = Assert.Single(For(null, region: 55));
        Assert.True(sea.IsNoticeOnly);
        Assert.False(sea.Decides);
    }

    [Fact]
    public void A_code_that_is_new_is_shown_and_a_level_that_is_new_is_not()
    {
        Assert.Equal("KLINGON", Assert.Single(For(null, code: "KLINGON")).Event);
        Assert.Empty(For(null, level: "PURPLE"));
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("{}", null)]
    [InlineData("[{\"id\":1}]", 0)]
    [InlineData("[{\"warningAreas\":[{\"warningLevel\":{\"code\":\"RED\"}}]}]", 0)]
    [InlineData("<html>", null)]
    public void What_is_no_list_of_warnings_is_not_known(string answer, int? count) => Assert.Equal(count, SmhiWarningReader.Read(Encoding.UTF8.GetBytes(answer))?.Count);

    [Fact]
    public void An_open_end_and_doubt_are_kept()
    {
        var warning = All(null)[0].Warning;
        Assert.Null(warning.To);
        Assert.True(warning.IsUnsure);
        Assert.Equal("Vind", warning.Swedish);
    }

    private static IEnumerable<WeatherWarning> For(string? polygon, int region = 12, string code = "WIND", string level = "ORANGE", string classification = "MET", WeatherOptions? options = null) =>
        All(polygon, region, code, level, classification).Select(warning => Warnings.For(warning, Lawn, options ?? new())).OfType<WeatherWarning>();

    private static IReadOnlyList<AreaWarning> All(string? polygon, int region = 12, string code = "WIND", string level = "ORANGE", string classification = "MET")
    {
        var area = polygon is null ? "" : $$""" "area": { "type": "Feature", "geometry": { "type": "Polygon", "coordinates": {{polygon}} }, "properties": {} }, """;
        var answer = $$"""
            [ { "id": 1, "normalProbability": false, "event": { "sv": "Vind", "en": "Wind", "code": "{{code}}", "mhoClassification": { "code": "{{classification}}" } },
                "warningAreas": [ { "id": 2, "approximateStart": "2027-05-17T06:00:00.000Z", {{area}}
                  "warningLevel": { "sv": "Orange", "en": "Orange", "code": "{{level}}" }, "affectedAreas": [ { "id": {{region}}, "sv": "Skåne län" } ] } ] } ]
            """;
        return SmhiWarningReader.Read(Encoding.UTF8.GetBytes(answer))!;
    }
}
