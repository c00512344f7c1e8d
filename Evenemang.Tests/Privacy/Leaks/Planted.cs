using System.Net;
using System.Text;

namespace Evenemang.Tests.Privacy.Leaks;

/// <summary>Words that stand in one place of a discreet group and nowhere else in the world, so that finding one is finding a leak.</summary>
internal static class Planted
{
    /// <summary>The group's own name; on its public page, and in nothing that is sent.</summary>
    public const string Title = "Titelmarke";

    /// <summary>What only its members and organisers know of its meetings.</summary>
    public static readonly string[] Content = ["Platsmarke", "Temamarke", "Punktmarke", "Skalmarke", "Kalendermarke"];

    public static readonly string Anna = "Annamarke", Bo = "Bomarke", Cia = "Ciamarke", Dan = "Danmarke", Eva = "Evamarke";

    /// <summary>What nobody but organisers of the group may know: who its people are and what they and their organisers write.</summary>
    public static readonly string[] Personal =
    [
        Anna, Bo, Cia, Dan, Eva, "annaepostmarke", "boepostmarke", "ciaepostmarke", "evaepostmarke", "Annasvarmarke", "Bosvarmarke", "Boordmarke", "Brevmarke", "0701740677", "46701740677", "701740677", "70-174 06 77", "0701740678", "70-174 06 78",
    ];

    /// <summary>Those of one person, by the first letters that all of theirs begin with.</summary>
    public static string[] Of(string person) => person switch
    {
        "bo" => [.. Personal.Where(marker => marker.StartsWith("bo", StringComparison.OrdinalIgnoreCase) || marker.Contains("0677", StringComparison.Ordinal) || marker.Contains("06 77", StringComparison.Ordinal)), "Brevmarke"],
        _ => [.. Personal.Where(marker => marker.StartsWith(person, StringComparison.OrdinalIgnoreCase)), "Brevmarke"],
    };

    /// <summary>The first marker that stands in a text, as it is, percent-encoded or escaped for HTML; null when there is none.</summary>
    public static string? In(string text, IEnumerable<string> markers)
    {
        var (decoded, plain) = (WebUtility.HtmlDecode(text), text);
        if (text.Contains('%', StringComparison.Ordinal)) plain = Uri.UnescapeDataString(text);
        return markers.FirstOrDefault(marker => text.Contains(marker, StringComparison.OrdinalIgnoreCase)
            || decoded.Contains(marker, StringComparison.OrdinalIgnoreCase) || plain.Contains(marker, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first marker in raw octets, in UTF-8 or UTF-16.</summary>
    public static string? In(byte[] octets, IEnumerable<string> markers) => markers.FirstOrDefault(marker =>
        octets.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0 || octets.AsSpan().IndexOf(Encoding.Unicode.GetBytes(marker)) >= 0);
}
