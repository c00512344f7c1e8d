using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>
/// Writes a message as 7-bit MIME: mixed{ alternative{ text/plain, text/html, text/calendar }, application/ics }. Base64 keeps the calendar's
/// CRLF and UTF-8 through every server on the way, where 8bit loses them. The same message always gives the same bytes.
/// </summary>
internal static partial class MimeWriter
{
    private const int Base64LineLength = 76;

    /// <summary>The whole message, headers first, lines ending in CRLF, no line above 998 octets, nothing outside ASCII.</summary>
    /// <exception cref="ArgumentException">A Message-ID, a method or a file name is not of the safe form it must have.</exception>
    public static byte[] Write(OutgoingMail mail)
    {
        var text = new StringBuilder(4096);
        WriteHeaders(mail, text);
        WriteBody(mail, text);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void WriteHeaders(OutgoingMail mail, StringBuilder text)
    {
        text.Append(HeaderText.Structured("Date", mail.Date.ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)));
        text.Append(HeaderText.Address("From", mail.From));
        if (mail.ReplyTo is { } replyTo)
            text.Append(HeaderText.Address("Reply-To", replyTo));
        text.Append(HeaderText.Address("To", mail.To));
        text.Append(HeaderText.Unstructured("Subject", mail.Subject));
        text.Append(HeaderText.Structured("Message-ID", Identifier(mail.MessageId)));
        if (mail.InReplyTo is { } inReplyTo)
            text.Append(HeaderText.Structured("In-Reply-To", Identifier(inReplyTo)));
        if (mail.References.Count > 0)
            text.Append(HeaderText.Structured("References", mail.References.Select(Identifier)));
        if (mail.ListUnsubscribe is { } address)
        {
            text.Append(HeaderText.Structured("List-Unsubscribe", $"<{address.AbsoluteUri}>"));
            text.Append(HeaderText.Structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        if (mail.AutoSubmitted)
        {
            text.Append(HeaderText.Structured("Auto-Submitted", "auto-generated"));
            // Exchange answers with "out of office" whatever RFC 3834 says, unless told in its own words.
            text.Append(HeaderText.Structured("X-Auto-Response-Suppress", "All"));
        }
        text.Append(HeaderText.Structured("Content-Language", Safe(LanguageTag(), mail.Language, nameof(mail.Language))));
        text.Append(HeaderText.Structured("MIME-Version", "1.0"));
    }

    private static void WriteBody(OutgoingMail mail, StringBuilder text)
    {
        if (mail.Calendar is not { } calendar)
        {
            WriteAlternative(mail, null, text);
            return;
        }
        var boundary = Boundary(mail, "m");
        text.Append(HeaderText.Structured("Content-Type", "multipart/mixed;", $"boundary=\"{boundary}\"")).Append("\r\n");
        text.Append("--").Append(boundary).Append("\r\n");
        WriteAlternative(mail, calendar.IsInvitation ? calendar : null, text);
        text.Append("--").Append(boundary).Append("\r\n");
        var fileName = Safe(FileName(), calendar.FileName, nameof(calendar.FileName));
        text.Append(HeaderText.Structured("Content-Type", "application/ics;", $"name=\"{fileName}\""));
        text.Append(HeaderText.Structured("Content-Disposition", "attachment;", $"filename=\"{fileName}\""));
        WriteBase64(calendar.Text, text);
        text.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void WriteAlternative(OutgoingMail mail, CalendarPart? invitation, StringBuilder text)
    {
        if (mail.Html is null && invitation is null)
        {
            WriteText("plain", mail.PlainText, text);
            return;
        }
        var boundary = Boundary(mail, "a");
        text.Append(HeaderText.Structured("Content-Type", "multipart/alternative;", $"boundary=\"{boundary}\"")).Append("\r\n");
        text.Append("--").Append(boundary).Append("\r\n");
        WriteText("plain", mail.PlainText, text);
        if (mail.Html is { } html)
        {
            text.Append("--").Append(boundary).Append("\r\n");
            WriteText("html", html, text);
        }
        if (invitation is not null)
        {
            text.Append("--").Append(boundary).Append("\r\n");
            var method = Safe(Method(), invitation.Method, nameof(invitation.Method));
            text.Append(HeaderText.Structured("Content-Type", "text/calendar;", $"method={method};", "charset=utf-8"));
            WriteBase64(invitation.Text, text);
        }
        text.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void WriteText(string subtype, string content, StringBuilder text)
    {
        text.Append(HeaderText.Structured("Content-Type", $"text/{subtype};", "charset=utf-8"));
        text.Append(HeaderText.Structured("Content-Transfer-Encoding", "quoted-printable")).Append("\r\n");
        text.Append(QuotedPrintable.Encode(content));
    }

    private static void WriteBase64(string content, StringBuilder text)
    {
        text.Append(HeaderText.Structured("Content-Transfer-Encoding", "base64")).Append("\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(content)).Chunk(Base64LineLength))
            text.Append(line).Append("\r\n");
    }

    // "=_" cannot occur in quoted-printable or base64, so a boundary that begins with it cannot occur in a part.
    private static string Boundary(OutgoingMail mail, string level) =>
        $"=_{level}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId)))[..24]}";

    private static string Identifier(string messageId) => $"<{Safe(MessageIdentifier(), messageId, nameof(messageId))}>";

    private static string Safe(Regex form, string value, string name) =>
        form.IsMatch(value) ? value : throw new ArgumentException($"\"{value}\" cannot be written into a header.", name);

    [GeneratedRegex(@"\A[A-Za-z0-9._+=-]{1,128}@[A-Za-z0-9.-]{1,128}\z")]
    private static partial Regex MessageIdentifier();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z]{2,4})?\z")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\A(REQUEST|CANCEL|PUBLISH)\z")]
    private static partial Regex Method();
}
