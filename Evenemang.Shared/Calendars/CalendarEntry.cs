using System.Runtime.InteropServices;

namespace Evenemang.Shared.Calendars;

/// <summary>One VEVENT, as far as Evenemang writes and reads it.</summary>
public sealed record CalendarEntry
{
    /// <summary>The entry's identity for ever; never derived from its title, time or place.</summary>
    public required string Uid { get; init; }

    /// <summary>Rises with every change of time, place or status; 0 or more.</summary>
    public int Sequence { get; init; }

    /// <summary>
    /// When the entry last changed (UTC). Written as both DTSTAMP and LAST-MODIFIED, so that an unchanged feed has unchanged bytes;
    /// never the moment of writing.
    /// </summary>
    public required DateTime LastModified { get; init; }

    /// <summary>When it begins (with doors, if these open earlier).</summary>
    public required CalendarTime Start { get; init; }

    /// <summary>When it ends, exclusive. Null: at its start, or for a date on the same day.</summary>
    public CalendarTime? End { get; init; }

    /// <summary>Whether it will happen.</summary>
    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;

    /// <summary>True when the entry leaves the reader free (TRANSP:TRANSPARENT).</summary>
    public bool IsTransparent { get; init; }

    /// <summary>True when the entry is nobody else's business (CLASS:PRIVATE).</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The title.</summary>
    public required string Summary { get; init; }

    /// <summary>Everything to know, plain text with line breaks.</summary>
    public string? Description { get; init; }

    /// <summary>The place in words.</summary>
    public string? Location { get; init; }

    /// <summary>The place in degrees.</summary>
    public GeoPosition? Geo { get; init; }

    /// <summary>The page about it, an absolute address.</summary>
    public string? Url { get; init; }

    /// <summary>Words to sort it by.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The UID of what it is part of (its series).</summary>
    public string? RelatedTo { get; init; }

    /// <summary>A mailbox that somebody reads.</summary>
    public CalendarMailbox? Organizer { get; init; }

    /// <summary>The one person an invitation is for.</summary>
    public CalendarMailbox? Attendee { get; init; }
}

/// <summary>The states RFC 5545 section 3.8.1.11 gives an event.</summary>
public enum CalendarStatus
{
    /// <summary>Something is undecided: TENTATIVE.</summary>
    Tentative,

    /// <summary>It will happen: CONFIRMED.</summary>
    Confirmed,

    /// <summary>It will not happen: CANCELLED.</summary>
    Cancelled,
}

/// <summary>Degrees on WGS 84.</summary>
/// <param name="Latitude">North is positive, -90 to 90.</param>
/// <param name="Longitude">East is positive, -180 to 180.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPosition(double Latitude, double Longitude);

/// <summary>A calendar user with a mailbox.</summary>
/// <param name="Name">What to call them; may be empty.</param>
/// <param name="Address">The bare e-mail address.</param>
public sealed record CalendarMailbox(string Name, string Address);
