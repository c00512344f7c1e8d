using System.Buffers;
using System.Globalization;
using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>UTF-8 content lines in the making: folded at 75 octets between characters, closed with CRLF (RFC 5545 section 3.1).</summary>
internal sealed class IcsBuffer(int capacity)
{
    /// <summary>The longest physical line, in octets, without its CRLF.</summary>
    public const int MaxLineOctets = 75;

    private static readonly SearchValues<char> PlainText = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code).Where(character => character is not ('\\' or ';' or ','))]);

    private byte[] _octets = new byte[Math.Max(capacity, 256)];
    private int _length;
    private int _column;

    public byte[] ToArray() => _octets.AsSpan(0, _length).ToArray();

    /// <summary>Whole lines that are already folded and closed.</summary>
    public void Lines(ReadOnlySpan<byte> lines)
    {
        Reserve(lines.Length);
        lines.CopyTo(_octets.AsSpan(_length));
        _length += lines.Length;
    }

    /// <summary>ASCII that may be folded anywhere.</summary>
    public void Ascii(ReadOnlySpan<byte> octets)
    {
        while (true)
        {
            var room = MaxLineOctets - _column;
            if (octets.Length <= room)
            {
                Append(octets);
                return;
            }

            Append(octets[..room]);
            octets = octets[room..];
            Fold();
        }
    }

    /// <summary>A TEXT value, escaped (section 3.3.11); control characters but tab and line breaks are left out.</summary>
    public void Text(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAnyExcept(PlainText);
            if (plain != 0)
            {
                var run = plain < 0 ? rest : rest[..plain];
                AsciiCharacters(run);
                rest = rest[run.Length..];
                continue;
            }

            rest = rest[Special(rest, isText: true)..];
        }
    }

    /// <summary>A value that knows no escapes (URI, parameter); control characters and line breaks are left out.</summary>
    public void Verbatim(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            rest = rest[Special(rest, isText: false)..];
        }
    }

    public void Number(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        Ascii(digits[..written]);
    }

    /// <summary><c>20270510T133000</c>, or <c>20270510</c> for a date.</summary>
    public void Time(DateTime time, bool isDate)
    {
        Span<byte> digits = stackalloc byte[15];
        var format = isDate ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss";
        time.TryFormat(digits, out var written, format, CultureInfo.InvariantCulture);
        Unit(digits[..written]);
    }

    public void EndLine()
    {
        Reserve(2);
        _octets[_length++] = (byte)'\r';
        _octets[_length++] = (byte)'\n';
        _column = 0;
    }

    private int Special(ReadOnlySpan<char> rest, bool isText)
    {
        Span<byte> unit = stackalloc byte[4];
        var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
        if (status != OperationStatus.Done)
        {
            rune = Rune.ReplacementChar;
        }

        switch (rune.Value)
        {
            case '\\' or ';' or ',' when isText:
                Unit([(byte)'\\', (byte)rune.Value]);
                break;
            case '\r' when isText && rest.Length > 1 && rest[1] == '\n':
                consumed = 2;
                Unit("\\n"u8);
                break;
            case '\r' or '\n' or '\f' or 0x85 or 0x2028 or 0x2029 when isText:
                Unit("\\n"u8);
                break;
            default:
                if (rune.Value == '\t' || !IcsText.IsDropped(rune))
                {
                    Unit(unit[..rune.EncodeToUtf8(unit)]);
                }

                break;
        }

        return consumed;
    }

    private void AsciiCharacters(ReadOnlySpan<char> run)
    {
        while (true)
        {
            var count = Math.Min(run.Length, MaxLineOctets - _column);
            Reserve(count);
            Encoding.Latin1.GetBytes(run[..count], _octets.AsSpan(_length));
            _length += count;
            _column += count;
            run = run[count..];
            if (run.IsEmpty)
            {
                return;
            }

            Fold();
        }
    }

    private void Unit(ReadOnlySpan<byte> unit)
    {
        if (_column + unit.Length > MaxLineOctets)
        {
            Fold();
        }

        Append(unit);
    }

    private void Append(ReadOnlySpan<byte> octets)
    {
        Reserve(octets.Length);
        octets.CopyTo(_octets.AsSpan(_length));
        _length += octets.Length;
        _column += octets.Length;
    }

    private void Fold()
    {
        EndLine();
        Append(" "u8);
    }

    private void Reserve(int count)
    {
        if (_length + count > _octets.Length)
        {
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, _length + count));
        }
    }
}
