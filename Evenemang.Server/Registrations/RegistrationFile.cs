using System.Globalization;
using System.Text;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>A table of sign-ups as people keep them: a header row, then one party a row; semicolons or commas between.</summary>
/// <param name="Rows">With their line in the file, 1-based.</param>
/// <param name="Unread">Columns that mean nothing here.</param>
internal sealed record RegistrationFile(IReadOnlyList<(int Line, SignUpRequest Request)> Rows, IReadOnlyList<string> Unread)
{
    /// <summary>Most rows that are read.</summary>
    public const int MaxRows = 2000;

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["namn"] = "name", ["name"] = "name", ["e-post"] = "email", ["epost"] = "email", ["e-postadress"] = "email", ["email"] = "email", ["e-mail"] = "email", ["mail"] = "email",
        ["telefon"] = "phone", ["telefonnummer"] = "phone", ["mobil"] = "phone", ["phone"] = "phone", ["antal"] = "heads", ["personer"] = "heads", ["heads"] = "heads", ["lag"] = "team",
        ["lagnamn"] = "team", ["team"] = "team", ["språk"] = "language", ["language"] = "language",
    };

    /// <param name="octets">UTF-8, or what Swedish spreadsheets write (Windows-1252, ISO 8859-1).</param>
    /// <param name="questions">Their keys or texts may head columns.</param>
    /// <returns>Null when there is no column with names.</returns>
    public static RegistrationFile? Read(byte[] octets, IReadOnlyList<Question> questions)
    {
        var text = Decode(octets);
        var firstLine = text.Split('\n', 2)[0];
        var table = DelimitedText.Read(text, firstLine.Count(letter => letter == ';') >= firstLine.Count(letter => letter == ',') ? ';' : ',').Take(MaxRows + 1).ToList();
        if (table.Count == 0) return null;
        List<(int Index, string Meaning)> columns = [];
        List<string> unread = [];
        foreach (var (index, heading) in table[0].Cells.Index())
        {
            if (Headings.TryGetValue(heading, out var meaning)) columns.Add((index, meaning));
            else if (questions.FirstOrDefault(question => Is(question, heading)) is { } asked) columns.Add((index, "?" + asked.Key));
            else if (heading.Length > 0) unread.Add(heading);
        }
        if (columns.TrueForAll(column => column.Meaning != "name")) return null;
        List<(int, SignUpRequest)> rows = [];
        foreach (var (line, texts) in table.Skip(1))
        {
            var cells = columns.Select(column => (column.Meaning, Value: column.Index < texts.Count ? texts[column.Index] : "")).ToList();
            if (cells.Exists(cell => cell.Value.Length > 0)) rows.Add((line, RequestOf(cells)));
        }
        return new(rows, unread);
    }

    private static SignUpRequest RequestOf(List<(string Meaning, string Value)> cells)
    {
        string? Cell(string meaning) => cells.Find(cell => cell.Meaning == meaning).Value is { Length: > 0 } value ? value : null;
        // What is no number is no number of people; the check then says so.
        var heads = Cell("heads") is { } written ? (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0) : 1;
        return new()
        {
            Name = Cell("name"), Email = Cell("email"), Phone = Cell("phone"), TeamName = Cell("team"), Heads = heads, Language = Cell("language") ?? "sv",
            Answers = cells.Where(cell => cell.Meaning[0] == '?' && cell.Value.Length > 0).ToDictionary(cell => cell.Meaning[1..], cell => cell.Value),
        };
    }

    private static bool Is(Question question, string heading) =>
        question.Key.Equals(heading, StringComparison.OrdinalIgnoreCase) || question.Text.Equals(heading, StringComparison.OrdinalIgnoreCase);

    private static string Decode(byte[] octets)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(octets);
        }
    }
}
