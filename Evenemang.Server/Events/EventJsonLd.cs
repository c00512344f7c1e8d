using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>
/// What search engines read of an occurrence: schema.org/Event, for a <c>script type="application/ld+json"</c> element. The text holds no
/// less-than sign, so nothing that an organiser writes can close the element.
/// </summary>
public static class EventJsonLd
{
    // HTML-sensitive characters stay escaped whatever ranges are allowed.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="occurrence">With its series loaded.</param>
    /// <param name="baseUrl">Public address of the site, without a slash at the end.</param>
    /// <param name="language">"sv" or "en": of the page it stands on.</param>
    /// <param name="showsTimeAndPlace">False where the page tells neither, as for a discreet series after its start.</param>
    public static string Render(Occurrence occurrence, string baseUrl, string language = "sv", bool showsTimeAndPlace = true)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        var series = occurrence.Series;
        var site = language == "en" ? baseUrl + "/en" : baseUrl;
        var page = $"{site}/evenemang/{occurrence.Slug}";
        var node = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Event",
            ["@id"] = $"{baseUrl}/evenemang/{occurrence.Slug}",
            ["name"] = occurrence.ShownTitle,
            ["url"] = page,
            ["eventStatus"] = Status(occurrence),
            ["eventAttendanceMode"] = HasStream(occurrence) ? "https://schema.org/MixedEventAttendanceMode" : "https://schema.org/OfflineEventAttendanceMode",
            ["isAccessibleForFree"] = true,
            ["superEvent"] = new JsonObject { ["@type"] = "EventSeries", ["name"] = series.Title, ["url"] = $"{site}/serier/{series.Slug}" },
        };
        Add(node, "description", Description(occurrence));
        Add(node, "organizer", Organisers(series));
        if (showsTimeAndPlace)
        {
            AddTimes(node, occurrence);
            Add(node, "location", Location(occurrence));
            Add(node, "performer", Performers(occurrence));
        }

        return node.ToJsonString(Format);
    }

    private static string Status(Occurrence occurrence) => occurrence switch
    {
        { State: OccurrenceState.Cancelled } => "https://schema.org/EventCancelled",
        { MovedFrom.Start: { } before } when before != occurrence.Start => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    };

    private static void AddTimes(JsonObject node, Occurrence occurrence)
    {
        var zone = occurrence.Series.TimeZone;
        Add(node, "startDate", WithOffset(occurrence.Start, zone));
        Add(node, "endDate", WithOffset(occurrence.End, zone));
        Add(node, "doorTime", WithOffset(occurrence.Doors, zone));
        if (occurrence.MovedFrom?.Start is { } before && before != occurrence.Start)
        {
            Add(node, "previousStartDate", WithOffset(before, zone));
        }
    }

    private static JsonValue? WithOffset(DateTime? local, string zone) => local is { } time
        ? JsonValue.Create(new DateTimeOffset(time, WallClock.Offset(time, zone)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
        : null;

    private static JsonValue? Description(Occurrence occurrence)
    {
        var parts = new[] { occurrence.CancelReason, occurrence.ThemeDecision is Decision.Undecided ? null : occurrence.Theme, occurrence.Series.Summary }
            .Where(part => !string.IsNullOrWhiteSpace(part));
        var text = string.Join("\n\n", parts);
        return text.Length == 0 ? null : JsonValue.Create(text);
    }

    private static JsonNode? Organisers(Series series) => Several(
        new[] { series.Organiser }.Concat(series.CoOrganisers)
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Select(name => new JsonObject { ["@type"] = "Organization", ["name"] = name }));

    /// <summary>Those hoped for are left out until they have said yes.</summary>
    private static JsonNode? Performers(Occurrence occurrence) => Several(occurrence.Contributors
        .Where(contributor => contributor.IsConfirmed)
        .Select(contributor => new JsonObject { ["@type"] = "Person", ["name"] = contributor.Name }));

    private static JsonNode? Location(Occurrence occurrence)
    {
        List<JsonObject> places = [];
        if (occurrence.ShownVenue is { } venue)
        {
            places.Add(Place(venue));
        }

        places.AddRange(occurrence.Links.Where(link => link.Kind is LinkKind.Stream)
            .Select(link => new JsonObject { ["@type"] = "VirtualLocation", ["name"] = link.Title, ["url"] = link.Url }));
        return Several(places);
    }

    private static JsonObject Place(Venue venue)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        Add(address, "streetAddress", Text(venue.Street));
        Add(address, "postalCode", Text(venue.Postcode));
        Add(address, "addressLocality", Text(venue.City));
        address["addressCountry"] = "SE";
        var place = new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = string.IsNullOrWhiteSpace(venue.Room) ? venue.Name : $"{venue.Name}, {venue.Room}",
            ["address"] = address,
        };
        if (venue is { Latitude: { } latitude, Longitude: { } longitude })
        {
            place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude };
        }

        return place;
    }

    private static bool HasStream(Occurrence occurrence) => occurrence.Links.Any(link => link.Kind is LinkKind.Stream);

    private static JsonNode? Several(IEnumerable<JsonObject> nodes)
    {
        JsonNode[] all = [.. nodes];
        return all.Length switch { 0 => null, 1 => all[0], _ => new JsonArray(all) };
    }

    private static JsonValue? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text);

    private static void Add(JsonObject node, string name, JsonNode? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }
}
