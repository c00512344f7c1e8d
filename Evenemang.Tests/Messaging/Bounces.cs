namespace Evenemang.Tests.Messaging;

/// <summary>Delivery reports as Postfix writes them (RFC 3464).</summary>
internal static class Bounces
{
    public static string Report(string returnedTo, string action, string status) => $"""
        Return-Path: <>
        X-Original-To: {returnedTo}
        Delivered-To: {returnedTo}
        Date: Mon, 11 Jan 2027 08:00:01 +0000
        From: MAILER-DAEMON@mail.example.test (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: {returnedTo}
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        This is a MIME-encapsulated message.

        --b1
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --b1
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.test
        Arrival-Date: Mon, 11 Jan 2027 08:00:00 +0000

        Final-Recipient: rfc822; kim@example.test
        Original-Recipient: rfc822;kim@example.test
        Action: {action}
        Status: {status}
        Diagnostic-Code: X-Postfix; no such user

        --b1
        Content-Description: Undelivered Message
        Content-Type: text/rfc822-headers

        From: evenemang@example.test
        Subject: Du har en plats

        --b1--

        """;
}
