using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>The words of the desk's pages about one occurrence.</summary>
internal static class OccurrenceTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Occurrences.OccurrenceDeskWords");
}
