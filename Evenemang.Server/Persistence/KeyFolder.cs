using System.Security.Cryptography;

namespace Evenemang.Server.Persistence;

/// <summary>Where the keys lie that must not lie in the database: the link key and ASP.NET's data protection keys. Several servers share one folder.</summary>
public sealed class KeyFolder
{
    private const int KeyLength = 32;

    public KeyFolder(string path)
    {
        Path = path;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    /// <summary>Where ASP.NET's data protection keeps its keys.</summary>
    public string DataProtectionPath => System.IO.Path.Combine(Path, "data-protection");

    /// <summary>The key behind every participant's link; made at the first start.</summary>
    public byte[] LinkKey()
    {
        var file = System.IO.Path.Combine(Path, "links.key");
        if (!File.Exists(file)) Create(file);
        var key = File.ReadAllBytes(file);
        return key.Length == KeyLength
            ? key
            : throw new InvalidDataException($"The file {file} should hold {KeyLength} octets but holds {key.Length}. Restore it from a backup: links already sent depend on it.");
    }

    private static void Create(string file)
    {
        // Written whole under another name first: two servers that start at once must end up with the same key.
        var temporary = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, RandomNumberGenerator.GetBytes(KeyLength));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary);
        }
    }
}
