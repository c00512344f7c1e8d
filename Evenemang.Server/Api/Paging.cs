using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Evenemang.Server.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="NextCursor">What to send as <c>cursor</c> for the next page; absent on the last.</param>
public sealed record PageOf<T>(
    IReadOnlyList<T> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextCursor);

/// <summary>Where a page begins: after the row with this instant and name. Opaque to callers.</summary>
/// <param name="At">UTC instant the list is sorted by; null for rows without one, which come last.</param>
/// <param name="Name">What tells rows with the same instant apart.</param>
internal sealed record PageCursor(DateTime? At, string Name)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    private const int MaxLength = 300;

    public string Write() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{At?.Ticks.ToString(CultureInfo.InvariantCulture)}|{Name}"));

    /// <summary>Reads one that <see cref="Write"/> gave; null when it is something else.</summary>
    public static PageCursor? TryRead(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (parts.Length != 2 || parts[1].Length == 0 || !parts[1].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) return null;
        if (parts[0].Length == 0) return new(null, parts[1]);
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            ? new(new DateTime(ticks, DateTimeKind.Utc), parts[1])
            : null;
    }
}

/// <summary>The two query parameters every list takes.</summary>
internal sealed record PageRequest(PageCursor? After, int Limit)
{
    /// <summary>Reads <c>cursor</c> and <c>limit</c>.</summary>
    /// <returns>The page asked for, or what is wrong with the question.</returns>
    public static (PageRequest Page, ApiProblem? Problem) Read(HttpContext http)
    {
        var query = http.Request.Query;
        var limit = PageCursor.DefaultLimit;
        PageCursor? after = null;
        if (query.TryGetValue("limit", out var number)
            && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= PageCursor.MaxLimit))
        {
            return (null!, ApiProblem.BadField("limit", "BadLimit", http.Culture(), PageCursor.MaxLimit));
        }
        if (query.TryGetValue("cursor", out var cursor) && (after = PageCursor.TryRead(cursor.ToString())) is null)
        {
            return (null!, ApiProblem.BadField("cursor", "BadCursor", http.Culture()));
        }
        return (new(after, limit), null);
    }

    /// <summary>Cuts a list that was read one row too long, and tells from that row whether there is more.</summary>
    public PageOf<TShown> Cut<TRow, TShown>(IReadOnlyList<TRow> rows, Func<TRow, PageCursor> cursor, Func<TRow, TShown> show) =>
        new([.. rows.Take(Limit).Select(show)], rows.Count > Limit ? cursor(rows[Limit - 1]).Write() : null);
}
