using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>A place as it is typed.</summary>
public sealed class VenueForm
{
    public string? Name { get; set; }

    public string? Room { get; set; }

    public string? Street { get; set; }

    public string? Postcode { get; set; }

    public string? City { get; set; }

    public string? Directions { get; set; }

    public bool Outdoors { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public static VenueForm Of(Venue? venue) => venue is null ? new() : new()
    {
        Name = venue.Name,
        Room = venue.Room,
        Street = venue.Street,
        Postcode = venue.Postcode,
        City = venue.City,
        Directions = venue.Directions,
        Outdoors = venue.Outdoors,
        Latitude = venue.Latitude,
        Longitude = venue.Longitude,
    };

    /// <summary>Null where no name was written.</summary>
    public Venue? ToVenue() => string.IsNullOrWhiteSpace(Name)
        ? null
        : new(Name.Trim(), Clean(Room), Clean(Street), Clean(Postcode), Clean(City), Latitude, Longitude, Outdoors, Clean(Directions));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
