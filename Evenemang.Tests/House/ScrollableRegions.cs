namespace Evenemang.Tests.House;

/// <summary>What can be scrolled by hand can be scrolled by keyboard, and says what it is.</summary>
public sealed class ScrollableRegions
{
    [Fact]
    public void Every_table_that_may_be_wider_than_the_screen_can_be_reached_and_has_a_name()
    {
        var regions = SourceFile.Code("Evenemang.Server").SelectMany(file => file.Text.Split('\n').Where(line => line.Contains("class=\"desk-scroll\"", StringComparison.Ordinal)).Select(line => (file.Path, Line: line.Trim()))).ToList();
        Assert.NotEmpty(regions);
        Assert.Equal([], regions.Where(region => !region.Line.Contains("tabindex=\"0\" role=\"", StringComparison.Ordinal) || !region.Line.Contains("aria-label", StringComparison.Ordinal)));
    }
}
