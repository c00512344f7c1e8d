namespace Evenemang.Server.Settings;

/// <summary>Folders we must be able to write are tried at the start, not when the first person's mail is due.</summary>
public static class WritableFolder
{
    /// <summary>Makes the folder if need be and tries to write in it.</summary>
    /// <param name="key">The setting that names it.</param>
    /// <param name="path">Absolute path.</param>
    /// <param name="isPrivate">Whether a new folder is for this user alone.</param>
    /// <exception cref="SettingException">It cannot be made or written.</exception>
    public static void Require(string key, string path, bool isPrivate = false)
    {
        try
        {
            if (!isPrivate || OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = Path.Combine(path, $".{Path.GetRandomFileName()}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(key, path, $"must be a folder that can be written ({failure.Message.TrimEnd('.')})");
        }
    }
}
