using Evenemang.Server.Settings;

namespace Evenemang.Server.Persistence;

/// <summary>Settings under <c>Keys</c>.</summary>
public sealed class KeysOptions
{
    public const string Section = "Keys";

    /// <summary>Folder of the keys that must not lie in the database; relative to the content root. Several servers share one.</summary>
    [Written(maxLength: 1000)]
    public string Folder { get; set; } = Path.Combine(PersistenceRoom.DataFolder, "keys");
}
