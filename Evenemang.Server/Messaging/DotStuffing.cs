namespace Evenemang.Server.Messaging;

/// <summary>RFC 5321, 4.5.2: a line that starts with a dot gets another; a line of one dot ends the message.</summary>
internal static class DotStuffing
{
    /// <summary>The message with every line end as CRLF, dots doubled, and the final CRLF . CRLF.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlySpan<byte> message)
    {
        var result = new List<byte>(message.Length + 64);
        var atLineStart = true;
        for (var i = 0; i < message.Length; i++)
        {
            var octet = message[i];
            if (octet is (byte)'\r' or (byte)'\n')
            {
                // A lone CR or LF would be a line end to some servers and not to others, which is how messages are smuggled.
                if (octet == (byte)'\r' && i + 1 < message.Length && message[i + 1] == (byte)'\n')
                    i++;
                result.AddRange("\r\n"u8);
                atLineStart = true;
                continue;
            }
            if (atLineStart && octet == (byte)'.')
                result.Add((byte)'.');
            result.Add(octet);
            atLineStart = false;
        }
        if (!atLineStart)
            result.AddRange("\r\n"u8);
        result.AddRange(".\r\n"u8);
        return result.ToArray();
    }
}
