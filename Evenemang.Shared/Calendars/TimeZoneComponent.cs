using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>The VTIMEZONE of one zone, written once: one STANDARD and, where clocks change, one DAYLIGHT, each with a yearly rule.</summary>
internal sealed class TimeZoneComponent
{
    private static readonly ConcurrentDictionary<string, TimeZoneComponent?> Known = new(StringComparer.Ordinal);

    private TimeZoneComponent(byte[] octets) => Octets = octets;

    public ReadOnlyMemory<byte> Octets { get; }

    /// <summary>The component of an IANA zone, or null where clocks change by no yearly rule (Africa/Casablanca).</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not known here.</exception>
    public static TimeZoneComponent? Of(string zone) => Known.GetOrAdd(zone, Build);

    private static TimeZoneComponent? Build(string zone)
    {
        if (string.Equals(zone, "Europe/Stockholm", StringComparison.Ordinal))
        {
            return new(Encoding.UTF8.GetBytes(Stockholm));
        }

        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        if (YearlyZoneRules.Of(info) is not { } rules)
        {
            return null;
        }

        var lines = new StringBuilder("BEGIN:VTIMEZONE\r\n").Append("TZID:").Append(zone).Append("\r\n");
        foreach (var onset in rules)
        {
            lines.Append("BEGIN:").Append(onset.IsDaylight ? "DAYLIGHT" : "STANDARD").Append("\r\n")
                .Append(CultureInfo.InvariantCulture, $"DTSTART:{onset.First:yyyyMMdd'T'HHmmss}\r\n");
            if (onset.Rule is not null)
            {
                lines.Append("RRULE:").Append(onset.Rule).Append("\r\n");
            }

            lines.Append("TZOFFSETFROM:").Append(Offset(onset.From)).Append("\r\n")
                .Append("TZOFFSETTO:").Append(Offset(onset.To)).Append("\r\n")
                .Append("END:").Append(onset.IsDaylight ? "DAYLIGHT" : "STANDARD").Append("\r\n");
        }

        return new(Encoding.UTF8.GetBytes(lines.Append("END:VTIMEZONE\r\n").ToString()));
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    // Written out rather than derived: this is the form that Outlook, Google, Apple and Thunderbird are known to read.
    private const string Stockholm =
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n"
        + "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
        + "TZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        + "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
        + "TZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
        + "END:VTIMEZONE\r\n";
}
