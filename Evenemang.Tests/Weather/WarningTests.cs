using System.Text;
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
        Assert.Empty(All(null).Select(warning => Warnings.For(warning, new(59.33, 18.07))).OfType<WeatherWarning>());
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

    private static IEnumerable<WeatherWarning> For(string? polygon, int region = 12, string code = "WIND", string level = "ORANGE") =>
        All(polygon, region, code, level).Select(warning => Warnings.For(warning, Lawn)).OfType<WeatherWarning>();

    private static IReadOnlyList<AreaWarning> All(string? polygon, int region = 12, string code = "WIND", string level = "ORANGE")
    {
        var area = polygon is null ? "" : $$""" "area": { "type": "Feature", "geometry": { "type": "Polygon", "coordinates": {{polygon}} }, "properties": {} }, """;
        var answer = $$"""
            [ { "id": 1, "normalProbability": false, "event": { "sv": "Vind", "en": "Wind", "code": "{{code}}" },
                "warningAreas": [ { "id": 2, "approximateStart": "2027-05-17T06:00:00.000Z", {{area}}
                  "warningLevel": { "sv": "Orange", "en": "Orange", "code": "{{level}}" }, "affectedAreas": [ { "id": {{region}}, "sv": "Skåne län" } ] } ] } ]
            """;
        return SmhiWarningReader.Read(Encoding.UTF8.GetBytes(answer))!;
    }
}
