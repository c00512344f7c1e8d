using System.Security.Cryptography;
using System.Text;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>What becomes of one entry of a calendar file.</summary>
public enum ImportVerdict
{
    /// <summary>It becomes a draft.</summary>
    New,

    /// <summary>It is here already, by its UID; left as it is.</summary>
    Known,

    /// <summary>It is cancelled in the file; left out.</summary>
    Cancelled,

    /// <summary>The rules do not allow it as it stands (too long a text, an end before its start); left out.</summary>
    Refused,
}

/// <summary>One entry of a calendar file.</summary>
/// <param name="Title">As the file says.</param>
/// <param name="Start">In the series' zone.</param>
/// <param name="End">In the series' zone; for one without an end, the usual length after its start.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Slug">The draft it became; null in a preview and where none was made.</param>
public sealed record ImportRow(string Title, DateTime Start, DateTime End, ImportVerdict Verdict, string? Slug = null);

/// <summary>What came of reading a calendar file into a series.</summary>
/// <param name="Rows">In the order of time.</param>
/// <param name="Problems">What could not be read as it stands.</param>
public sealed record ImportReport(IReadOnlyList<ImportRow> Rows, IReadOnlyList<IcsProblem> Problems);

/// <summary>What came of an import.</summary>
public abstract record ImportOutcome
{
    /// <summary>The file was read: shown, or done.</summary>
    public sealed record Read(ImportReport Report) : ImportOutcome;

    /// <summary>There is no such series.</summary>
    public sealed record NotFound : ImportOutcome;

    /// <summary>The actor may not add to it.</summary>
    public sealed record Forbidden : ImportOutcome;
}

/// <summary>Brings the entries of a calendar file into a series, as drafts. Doing it again adds only what is new.</summary>
public sealed class ImportOccurrences(IDbContextFactory<EvenemangDb> contexts, AddOccurrence add)
{
    private const int MaxUidLength = 120;
    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    /// <param name="series">Slug.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="isPreview">Says what would be done and does nothing.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Gives up; what is added stays.</param>
    public async Task<ImportOutcome> RunAsync(string series, ReadOnlyMemory<byte> file, bool isPreview, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Series.FirstOrDefaultAsync(row => row.Slug == series, cancel) is not { } found) return new ImportOutcome.NotFound();
        if (!actor.Access.May(Permission.EditOccurrences, found.Id, found.Discreet)) return new ImportOutcome.Forbidden();
        var reading = IcsReader.Read(file.Span);
        List<CalendarEntry> entries = [.. (reading.Calendar?.Entries ?? []).OrderBy(entry => entry.Start.Local).ThenBy(entry => entry.Uid, StringComparer.Ordinal)];
        var uids = entries.Select(entry => UidOf(entry)).ToList();
        var known = (await db.Occurrences.Where(row => uids.Contains(row.Uid)).Select(row => row.Uid).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        List<ImportRow> rows = new(entries.Count);
        foreach (var entry in entries)
        {
            var row = RowOf(entry, found, known.Contains(UidOf(entry)));
            known.Add(UidOf(entry));
            rows.Add(row.Verdict is ImportVerdict.New ? await AddAsync(entry, row, found, isPreview, actor, cancel) : row);
        }
        return new ImportOutcome.Read(new(rows, reading.Problems));
    }

    private async Task<ImportRow> AddAsync(CalendarEntry entry, ImportRow row, Series series, bool isPreview, Actor actor, CancellationToken cancel)
    {
        var edit = EditOf(entry, row, series);
        if (OccurrenceEditRules.Look(edit, [], []).Any) return row with { Verdict = ImportVerdict.Refused };
        if (isPreview) return row;
        return await add.ImportAsync(series.Slug, edit, UidOf(entry), actor, cancel) is EventOutcome.Done done
            ? row with { Slug = done.Slug }
            : row with { Verdict = ImportVerdict.Refused };
    }

    private static ImportRow RowOf(CalendarEntry entry, Series series, bool isKnown)
    {
        var start = LocalOf(entry.Start, series.TimeZone);
        var end = entry.End is { } given && LocalOf(given, series.TimeZone) is var last && last > start ? last : start + UsualLengthOf(series);
        var verdict = isKnown ? ImportVerdict.Known : entry.Status is CalendarStatus.Cancelled ? ImportVerdict.Cancelled : ImportVerdict.New;
        return new(entry.Summary.Length == 0 ? series.Title : entry.Summary, start, end, verdict);
    }

    private static OccurrenceEdit EditOf(CalendarEntry entry, ImportRow row, Series series)
    {
        var place = entry.Location?.Trim();
        return new()
        {
            Date = new DateEdit(Decision.Decided, row.Start, row.End),
            Title = row.Title == series.Title ? null : row.Title,
            Description = string.IsNullOrWhiteSpace(entry.Description) ? null : entry.Description,
            Venue = string.IsNullOrEmpty(place) || place == series.Venue?.Name || place == series.Venue?.OneLine ? null : new Venue(place),
        };
    }

    /// <summary>In the series' own clock. Times that are nobody's zone in particular are meant as they stand.</summary>
    private static DateTime LocalOf(CalendarTime time, string zone) => WallClock.ToLocal(time.ToUtc(zone), zone);

    private static TimeSpan UsualLengthOf(Series series) =>
        series is { StartTime: { } from, EndTime: { } to } && to > from ? to - from : UsualLength;

    /// <summary>As the file says; one that is too long to keep is kept as its hash.</summary>
    private static string UidOf(CalendarEntry entry) =>
        entry.Uid.Length <= MaxUidLength ? entry.Uid : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Uid)))}@import";
}
