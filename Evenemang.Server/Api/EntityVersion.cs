using Microsoft.Net.Http.Headers;

namespace Evenemang.Server.Api;

/// <summary>Guards edits against lost updates: the ETag names the version that was read, If-Match the one an edit was made from.</summary>
internal static class EntityVersion
{
    public static string ETag(int version) => $"\"v{version}\"";

    public static void SetETag(this HttpContext http, int version) => http.Response.Headers.ETag = ETag(version);

    /// <summary>Whether the edit may go on: no If-Match, "*", or one that names the version that stands.</summary>
    public static bool IfMatch(this HttpContext http, int version)
    {
        if (!http.Request.Headers.ContainsKey(HeaderNames.IfMatch)) return true;
        var wanted = http.Request.GetTypedHeaders().IfMatch;
        return wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag == ETag(version)));
    }

    /// <summary>412, or 409 when the caller did not say which version they had read.</summary>
    public static ApiProblem Edited(this HttpContext http) => http.Request.Headers.ContainsKey(HeaderNames.IfMatch)
        ? ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "EditedMeanwhile", http.Culture())
        : ApiProblem.Conflict("edited", "EditedMeanwhile", http.Culture());
}
