using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>
/// The Maildir into which what comes back is delivered. What has been understood is deleted, because it holds addresses and letters; what has not is put aside for a while.
/// </summary>
/// <param name="path">Full path; null when none has been set.</param>
public sealed class BounceFolder(string? path)
{
    /// <summary>Subfolder of what could not be understood.</summary>
    public const string AsideName = "aside";

    /// <summary>Files read in one round.</summary>
    private const int MaxAtOnce = 500;

    /// <summary>Days after which what was put aside is deleted.</summary>
    private const int AsideDays = 30;

    /// <summary>Files put aside.</summary>
    public int AsideCount => Aside is { } aside && Directory.Exists(aside) ? Directory.EnumerateFiles(aside).Count() : 0;

    private string? Aside => path is null ? null : Path.Combine(path, AsideName);

    /// <summary>What has been delivered and not been seen to, the oldest first. A mail program that looks in moves files from new to cur.</summary>
    public IReadOnlyList<string> Waiting() => path is null
        ? []
        : [.. new[] { "new", "cur" }.Select(name => Path.Combine(path, name)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).OrderBy(Path.GetFileName, StringComparer.Ordinal).Take(MaxAtOnce)];

    /// <summary>A file's beginning, each octet as one character.</summary>
    public static async Task<string> ReadAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        var octets = new byte[Math.Min(stream.Length, DeliveryReport.MaxLength)];
        var length = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, cancel);
        return Encoding.Latin1.GetString(octets, 0, length);
    }

    /// <summary>It has been seen to.</summary>
    public static void Done(string file) => File.Delete(file);

    /// <summary>It could not be understood.</summary>
    public void SetAside(string file)
    {
        FolderMailTransport.CreateFolder(Aside!);
        File.Move(file, Path.Combine(Aside!, Path.GetFileName(file)), overwrite: true);
    }

    /// <summary>Deletes what was put aside long ago.</summary>
    /// <param name="now">UTC instant by the machine's clock, which dates files.</param>
    public void ForgetOld(DateTime now)
    {
        if (Aside is not { } aside || !Directory.Exists(aside)) return;
        foreach (var file in Directory.EnumerateFiles(aside).Where(file => File.GetLastWriteTimeUtc(file) < now.AddDays(-AsideDays)).ToList()) File.Delete(file);
    }

    /// <summary>Sees whether files can be moved here.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not.</exception>
    public void Try()
    {
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException("there is no such folder.");
        var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
        File.WriteAllText(probe, "");
        SetAside(probe);
        File.Delete(Path.Combine(Aside!, Path.GetFileName(probe)));
        _ = Waiting();
    }
}
