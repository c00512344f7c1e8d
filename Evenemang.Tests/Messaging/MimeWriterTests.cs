using System.Text;
using Evenemang.Server.Messaging;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Messaging;

/// <summary>What we write, read back by a parser that is not ours.</summary>
public sealed class MimeWriterTests
{
    [NeedsFact(Tool.Python)]
    public async Task A_foreign_parser_reads_headers_and_parts_as_they_were_meant()
    {
        var mail = Letters.Full();
        var read = await ForeignMail.ReadAsync(MimeWriter.Write(mail));

        Assert.All(read.Root.All, part => Assert.Empty(part.Defects));
        Assert.Equal(mail.Subject, read.Header("Subject"));
        Assert.Equal(["Föreningen \"Ö\" & vänner", "avsandare@example.test"], Assert.Single(read.From));
        Assert.Equal(["Kontaktperson, gruppen", "kontaktperson@example.test"], Assert.Single(read.ReplyTo));
        Assert.Equal(["", "deltagare@example.test"], Assert.Single(read.To));
        Assert.Equal("Fri, 29 Jan 2027 12:30:05 +0000", read.Header("Date"));
        Assert.Equal("<brev-1@example.test>", read.Header("Message-ID"));
        Assert.Equal("<brev-0@example.test>", read.Header("In-Reply-To"));
        Assert.Equal(mail.References.Select(id => $"<{id}>"), read.Header("References").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("<https://evenemang.exempel.se/folj/avsluta/abc>", read.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", read.Header("List-Unsubscribe-Post"));
        Assert.Equal("auto-generated", read.Header("Auto-Submitted"));
        Assert.Equal("sv", read.Header("Content-Language"));

        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"],
            read.Root.All.Select(part => part.Type));
        var invitation = read.Root.All.Single(part => part.Type == "text/calendar");
        Assert.Equal("REQUEST", invitation.Parameters["method"]);
        Assert.Equal("utf-8", invitation.Parameters["charset"]);
        Assert.Equal(Letters.Calendar, invitation.Text);
        var attached = read.Root.All.Single(part => part.Type == "application/ics");
        Assert.Equal(("attachment", "invite.ics", Letters.Calendar), (attached.Disposition, attached.FileName, attached.Text));
        // The line end before a boundary belongs to the boundary (RFC 2046, 5.1.1).
        Assert.Equal(mail.PlainText.TrimEnd('\n'), read.Root.All.Single(part => part.Type == "text/plain").Text!.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Html!.TrimEnd('\n'), read.Root.All.Single(part => part.Type == "text/html").Text!.ReplaceLineEndings("\n"));
    }

    [NeedsTheory(Tool.Python)]
    [InlineData("Du har en plats")]
    [InlineData("=?utf-8?Q?ser_kodat_ut?= men är det inte")]
    [InlineData("=?utf-8?Q?only_ascii?=")]
    [InlineData("Ett-ord-utan-ett-enda-blanksteg-som-är-längre-än-en-rad-får-vara-i-ett-huvud-och-därför-måste-delas")]
    [InlineData("AnAsciiWordWithoutASingleSpaceThatIsLongerThanALineMayBeInAHeaderAndMustThereforeBeDividedSomewhere")]
    [InlineData("å")]
    [InlineData("👩‍👩‍👧‍👦 familjen 👩‍👩‍👧‍👦 och 🇸🇪 och e\u0301 och 𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞")]
    [InlineData("\"citat\", komma; <vinkel> (parentes) \\ bakstreck @ snabel-a")]
    public async Task A_subject_of_any_characters_comes_back_whole(string subject)
    {
        var bytes = MimeWriter.Write(Letters.Plain() with { Subject = subject, From = Letters.Box("a@example.test").Named(subject) });
        var read = await ForeignMail.ReadAsync(bytes);
        Assert.Equal(subject, read.Header("Subject"));
        Assert.Equal(subject, Assert.Single(read.From)[0]);
        Assert.Empty(read.Root.Defects);
        Assert.Equal(subject, MimeReader.Read(Encoding.ASCII.GetString(bytes)).Header("Subject"));
    }

    [NeedsTheory(Tool.Python)]
    [InlineData("Hej\r\nBcc: annan@example.test")]
    [InlineData("Hej\nBcc: annan@example.test")]
    [InlineData("Hej\rBcc: annan@example.test")]
    [InlineData("Hej\u2028Bcc: annan@example.test")]
    [InlineData("Hej\0\u0085\u000bBcc: annan@example.test\r\n\r\nEn annan text")]
    public async Task No_text_can_start_a_header_of_its_own(string text)
    {
        var read = await ForeignMail.ReadAsync(MimeWriter.Write(Letters.Plain() with
        {
            Subject = text,
            From = Letters.Box("a@example.test").Named(text),
            ReplyTo = Letters.Box("a@example.test").Named(text),
        }));
        Assert.DoesNotContain(read.Headers, header => header[0] == "Bcc");
        Assert.StartsWith("Hej", read.Header("Subject"), StringComparison.Ordinal);
        Assert.StartsWith("Hej\n", read.Root.Text!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b@example.test")]
    [InlineData("a@example.test>\r\nBcc: <b@example.test")]
    [InlineData("")]
    public void An_identity_that_cannot_be_written_is_a_broken_contract(string messageId) =>
        Assert.Throws<ArgumentException>(() => MimeWriter.Write(Letters.Plain(messageId: messageId)));

    [Fact]
    public void Everything_is_ascii_in_short_lines_that_end_in_CRLF()
    {
        var text = Encoding.Latin1.GetString(MimeWriter.Write(Letters.Full()));
        Assert.All(text, c => Assert.True(c is '\r' or '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Fact]
    public void The_same_message_gives_the_same_bytes() => Assert.Equal(MimeWriter.Write(Letters.Full()), MimeWriter.Write(Letters.Full()));

    [NeedsFact(Tool.Python)]
    public async Task A_calendar_file_that_is_no_invitation_is_only_attached()
    {
        var read = await ForeignMail.ReadAsync(MimeWriter.Write(Letters.Full() with { Calendar = new CalendarPart("PUBLISH", Letters.Calendar, "traffar.ics", IsInvitation: false) }));
        Assert.DoesNotContain(read.Root.All, part => part.Type == "text/calendar");
        Assert.Equal("traffar.ics", read.Root.All.Single(part => part.Type == "application/ics").FileName);
    }

    [Fact]
    public void Our_own_reader_gives_the_development_page_the_same_message()
    {
        var read = MimeReader.Read(Encoding.ASCII.GetString(MimeWriter.Write(Letters.Full())));
        Assert.Equal(Letters.Full().Subject, read.Header("subject"));
        Assert.Equal(Letters.Full().PlainText, read.TextOf("text/plain")!.ReplaceLineEndings("\n"));
        Assert.Equal(Letters.Calendar, read.TextOf("text/calendar"));
        Assert.Equal(Letters.Calendar, read.TextOf("application/ics"));
        Assert.Null(read.TextOf("image/png"));
    }
}
