using System.Globalization;
using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>Lines over a stream: writes one command, reads one answer, each pair under a time limit.</summary>
internal sealed class SmtpWire(Stream stream) : IAsyncDisposable
{
    // RFC 5321, 4.5.3.1.5 allows 512 octets a line; some servers write more. What never ends is not an answer.
    private const int MaxLineLength = 4096;
    private const int MaxLines = 128;

    private readonly byte[] _buffer = new byte[MaxLineLength];
    private Stream _stream = stream;
    private int _start;
    private int _end;

    /// <summary>True when the server has said more than it was asked.</summary>
    public bool HasUnreadInput => _start < _end;

    /// <summary>Goes on over another stream (TLS over the first one).</summary>
    public void Continue(Stream over) => _stream = over;

    /// <summary>The stream under the conversation, for TLS to wrap.</summary>
    public Stream Stream => _stream;

    /// <summary>Writes (when there is something to write) and reads the answer.</summary>
    /// <exception cref="SmtpFailure">The connection was lost, the answer is not SMTP, or it took too long.</exception>
    public async Task<SmtpReply> AskAsync(ReadOnlyMemory<byte> command, string stage, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        try
        {
            if (command.Length > 0)
            {
                await _stream.WriteAsync(command, timed.Token);
                await _stream.FlushAsync(timed.Token);
            }
            return await ReadReplyAsync(stage, timed.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmtpFailure("timeout", $"The mail server did not answer {stage} within {limit.TotalSeconds:0.#} s.");
        }
        catch (IOException exception)
        {
            throw new SmtpFailure("lost", $"The connection to the mail server was lost at {stage}: {exception.Message}", innerException: exception);
        }
    }

    private async Task<SmtpReply> ReadReplyAsync(string stage, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (true)
        {
            var line = await ReadLineAsync(stage, cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599
                || (line.Length > 3 && line[3] is not (' ' or '-')) || lines.Count == MaxLines)
            {
                throw new SmtpFailure("protocol", $"What answered at {stage} is not a mail server.", isConfiguration: true);
            }
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, lines);
        }
    }

    private async Task<string> ReadLineAsync(string stage, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            var newLine = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            var taken = newLine < 0 ? _end : newLine + 1;
            line.Append(Encoding.UTF8.GetString(_buffer, _start, taken - _start));
            _start = taken;
            if (newLine >= 0)
                return line.ToString().TrimEnd('\r', '\n');
            if (line.Length > MaxLineLength)
                throw new SmtpFailure("protocol", $"What answered at {stage} is not a mail server.", isConfiguration: true);
            _start = 0;
            _end = await _stream.ReadAsync(_buffer, cancellationToken);
            if (_end == 0)
                throw new SmtpFailure("lost", $"The mail server closed the connection at {stage}.");
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
