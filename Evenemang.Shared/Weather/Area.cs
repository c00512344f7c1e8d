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

    /// <summary>Kilometres from the point to the nearest border; 0 inside. Reckoned on a plane at the point's latitude, right to a percent within some hundred kilometres.</summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    public double KilometresTo(double longitude, double latitude)
    {
        if (Holds(longitude, latitude)) return 0;
        var kilometresPerLongitude = KilometresPerDegree * Math.Cos(latitude * Math.PI / 180);
        return Polygons.SelectMany(rings => rings).SelectMany(ring => ring.Zip(ring.Skip(1)))
            .Select(side => DistanceToSide(At(side.First), At(side.Second))).DefaultIfEmpty(double.PositiveInfinity).Min();

        (double X, double Y) At((double Longitude, double Latitude) point) => ((point.Longitude - longitude) * kilometresPerLongitude, (point.Latitude - latitude) * KilometresPerDegree);
    }

    private const double KilometresPerDegree = 111.32;

    /// <summary>From the origin to the nearest point between the two.</summary>
    private static double DistanceToSide((double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp(-((a.X * dx) + (a.Y * dy)) / length, 0, 1) : 0;
        return Math.Sqrt(Math.Pow(a.X + (along * dx), 2) + Math.Pow(a.Y + (along * dy), 2));
    }

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
