using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Evenemang.Server.Calendars;

/// <summary>What a reader accepts and already has (RFC 9110 sections 12.5.3 and 13).</summary>
internal static class FeedNegotiation
{
    /// <summary>br before gzip before nothing; a coding with q=0 is refused.</summary>
    public static ContentCoding Coding(StringValues acceptEncoding)
    {
        var best = ContentCoding.Identity;
        foreach (var value in acceptEncoding)
        {
            foreach (var range in value.AsSpan().Split(','))
            {
                var coding = Accepted(value.AsSpan(range).Trim());
                best = coding > best ? coding : best;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether 304 is the answer. If-None-Match decides alone when it is there; Cache-Control in the request changes nothing, because Thunderbird
    /// sends no-cache beside it and still expects 304.
    /// </summary>
    public static bool IsNotModified(IHeaderDictionary request, FeedBody body)
    {
        var tags = request.IfNoneMatch;
        return tags.Count > 0 ? HasAnyOf(tags, body) : request.IfModifiedSince is { Count: 1 } since && IsNotModifiedSince(since[0], body);
    }

    private static ContentCoding Accepted(ReadOnlySpan<char> element)
    {
        var end = element.IndexOf(';');
        var name = end < 0 ? element : element[..end].TrimEnd();
        if (end >= 0 && element[(end + 1)..].Trim() is { Length: > 2 } weight && weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q == 0)
        {
            return ContentCoding.Identity;
        }

        return name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Brotli
            : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Gzip
            : ContentCoding.Identity;
    }

    private static bool HasAnyOf(StringValues tags, FeedBody body)
    {
        foreach (var value in tags)
        {
            foreach (var range in value.AsSpan().Split(','))
            {
                var tag = value.AsSpan(range).Trim();
                if (tag is "*" || body.HasTag(tag.StartsWith("W/") ? tag[2..] : tag))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNotModifiedSince(string? since, FeedBody body) =>
        body.LastModified != DateTime.MinValue
        && DateTime.TryParseExact(since, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
        && body.LastModified <= date;
}
