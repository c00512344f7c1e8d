using Evenemang.Server;
using Evenemang.Server.Commands;

namespace Evenemang.Tests.House;

/// <summary>Every section of settings is in the table that unknown keys are looked up in.</summary>
public sealed class SettingsAreKnown
{
    [Fact]
    public void Every_options_class_with_a_section_is_known()
    {
        var sections = typeof(Program).Assembly.GetTypes()
            .Select(type => (type, section: type.GetField("Section")?.GetRawConstantValue() as string))
            .Where(found => found.section is not null)
            .ToList();
        Assert.True(sections.Count >= 4);
        Assert.All(sections, found => Assert.Equal(found.type, KnownSettings.Sections.GetValueOrDefault(found.section!)));
        Assert.Equal(sections.Count, KnownSettings.Sections.Count);
    }
}
