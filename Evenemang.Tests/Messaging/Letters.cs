using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Messaging;

/// <summary>Messages and settings for the tests of this room.</summary>
internal static class Letters
{
    public const string Calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Frukostseminarium\\, å ä ö 🎈\r\n.DOT:.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    public static OutgoingMail Plain(string to = "deltagare@example.test", string messageId = "brev-1@example.test") => new()
    {
        MessageId = messageId,
        Date = new DateTime(2027, 1, 29, 12, 30, 5, DateTimeKind.Utc),
        From = Box("avsandare@example.test").Named("Evenemang"),
        To = Box(to),
        Subject = "Du har en plats",
        PlainText = "Hej\n.\n..två punkter\n.slut\nFrom här\n",
        Language = "sv",
    };

    public static OutgoingMail Full(string to = "deltagare@example.test") => Plain(to) with
    {
        From = Box("avsandare@example.test").Named("Föreningen \"Ö\" & vänner"),
        ReplyTo = Box("kontaktperson@example.test").Named("Kontaktperson, gruppen"),
        Subject = "Du har en plats: Frukostseminarium fredag 8 februari 🥐 med å, ä och ö, och en rubrik som är så lång att den måste vikas flera gånger",
        PlainText = "Hej Å,\n\nen rad med blanksteg sist \n.punkt först\n" + string.Concat(Enumerable.Repeat("långrad ", 40)) + "\n=slut=\t\n",
        Html = "<!DOCTYPE html>\n<p>Hej <b>Å</b> 🎈</p>\n.\n",
        Calendar = new CalendarPart("REQUEST", Calendar),
        InReplyTo = "brev-0@example.test",
        References = [.. Enumerable.Range(0, 12).Select(i => $"brev-{i}.ett-langt-namn@example.test")],
        ListUnsubscribe = new Uri("https://evenemang.exempel.se/folj/avsluta/abc"),
    };

    public static Mailbox Box(string address) =>
        Mailbox.TryParse(address, out var mailbox) ? mailbox : throw new ArgumentException(address, nameof(address));

    public static SmtpSettings Settings(int port, MailSecurity security = MailSecurity.None, string user = "", string password = "") =>
        new("localhost", port, security, user, password, "evenemang.example.test")
        {
            Trust = TestCertificates.Trust,
            Timeouts = new SmtpTimeouts(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)),
        };

    public static SmtpSettings Hasty(SmtpSettings settings) => settings with
    {
        Timeouts = new SmtpTimeouts(TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200)),
    };
}
