namespace Evenemang.Server.Settings;

/// <summary>A setting stops the start. The message names the key and the value, for the person who wrote it.</summary>
/// <param name="key">Full key, such as <c>Mail:Port</c>.</param>
/// <param name="value">The value found; null when it is missing. Never pass a secret.</param>
/// <param name="rule">What the value must be, as the end of the sentence.</param>
public sealed class SettingException(string key, string? value, string rule)
    : Exception(value is null ? $"The setting {key} is missing: it {rule}." : $"The setting {key} is \"{value}\": it {rule}.");
