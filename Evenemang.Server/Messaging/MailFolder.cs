using System.Text;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>One file of the development folder.</summary>
public sealed record MailFile(string Name, MimePart Message, string Raw);

/// <summary>Reads the development folder. Only names that we give ourselves are opened, so no name leads out of the folder.</summary>
public sealed partial class MailFolder(string folder)
{
    private const int MaxListed = 200;

    /// <summary>Where the files are.</summary>
    public string Path => folder;

    /// <summary>The newest messages, newest first.</summary>
    public IReadOnlyList<MailFile> List() =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.eml")
                .Select(path => System.IO.Path.GetFileName(path))
                .Where(name => SafeName().IsMatch(name))
                .OrderByDescending(name => name, StringComparer.Ordinal)
                .Take(MaxListed)
                .Select(FindOrNull)
                .OfType<MailFile>()]
            : [];

    /// <summary>One message, or null when there is none of that name.</summary>
    public MailFile? FindOrNull(string name)
    {
        if (!SafeName().IsMatch(name))
            return null;
        try
        {
            var raw = File.ReadAllText(System.IO.Path.Combine(folder, name), Encoding.ASCII);
            return new MailFile(name, MimeReader.Read(raw), raw);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A\d{8}T\d{9}-[0-9a-f]{12}(-\d{1,4})?\.eml\z")]
    private static partial Regex SafeName();
}
