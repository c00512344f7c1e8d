namespace Evenemang.Tests.Support;

/// <summary>Where the sources lie, found from where the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Evenemang.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("Evenemang.sln was not found above the tests.");
    }
}
