using Xunit.Abstractions;

namespace Evenemang.Tests.House;

/// <summary>Past a certain length a file hides a second subject.</summary>
public sealed class SizesOfFiles(ITestOutputHelper output)
{
    private const int MaxLines = 300;
    private const int WorthALook = 200;

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var files = SourceFile.Code("Evenemang.Shared", "Evenemang.Server", "Evenemang.Tests", "Evenemang.Bench");
        foreach (var file in files.Where(file => file.LineCount > WorthALook).OrderByDescending(file => file.LineCount)) output.WriteLine($"{file.LineCount} lines: {file.Path}");
        Assert.Equal([], files.Where(file => file.LineCount > MaxLines).Select(file => $"{file.Path} has {file.LineCount} lines"));
    }
}
