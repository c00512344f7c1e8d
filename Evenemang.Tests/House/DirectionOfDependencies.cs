using Evenemang.Server;

namespace Evenemang.Tests.House;

/// <summary>Shared &lt;- corridors &lt;- rooms &lt;- what stands over them. Found in the compiled code, so neither a full name nor a lambda hides an arrow.</summary>
public sealed class DirectionOfDependencies
{
    /// <summary>Carry things between rooms and hold no business. Each may use those before it.</summary>
    private static readonly string[] Corridors = ["Settings", "Security", "Telemetry", "Persistence", "Messaging", "Jobs", "Api", "Shell", "Health"];

    /// <summary>Parts of the product a user could name.</summary>
    private static readonly string[] Rooms = ["Accounts", "Events", "Registrations", "Groups", "Surveys", "Notices", "Calendars", "Weather", "Privacy", "Desk"];

    /// <summary>Put it all together; only Program may use Commands and Samples. The empty name is Program itself.</summary>
    private static readonly string[] Over = ["Samples", "Commands", ""];

    /// <summary>Arrows that go against the direction or from room to room, each with its reason.</summary>
    private static readonly Dictionary<(string From, string To), string> Reasoned = new()
    {
        [("Events", "Accounts")] = "whoever creates a series works on it from then on, by a grant in the same transaction",
        [("Events", "Notices")] = "what happens to an occurrence is owed to everybody concerned, in the same transaction",
        [("Events", "Registrations")] = "seats that are added go to those who wait, and pages say how many are left",
        [("Calendars", "Registrations")] = "the secret in a sign-up's calendar link is made where the sign-up is, and opened where the feed is",
        [("Accounts", "Notices")] = "a letter about an account looks like every other letter of the house",
        [("Calendars", "Accounts")] = "an organiser's feed shows what the account may see at that moment",
        [("Jobs", "Accounts")] = "the one list of jobs names each room's job",
        [("Registrations", "Notices")] = "a place that opens up is also told by SMS, in the same transaction",
        [("Jobs", "Events")] = "the one list of jobs names each room's job",
        [("Jobs", "Notices")] = "the one list of jobs names each room's job",
        [("Jobs", "Weather")] = "the one list of jobs names each room's job",
        [("Notices", "Accounts")] = "a mail to an organiser goes to the address of their account",
        [("Weather", "Accounts")] = "those who hold a series are asked about its weather",
        [("Weather", "Events")] = "cancelling and moving have one door, whoever knocks",
        [("Weather", "Notices")] = "what the weather decides is owed to everybody concerned, in the same transaction",
        [("Jobs", "Privacy")] = "the one list of jobs names each room's job",
        [("Jobs", "Registrations")] = "the one list of jobs names each room's job",
        [("Jobs", "Api")] = "the one list of jobs names each room's job",
        [("Notices", "Accounts")] = "an organiser hears of letters that could not be delivered, at the address of their account",
        [("Notices", "Surveys")] = "a letter carries the person's own link to the survey, and the rights to answer are made with the letters",
        [("Privacy", "Accounts")] = "an account that is erased goes with everything that hangs on it, and its name wherever it stands",
        [("Privacy", "Calendars")] = "an organiser's feed goes with the account",
        [("Privacy", "Registrations")] = "the page on personal data says how long participants' links live",
        [("Privacy", "Surveys")] = "what people wrote in a survey goes when their other answers go",
        [("Notices", "Calendars")] = "a mail carries the address of the person's own feed",
        [("Groups", "Events")] = "a group that runs itself adds, moves and cancels meetings through the organisers' own verbs",
        [("Groups", "Notices")] = "what the contact writes, and whom they choose as host, is owed like every other letter",
        [("Groups", "Registrations")] = "the contact comes in by the link of their own place, and a start is owed to everybody with one",
        [("Privacy", "Notices")] = "what a group's contact wrote goes with the time of the group's data",
        [("Commands", "")] = "a verb puts the application together with Program.Build",
    };

    /// <summary>The pages live in their rooms, and all of them stand in the same document with the same small components.</summary>
    private const string AroundEveryPage = "Shell";

    private static readonly ILookup<(string From, string To), string> Arrows = FindArrows();

    [Fact]
    public void Every_folder_has_its_place()
    {
        var folders = Types().Select(FolderOf).Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(folders.Except([.. Corridors, .. Rooms, .. Over]));
    }

    [Fact]
    public void Every_arrow_goes_down_or_has_a_reason()
    {
        Assert.Contains(("Persistence", "Settings"), Arrows.Select(arrow => arrow.Key));
        var wrong = Arrows.Where(arrow => !GoesDown(arrow.Key.From, arrow.Key.To) && !Reasoned.ContainsKey(arrow.Key))
            .Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {string.Join(", ", arrow.Distinct().Take(5))}");
        Assert.Equal([], wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reasoned_arrow_is_still_needed() =>
        Assert.Equal([], Reasoned.Keys.Where(arrow => !Arrows.Contains(arrow)).Select(arrow => $"{arrow.From} -> {arrow.To}"));

    private static bool GoesDown(string from, string to)
    {
        if (Corridors.Contains(from)) return Array.IndexOf(Corridors, to) is >= 0 and var place && place < Array.IndexOf(Corridors, from);
        // The desk stands over the rooms: it calls their verbs and queries.
        if (from is "Desk") return to is not ("" or "Commands" or "Samples");
        if (Rooms.Contains(from)) return Corridors.Contains(to) || to is AroundEveryPage;
        return to is not "" && Array.IndexOf(Over, to) < Array.IndexOf(Over, from);
    }

    private static ILookup<(string From, string To), string> FindArrows() =>
        (from type in Types()
         from used in TypeUse.Of(type)
         where used.Assembly == typeof(Program).Assembly && used.Namespace?.StartsWith("Evenemang.Server", StringComparison.Ordinal) is true
         let arrow = (From: FolderOf(type), To: FolderOf(used))
         where arrow.From != arrow.To
         select (arrow, text: $"{Outermost(type).Name} uses {Outermost(used).Name}"))
        .ToLookup(found => found.arrow, found => found.text);

    private static IEnumerable<Type> Types() => typeof(Program).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Evenemang.Server", StringComparison.Ordinal) is true && !type.Namespace.Contains("Migrations", StringComparison.Ordinal));

    private static string FolderOf(Type type) => type.Namespace!.Split('.') is [_, _, var folder, ..] ? folder : "";

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
