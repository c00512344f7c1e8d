namespace Evenemang.Server.Messaging;

/// <summary>An iCalendar object that goes with a message.</summary>
/// <param name="Method">The METHOD property inside <paramref name="Text"/>: REQUEST, CANCEL or PUBLISH. The two must agree (RFC 6047, 2.4).</param>
/// <param name="Text">The object, CRLF between lines.</param>
/// <param name="FileName">ASCII name of the attached copy.</param>
/// <param name="IsInvitation">
/// True: mail programs show it as an invitation (a part of the alternative) and it is attached as well. False: only attached.
/// </param>
public sealed record CalendarPart(string Method, string Text, string FileName = "invite.ics", bool IsInvitation = true);
