using System.Globalization;
using System.Runtime.InteropServices;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Weather.Sources;

/// <summary>Where a forecast is for. Four decimals are eleven metres, far finer than the services' grid, and the most that MET Norway allows; all days at one place share it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GridPoint
{
    private const int Decimals = 4;

    public GridPoint(double latitude, double longitude) => (Latitude, Longitude) = (Math.Round(latitude, Decimals), Math.Round(longitude, Decimals));

    /// <summary>WGS 84, degrees.</summary>
    public double Latitude { get; }

    /// <summary>WGS 84, degrees.</summary>
    public double Longitude { get; }

    /// <summary>With a decimal point whatever the server's language.</summary>
    public string LatitudeText => Latitude.ToString("F4", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="LatitudeText"/>
    public string LongitudeText => Longitude.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Of a place out of doors whose position is known; otherwise null.</summary>
    public static GridPoint? Of(Venue? venue) => venue is { Outdoors: true, Latitude: { } latitude, Longitude: { } longitude } ? new(latitude, longitude) : null;
}
