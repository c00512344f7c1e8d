using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>Content lines and components (RFC 5545 sections 3.1 to 3.4), before anybody asks what they mean.</summary>
internal sealed class IcsParser(string text, List<IcsProblem> problems)
{
    private const int MaxDepth = 8;

    private int _position;
    private int _nextLine = 1;

    /// <summary>The first VCALENDAR, or null.</summary>
    public IcsComponent? Parse()
    {
        var root = new IcsComponent("", 0);
        Stack<IcsComponent> open = new([root]);
        while (NextLine() is { } line)
        {
            if (Property(line.Text, line.Number) is not { } property)
            {
                problems.Add(new(line.Number, IcsProblemKind.MalformedLine, Shorten(line.Text)));
            }
            else if (property.Name is "BEGIN")
            {
                var component = new IcsComponent(property.Value.Trim().ToUpperInvariant(), property.Line);
                open.Peek().Components.Add(component);
                open.Push(component);
                if (open.Count > MaxDepth)
                {
                    problems.Add(new(property.Line, IcsProblemKind.BadNesting, component.Name));
                    break;
                }
            }
            else if (property.Name is "END")
            {
                if (open.Count == 1 || !string.Equals(open.Pop().Name, property.Value.Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    problems.Add(new(property.Line, IcsProblemKind.BadNesting, Shorten(property.Value)));
                    break;
                }
            }
            else
            {
                open.Peek().Properties.Add(property);
            }
        }

        if (open.Count > 1 && !problems.Exists(problem => problem.Kind == IcsProblemKind.BadNesting))
        {
            problems.Add(new(_nextLine - 1, IcsProblemKind.BadNesting, open.Peek().Name));
        }

        return root.Components.Find(component => component.Name is "VCALENDAR");
    }

    /// <summary>name *(";" param "=" value *("," value)) ":" value; colons and semicolons inside double quotes do not count.</summary>
    private static IcsProperty? Property(string line, int number)
    {
        var nameEnd = line.AsSpan().IndexOfAny(';', ':');
        if (nameEnd < 1)
        {
            return null;
        }

        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        var position = nameEnd;
        while (line[position] == ';')
        {
            var end = EndOfParameter(line, position + 1);
            var equals = end < 0 ? -1 : line.IndexOf('=', position + 1, end - position - 1);
            if (equals < 0)
            {
                return null;
            }

            parameters.TryAdd(line[(position + 1)..equals].ToUpperInvariant(), ParameterValue(line[(equals + 1)..end]));
            position = end;
        }

        return new(line[..nameEnd].Trim().ToUpperInvariant(), parameters, line[(position + 1)..], number);
    }

    private static int EndOfParameter(string line, int from)
    {
        var isQuoted = false;
        for (var index = from; index < line.Length; index++)
        {
            if (line[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && line[index] is (';' or ':'))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The first of the values, unquoted, with the carets of RFC 6868 taken out.</summary>
    private static string ParameterValue(string raw)
    {
        var first = raw.StartsWith('"')
            ? raw[1..(raw.IndexOf('"', 1) is > 0 and var close ? close : raw.Length)]
            : raw.Split(',', 2)[0];
        if (!first.Contains('^', StringComparison.Ordinal))
        {
            return first;
        }

        var value = new StringBuilder(first.Length);
        for (var index = 0; index < first.Length; index++)
        {
            char? meant = first[index] != '^' || index + 1 == first.Length ? null : first[index + 1] switch
            {
                'n' => '\n',
                '^' => '^',
                '\'' => '"',
                _ => null,
            };
            value.Append(meant ?? first[index]);
            index += meant is null ? 0 : 1;
        }

        return value.ToString();
    }

    /// <summary>The next line that is not empty, unfolded; CRLF, LF and CR all end a line.</summary>
    private (string Text, int Number)? NextLine()
    {
        while (_position < text.Length)
        {
            var number = _nextLine;
            var first = PhysicalLine();
            if (_position >= text.Length || text[_position] is not (' ' or '\t'))
            {
                if (first.Length == 0)
                {
                    continue;
                }

                return (first.ToString(), number);
            }

            var whole = new StringBuilder().Append(first);
            while (_position < text.Length && text[_position] is (' ' or '\t'))
            {
                _position++;
                whole.Append(PhysicalLine());
            }

            return (whole.ToString(), number);
        }

        return null;
    }

    private ReadOnlySpan<char> PhysicalLine()
    {
        var rest = text.AsSpan(_position);
        var end = rest.IndexOfAny('\r', '\n');
        var length = end < 0 ? rest.Length : end;
        var isPair = end >= 0 && end + 1 < rest.Length && rest[end] == '\r' && rest[end + 1] == '\n';
        _position += length + (end < 0 ? 0 : isPair ? 2 : 1);
        _nextLine++;
        return rest[..length];
    }

    private static string Shorten(string line) => line.Length <= 60 ? line : line[..60] + "…";
}
