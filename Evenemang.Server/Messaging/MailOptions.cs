namespace Evenemang.Server.Messaging;

/// <summary>Where mail goes.</summary>
public enum MailMode
{
    /// <summary>Into a folder, one .eml file a message: for development and for trying the product out. The default.</summary>
    Folder,

    /// <summary>To a mail server (submission).</summary>
    Smtp,
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Clear text: for a relay on the same machine only. Never with a user name.</summary>
    None,

    /// <summary>Clear text that turns into TLS (port 587). A server that does not offer it gets no mail. The default.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}

/// <summary>The settings under <c>Mail</c>. Read by <see cref="MailOptionsReader"/>, so that a wrong one is named with its value.</summary>
public sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>Most connections worth having to one mail server; more are refused by most servers.</summary>
    public const int MaxConnections = 20;

    /// <summary>Highest pace that is a pace at all.</summary>
    public const int MaxPerDomainPerMinute = 100_000;

    /// <summary>Folder or mail server.</summary>
    public MailMode Mode { get; init; } = MailMode.Folder;

    /// <summary>For <see cref="MailMode.Folder"/>: where the files go; relative to the application's content root.</summary>
    public string Folder { get; init; } = "App_Data/mail";

    /// <summary>The sender. Must be set for <see cref="MailMode.Smtp"/>.</summary>
    public string From { get; init; } = "Evenemang <evenemang@exempel.se>";

    /// <summary>The sender's name in letters about discreet series; empty for "Bokning" or "Booking", as the reader's language is.</summary>
    public string NeutralName { get; init; } = "";

    /// <summary>
    /// Where answers to letters of groups that run themselves go: an address that nobody reads, because nobody of the house is to know who is in such a group. Empty for
    /// <c>svara-inte@</c> and the domain of <see cref="From"/>, which should not exist either: then whoever answers hears from their own mail server that nobody got it.
    /// </summary>
    public string NoReply { get; init; } = "";

    /// <summary>The mail server's name; its certificate must carry it.</summary>
    public string Host { get; init; } = "";

    /// <summary>The mail server's port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Empty for a server that asks for no login.</summary>
    public string User { get; init; } = "";

    /// <summary>The password of <see cref="User"/>.</summary>
    public string Password { get; init; } = "";

    /// <summary>What we call ourselves (EHLO); empty for this machine's name.</summary>
    public string HelloName { get; init; } = "";

    /// <summary>Connections used side by side, 1 to <see cref="MaxConnections"/>.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Most messages a minute to one recipient domain from this server; 0 for no limit.</summary>
    public int PerDomainPerMinute { get; init; }

    /// <summary>
    /// Where letters come back to that cannot be delivered: the envelope's sender. What stands before the @ gets a tag for each letter (<c>studsar+…@</c>), so the mail server
    /// must deliver addresses with a + to it. Empty for <see cref="From"/>, without a tag.
    /// </summary>
    public string ReturnAddress { get; init; } = "";

    /// <summary>The Maildir into which <see cref="ReturnAddress"/> is delivered; relative to the application's content root. Empty when nobody reads what comes back.</summary>
    public string BounceFolder { get; init; } = "";

    /// <summary><see cref="NoReply"/> as an address.</summary>
    public Mailbox Unread => NoReply.Length == 0 ? UnreadOf(Sender) : Mailbox.TryParse(NoReply, out var unread) ? unread : throw new InvalidOperationException("Mail:NoReply is not an address.");

    /// <summary>The sender as an address.</summary>
    public Mailbox Sender => Mailbox.TryParseNamed(From, out var sender)
        ? sender
        : throw new InvalidOperationException("Mail:From is not an address.");

    /// <summary>The address that nobody reads, at a sender's own domain.</summary>
    internal static Mailbox UnreadOf(Mailbox sender) =>
        Mailbox.TryParse($"svara-inte{sender.Address[sender.Address.LastIndexOf('@')..]}", out var unread) ? unread : throw new InvalidOperationException("The sender has no domain.");
}
