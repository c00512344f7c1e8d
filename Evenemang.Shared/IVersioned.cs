namespace Evenemang.Shared;

/// <summary>A row whose every edit is guarded by a version token.</summary>
public interface IVersioned
{
    /// <summary>1 when created; raised by one with each save. An edit made from an older version is refused.</summary>
    int Version { get; set; }
}
