namespace Evenemang.Shared.Notices;

/// <summary>How a notice goes out.</summary>
public enum NoticeChannel
{
    /// <summary>As a letter, with the calendar entry. The default.</summary>
    Email,

    /// <summary>As a short text to a mobile telephone.</summary>
    Sms,
}
