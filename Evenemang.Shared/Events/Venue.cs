namespace Evenemang.Shared.Events;

/// <summary>A place ("plats") as people find it.</summary>
/// <param name="Name">What the place is called, at most <see cref="MaxNameLength"/> characters.</param>
/// <param name="Room">The room within it, if any.</param>
/// <param name="Street">Street address without postcode.</param>
/// <param name="Postcode">Five digits, with or without a space.</param>
/// <param name="City">Postal town.</param>
/// <param name="Latitude">WGS 84, degrees, -90 to 90; null when unknown.</param>
/// <param name="Longitude">WGS 84, degrees, -180 to 180; null when unknown.</param>
/// <param name="Outdoors">Whether the weather reaches the participants.</param>
/// <param name="Directions">How to find and enter it, in plain words; also what a wheelchair user needs to know.</param>
public sealed record Venue(
    string Name,
    string? Room = null,
    string? Street = null,
    string? Postcode = null,
    string? City = null,
    double? Latitude = null,
    double? Longitude = null,
    bool Outdoors = false,
    string? Directions = null)
{
    /// <summary>Longest name, room, street or town, in UTF-16 code units.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Longest directions, in UTF-16 code units.</summary>
    public const int MaxDirectionsLength = 2000;

    /// <summary>Name, room, street and town on one line, as a calendar's LOCATION.</summary>
    public string OneLine => string.Join(", ", new[] { Name, Room, Street, City }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
