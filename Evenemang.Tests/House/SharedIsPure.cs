using System.Reflection;
using System.Xml.Linq;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.House;

/// <summary>The rules need nothing but the base library, and every public one is explained.</summary>
public sealed class SharedIsPure
{
    private static readonly string[] NotForRules = ["System.Net.Http", "System.Net.Sockets", "System.IO.FileSystem.Watcher", "System.Data.Common", "System.Diagnostics.Process"];

    [Fact]
    public void Shared_stands_on_the_base_library_alone()
    {
        var references = typeof(Occurrence).Assembly.GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name));
        Assert.Empty(references.Select(reference => reference.Name).Intersect(NotForRules));
    }

    [Fact]
    public void Shared_names_no_package_and_no_project()
    {
        var project = Project();
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    [Fact]
    public void A_public_member_of_Shared_without_documentation_does_not_compile()
    {
        Assert.Equal("true", Project().Descendants("GenerateDocumentationFile").Single().Value);
        var house = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Equal("true", house.Descendants("TreatWarningsAsErrors").Single().Value);
        string[] settings = [.. SourceFile.All.Where(file => file.Path.EndsWith("proj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal) || file.Path.EndsWith(".editorconfig", StringComparison.Ordinal)).Select(file => file.Text)];
        Assert.True(settings.Length >= 4);
        Assert.All(settings, text => Assert.DoesNotContain("CS1591", text, StringComparison.Ordinal));
        Assert.All(SourceFile.Code("Evenemang.Shared"), file => Assert.DoesNotContain("#pragma warning disable", file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Shared_reads_no_clock_and_asks_for_no_container()
    {
        var members = typeof(Occurrence).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToList();
        Assert.NotEmpty(members);
        Assert.DoesNotContain(members, member => member.GetParameters().Any(parameter => parameter.ParameterType == typeof(TimeProvider) || parameter.ParameterType == typeof(IServiceProvider)));
    }

    private static XDocument Project() => XDocument.Load(Path.Combine(Repository.Root, "Evenemang.Shared", "Evenemang.Shared.csproj"));
}
