namespace Evenemang.Shared.Events;

/// <summary>Something that takes place, as far as it can stand in the way of something else.</summary>
/// <param name="Id">Of the occurrence.</param>
/// <param name="Title">For the words about it.</param>
/// <param name="Start">Local wall-clock time, the doors counted in.</param>
/// <param name="End">Local wall-clock end, after <paramref name="Start"/>.</param>
/// <param name="Venue">Where; null where nobody knows yet.</param>
/// <param name="Contact">Who sees to it; null where nobody is named.</param>
public sealed record Booking(Guid Id, string Title, DateTime Start, DateTime End, Venue? Venue, string? Contact);

/// <summary>What two bookings share at the same time.</summary>
public enum ClashKind
{
    /// <summary>The room, or the whole place.</summary>
    Place,

    /// <summary>The person who sees to it.</summary>
    Contact,
}

/// <summary>Two bookings that cannot both be as planned.</summary>
/// <param name="One">The earlier one.</param>
/// <param name="Other">The later one.</param>
/// <param name="Kind">What they share.</param>
public sealed record Clash(Booking One, Booking Other, ClashKind Kind);

/// <summary>Finds what is planned for the same time in the same place or with the same person.</summary>
public static class Clashes
{
    /// <summary>Every pair once, by time. Things that only touch (one ends when the other begins) do not clash.</summary>
    public static IReadOnlyList<Clash> Among(IEnumerable<Booking> bookings)
    {
        ArgumentNullException.ThrowIfNull(bookings);
        Booking[] sorted = [.. bookings.OrderBy(booking => booking.Start).ThenBy(booking => booking.Id)];
        List<Clash> clashes = [];
        for (var first = 0; first < sorted.Length; first++)
        {
            for (var second = first + 1; second < sorted.Length && sorted[second].Start < sorted[first].End; second++)
            {
                if (Shared(sorted[first], sorted[second]) is { } kind) clashes.Add(new(sorted[first], sorted[second], kind));
            }
        }

        return clashes;
    }

    /// <summary>What two bookings share, whenever they are; null for nothing.</summary>
    private static ClashKind? Shared(Booking one, Booking other)
        => IsSamePlace(one.Venue, other.Venue) ? ClashKind.Place
            : one.Contact is { Length: > 0 } contact && IsSame(contact, other.Contact) ? ClashKind.Contact
            : null;

    // Without a room it is the whole house that is taken. Outdoors there is room for several.
    private static bool IsSamePlace(Venue? one, Venue? other)
        => one is { Outdoors: false } && other is { Outdoors: false } && IsSame(one.Name, other.Name)
            && (string.IsNullOrWhiteSpace(one.Room) || string.IsNullOrWhiteSpace(other.Room) || IsSame(one.Room, other.Room));

    private static bool IsSame(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
