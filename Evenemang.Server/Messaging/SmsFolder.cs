using System.Text.Json;

namespace Evenemang.Server.Messaging;

/// <summary>Reads the development folder of SMS.</summary>
public sealed class SmsFolder(string folder)
{
    private const int MaxListed = 200;

    /// <summary>Where the files are.</summary>
    public string Path => folder;

    /// <summary>The newest, newest first.</summary>
    public IReadOnlyList<SmsFile> List() =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, FolderSmsTransport.Pattern).OrderByDescending(path => path, StringComparer.Ordinal).Take(MaxListed).Select(ReadOrNull).OfType<SmsFile>()]
            : [];

    private static SmsFile? ReadOrNull(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), SmsFileJson.Default.SmsFile);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            return null;
        }
    }
}
