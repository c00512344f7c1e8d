using System.Text;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Calendars;

/// <summary>Calendars that were read by a person once and are compared octet by octet ever since.</summary>
internal static class GoldenCalendar
{
    /// <summary>Compares with Golden/calendars/<paramref name="name"/>.ics. EVENEMANG_GOLDEN=write writes the file instead, to be reviewed as a diff.</summary>
    public static void Matches(string name, byte[] octets)
    {
        var file = Path.Combine(Repository.Root, "Evenemang.Tests", "Golden", "calendars", name + ".ics");
        if (string.Equals(Environment.GetEnvironmentVariable("EVENEMANG_GOLDEN"), "write", StringComparison.Ordinal))
        {
            File.WriteAllBytes(file, octets);
        }

        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(file)), Encoding.UTF8.GetString(octets));
    }
}
