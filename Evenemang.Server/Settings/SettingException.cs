namespace Evenemang.Server.Settings;

/// <summary>A setting stops the start. The message names the key and the value, for the person who wrote it.</summary>
public sealed class SettingException : Exception
{
    /// <param name="key">Full key, such as <c>Mail:Port</c>.</param>
    /// <param name="value">The value found; null when it is missing. Never pass a secret.</param>
    /// <param name="rule">What the value must be, as the end of the sentence.</param>
    public SettingException(string key, string? value, string rule)
        : this(value is null ? $"The setting {key} is missing: it {rule}." : $"The setting {key} is \"{value}\": it {rule}.")
    {
    }

    private SettingException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A key that nobody reads, most often a slip of the pen. Its value is not shown: it may be a password.</summary>
    public static SettingException Unknown(string key, string known) => new($"The setting {key} is not known: {known}.");

    /// <summary>A value that must not be shown, such as a connection string.</summary>
    public static SettingException Unreadable(string key, string why) => new($"The setting {key} cannot be used: {why.TrimEnd('.')}.");
}
