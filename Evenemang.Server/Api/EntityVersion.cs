using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Evenemang.Server.Api;

/// <summary>Guards edits against lost updates: the ETag names the version that was read, If-Match the one an edit was made from.</summary>
internal static class EntityVersion
{
    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    public static void SetETag(this HttpContext http, int version) => http.Response.Headers.ETag = ETag(version);

    /// <summary>Reads If-Match.</summary>
    /// <param name="http">The request.</param>
    /// <param name="version">The version the edit was made from; null when the caller did not say, or said "*".</param>
    /// <returns>False when it names no version of ours: then it cannot match.</returns>
    public static bool TryReadIfMatch(this HttpContext http, out int? version)
    {
        version = null;
        if (!http.Request.Headers.ContainsKey(HeaderNames.IfMatch)) return true;
        var wanted = http.Request.GetTypedHeaders().IfMatch;
        if (wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any))) return true;
        foreach (var tag in wanted.Where(tag => !tag.IsWeak && tag.Tag.StartsWith("\"v", StringComparison.Ordinal)))
        {
            if (int.TryParse(tag.Tag.AsSpan(2, tag.Tag.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) version = number;
        }
        return version is not null;
    }

    /// <summary>412, or 409 when the caller did not say which version they had read.</summary>
    public static ApiProblem Edited(this HttpContext http) => http.Request.Headers.ContainsKey(HeaderNames.IfMatch)
        ? ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "EditedMeanwhile", http.Culture())
        : ApiProblem.Conflict("edited", "EditedMeanwhile", http.Culture());
}
