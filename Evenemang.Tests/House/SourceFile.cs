using Evenemang.Tests.Support;

namespace Evenemang.Tests.House;

/// <summary>A file of the repository, as the rules of the house look at it.</summary>
/// <param name="Path">From the top of the repository, with slashes.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] LeftOut = ["bin", "obj", ".git", "node_modules", "_framework", "App_Data", "TestResults", "artifacts"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Everything = new(() => [.. Read(new(Repository.Root))]);

    /// <summary>Every text file somebody wrote.</summary>
    public static IReadOnlyList<SourceFile> All => Everything.Value;

    public int LineCount => Text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>Code that somebody wrote by hand below one of the projects.</summary>
    public static IReadOnlyList<SourceFile> Code(params string[] projects)
    {
        var files = All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => projects.Any(project => file.Path.StartsWith(project + "/", StringComparison.Ordinal)))
            .Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .ToList();
        Assert.All(projects, project => Assert.Contains(files, file => file.Path.StartsWith(project, StringComparison.Ordinal)));
        return files;
    }

    public override string ToString() => Path;

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(IsText))
        {
            yield return new(System.IO.Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName));
        }
        foreach (var inner in folder.EnumerateDirectories().Where(inner => !LeftOut.Contains(inner.Name)).SelectMany(Read)) yield return inner;
    }

    private static bool IsText(FileInfo file) =>
        file.Name is "run" or "test.sh"
        || file.Extension is ".cs" or ".razor" or ".csproj" or ".props" or ".targets" or ".json" or ".md" or ".sh" or ".css" or ".js" or ".resx" or ".yml" or ".editorconfig" or ".config" or ".py";
}
