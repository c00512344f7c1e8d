using System.Globalization;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Samples;

/// <summary>People who do not exist: names nobody bears, addresses under example.se, numbers set aside for fiction.</summary>
/// <param name="first">Where their numbers begin, so that no two series share a person.</param>
internal sealed class SamplePeople(int first)
{
    private static readonly string[] FirstNames =
    [
        "Alva", "Bo", "Cajsa", "Disa", "Edvin", "Freja", "Gösta", "Hedda", "Ivar", "Jonna", "Kerstin", "Love", "Märta", "Nils", "Olga", "Per-Åke", "Runa", "Sixten", "Tyra", "Ulf",
        "Vera", "Wilmer", "Yasmin", "Zoran", "Åsa", "Älva", "Östen", "Amina", "Hassan", "Leila",
    ];

    private static readonly string[] LastNames =
    [
        "Exempelsson", "Påhittad", "Låtsas", "Provström", "Demodotter", "Fiktivsson", "Sagolund", "Testberg", "Mallgren", "Övningsson", "Utkast", "Platshållare", "Skissberg",
    ];

    private static readonly string[] Affiliations = Question.Affiliation().Choices is { } choices ? [.. choices] : [];

    private static readonly string[] Diets = ["Vegetarisk", "Glutenfri", "Nötallergi", "Vegansk", "Laktosfri"];

    private int _number = first;

    /// <summary>Sign-ups of different people.</summary>
    /// <param name="heads">Sizes of the parties, one each.</param>
    /// <param name="asked">Keys of the questions they answer.</param>
    public IEnumerable<SignUpRequest> Parties(IEnumerable<int> heads, params string[] asked) => heads.Select(size => Party(size, asked)).ToList();

    /// <summary>People who come with one click and leave no name.</summary>
    public static IEnumerable<SignUpRequest> Nameless(params int[] heads) => heads.Select(size => new SignUpRequest { Heads = size }).ToList();

    /// <summary>Somebody known by an alias.</summary>
    public SignUpRequest Alias(string alias) => new() { Name = alias, Email = Address("medlem", Next()) };

    /// <summary>A team with a name and a captain.</summary>
    public SignUpRequest Team(string team, int heads) => Party(heads, []) with { TeamName = team };

    private SignUpRequest Party(int heads, string[] asked)
    {
        var number = Next();
        var (first, last) = (FirstNames[number % FirstNames.Length], LastNames[number % LastNames.Length]);
        // Every ninth has no e-mail and gave a telephone number instead.
        var hasMail = number % 9 != 4;
        return new()
        {
            Name = $"{first} {last}",
            Email = hasMail ? Address(first, number) : null,
            Phone = hasMail ? null : $"070-174 06 {5 + (number % 95):00}",
            Heads = heads,
            Language = number % 14 == 3 ? "en" : "sv",
            Answers = Answers(number, asked),
        };
    }

    private static Dictionary<string, string> Answers(int number, string[] asked)
    {
        Dictionary<string, string> answers = new(StringComparer.Ordinal);
        if (asked.Contains("kost") && number % 4 == 1) answers["kost"] = Diets[number % Diets.Length];
        if (asked.Contains("tillhorighet")) answers["tillhorighet"] = Affiliations[number * 5 % Affiliations.Length];
        return answers;
    }

    private static string Address(string name, int number)
    {
        var ascii = string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{ascii}.{number}@example.se");
    }

    private int Next() => ++_number;
}
