using System.Text.Json;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>A warning and where it holds.</summary>
/// <param name="Warning">What is warned of.</param>
/// <param name="Area">Its area; null when it came without one that can be read.</param>
/// <param name="Regions">SMHI's numbers of counties and sea areas.</param>
internal sealed record AreaWarning(WeatherWarning Warning, Area? Area, IReadOnlySet<int> Regions)
{
    /// <summary>Counties have their official numbers, which end at 25; sea areas have higher ones.</summary>
    private const int LastCounty = 25;

    /// <summary>It holds for the sea: by its classification, or because it names sea areas and no county.</summary>
    public bool IsForSea => IsOceanographic || (Regions.Count > 0 && Regions.All(region => region > LastCounty));

    /// <summary>SMHI files it under oceanography.</summary>
    public bool IsOceanographic { get; init; }
}

/// <summary>Reads SMHI's warnings (opendata.smhi.se/warnings, IBWW version 1). Codes that are new to us are kept and shown; only a level we do not know is left out.</summary>
internal static class SmhiWarningReader
{
    /// <summary>The warnings in force; null when the octets are not a list of them.</summary>
    public static IReadOnlyList<AreaWarning>? Read(ReadOnlyMemory<byte> octets)
    {
        try
        {
            using var document = JsonDocument.Parse(octets);
            if (document.RootElement.ValueKind is not JsonValueKind.Array) return null;
            return [.. document.RootElement.Members().SelectMany(OfEvent)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<AreaWarning> OfEvent(JsonElement warning)
    {
        var about = warning.Member("event");
        foreach (var area in warning.Member("warningAreas").Members())
        {
            if (LevelOf(area.Member("warningLevel").Text("code")) is not { } level || area.Instant("approximateStart") is not { } from) continue;
            var isUnsure = (area.Member("normalProbability").ValueKind, warning.Member("normalProbability").ValueKind) is (JsonValueKind.False, _) or (_, JsonValueKind.False);
            yield return new(
                new(level, about.Text("code") ?? "", about.Text("sv") ?? about.Text("en") ?? "", about.Text("en") ?? about.Text("sv") ?? "", from, area.Instant("approximateEnd")) { IsUnsure = isUnsure },
                AreaOf(area.Member("area")),
                area.Member("affectedAreas").Members().Select(region => region.Whole("id")).OfType<int>().ToHashSet())
            {
                IsOceanographic = about.Member("mhoClassification").Text("code") is "OCE",
            };
        }
    }

    private static WarningLevel? LevelOf(string? code) => code switch
    {
        "MESSAGE" => WarningLevel.Message,
        "YELLOW" => WarningLevel.Yellow,
        "ORANGE" => WarningLevel.Orange,
        "RED" => WarningLevel.Red,
        _ => null,
    };

    private static Area? AreaOf(JsonElement feature)
    {
        var geometry = feature.Member("geometry");
        var coordinates = geometry.Member("coordinates");
        IEnumerable<JsonElement> polygons = geometry.Text("type") switch
        {
            "Polygon" => [coordinates],
            "MultiPolygon" => coordinates.Members(),
            _ => [],
        };
        var rings = polygons.Select(polygon => (IReadOnlyList<IReadOnlyList<(double, double)>>)[.. polygon.Members().Select(Ring)]).ToList();
        return rings.Count == 0 || rings.Exists(polygon => polygon.Count == 0 || polygon.Any(ring => ring.Count < 3)) ? null : new(rings);
    }

    private static IReadOnlyList<(double Longitude, double Latitude)> Ring(JsonElement ring) =>
        [.. ring.Members().Select(point => point.Members().ToList())
            .Where(point => point.Count >= 2 && point[0].ValueKind is JsonValueKind.Number && point[1].ValueKind is JsonValueKind.Number)
            .Select(point => (point[0].GetDouble(), point[1].GetDouble()))];
}
