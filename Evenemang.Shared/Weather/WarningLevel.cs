namespace Evenemang.Shared.Weather;

/// <summary>How serious an official warning is. A later one is more so.</summary>
public enum WarningLevel
{
    /// <summary>A message ("meddelande"): good to know.</summary>
    Message,

    /// <summary>Yellow: some risk; be attentive.</summary>
    Yellow,

    /// <summary>Orange: do not expose yourself.</summary>
    Orange,

    /// <summary>Red: refrain entirely.</summary>
    Red,
}
