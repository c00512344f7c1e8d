namespace Evenemang.Shared.Weather;

/// <summary>An area on the map: rings of points, the first of each polygon its border and the others holes.</summary>
/// <param name="Polygons">Each a list of rings, each ring a list of longitude and latitude in degrees.</param>
public sealed record Area(IReadOnlyList<IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>>> Polygons)
{
    /// <summary>Whether the point lies in it, by casting a ray eastwards and counting borders. Right for areas that do not reach over the date line.</summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    public bool Holds(double longitude, double latitude) =>
        Polygons.Any(rings => rings.Count > 0 && Crosses(rings[0], longitude, latitude) && !rings.Skip(1).Any(hole => Crosses(hole, longitude, latitude)));

    private static bool Crosses(IReadOnlyList<(double Longitude, double Latitude)> ring, double longitude, double latitude)
    {
        var inside = false;
        for (int here = 0, before = ring.Count - 1; here < ring.Count; before = here++)
        {
            var (a, b) = (ring[here], ring[before]);
            if (a.Latitude > latitude != b.Latitude > latitude
                && longitude < ((b.Longitude - a.Longitude) * (latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
            {
                inside = !inside;
            }
        }
        return inside;
    }
}
