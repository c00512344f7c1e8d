using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>What calendars hold of an occurrence. Everywhere the same UID: feeds, files and invitations.</summary>
public static class OccurrenceEntries
{
    /// <summary>
    /// One entry for a date that is named; one TENTATIVE entry a candidate while it is not; CANCELLED ones for candidates that were dropped;
    /// nothing without any date. Who may see the occurrence is decided before.
    /// </summary>
    /// <param name="occurrence">With its series and programme loaded.</param>
    /// <param name="options">For whom and how.</param>
    public static IReadOnlyList<CalendarEntry> Of(Occurrence occurrence, EntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(options);
        List<CalendarEntry> entries = [];
        if (OfDecidedDate(occurrence, options) is { } entry)
        {
            entries.Add(entry);
        }
        else
        {
            entries.AddRange(occurrence.OpenCandidates.Select(candidate => OfCandidate(occurrence, candidate, options)));
        }

        entries.AddRange(occurrence.Candidates.Where(candidate => candidate.IsDropped).Select(candidate => OfDropped(occurrence, candidate, options)));
        return entries;
    }

    /// <summary>The one entry of an occurrence whose date is named (decided or preliminary), as an invitation needs it; null while it is not.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static CalendarEntry? OfDecidedDate(Occurrence occurrence, EntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(options);
        if (occurrence is not { DateDecision: not Decision.Undecided, Start: { } start, End: { } end })
        {
            return null;
        }

        var body = Body(occurrence, options);
        return body with
        {
            Uid = occurrence.CalendarUid,
            Sequence = occurrence.Sequence,
            Start = CalendarTime.At(occurrence.Doors is { } doors && doors < start ? doors : start, occurrence.Series.TimeZone),
            End = CalendarTime.At(end, occurrence.Series.TimeZone),
            Summary = Prefixed(occurrence, options, Title(occurrence, TimeOnly.FromDateTime(start), options)),
            Description = EntryDescription.OfDate(occurrence, options),
        };
    }

    private static CalendarEntry OfCandidate(Occurrence occurrence, DateCandidate candidate, EntryOptions options) => Body(occurrence, options) with
    {
        Uid = candidate.Uid,
        Sequence = candidate.Sequence,
        Start = CalendarTime.At(candidate.Start, occurrence.Series.TimeZone),
        End = CalendarTime.At(candidate.End, occurrence.Series.TimeZone),
        Status = StatusOf(occurrence, options, CalendarStatus.Tentative),
        Summary = Prefixed(occurrence, options, Title(occurrence, TimeOnly.FromDateTime(candidate.Start), options), "PrefixTentative"),
        Description = EntryDescription.OfCandidate(occurrence, candidate, options),
    };

    private static CalendarEntry OfDropped(Occurrence occurrence, DateCandidate candidate, EntryOptions options) => Body(occurrence, options) with
    {
        Uid = candidate.Uid,
        Sequence = candidate.Sequence,
        Start = CalendarTime.At(candidate.Start, occurrence.Series.TimeZone),
        End = CalendarTime.At(candidate.End, occurrence.Series.TimeZone),
        Status = CalendarStatus.Cancelled,
        IsTransparent = true,
        Summary = CalendarWords.Get("PrefixDropped", options.Culture, Title(occurrence, TimeOnly.FromDateTime(candidate.Start), options)),
        Description = EntryDescription.OfDropped(occurrence, options),
    };

    private static CalendarEntry Body(Occurrence occurrence, EntryOptions options)
    {
        var series = occurrence.Series;
        var venue = occurrence.ShownVenue;
        return new CalendarEntry
        {
            Uid = "",
            Summary = "",
            Start = default,
            LastModified = LastChange(occurrence),
            Status = StatusOf(occurrence, options, Settled(occurrence)),
            IsTransparent = occurrence.State is OccurrenceState.Cancelled,
            IsPrivate = options.IsNeutral,
            Location = venue?.OneLine,
            Geo = venue is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPosition(latitude, longitude) : null,
            Url = options.IsNeutral ? null : PageOf(occurrence, options),
            Categories = options.IsNeutral ? [] : [CalendarWords.Kind(series.Kind, options.Culture)],
            RelatedTo = options.IsNeutral ? null : $"{series.Id:N}@{options.UidDomain}",
        };
    }

    internal static string PageOf(Occurrence occurrence, EntryOptions options) => $"{options.PageBase}/evenemang/{occurrence.Slug}";

    /// <summary>What the series lends (title, place, zone) changes the entry as well.</summary>
    private static DateTime LastChange(Occurrence occurrence) =>
        occurrence.UpdatedAt > occurrence.Series.UpdatedAt ? occurrence.UpdatedAt : occurrence.Series.UpdatedAt;

    private static CalendarStatus Settled(Occurrence occurrence) =>
        occurrence.State is OccurrenceState.Draft or OccurrenceState.Tentative || occurrence.DateDecision is Decision.Preliminary
            ? CalendarStatus.Tentative
            : CalendarStatus.Confirmed;

    private static CalendarStatus StatusOf(Occurrence occurrence, EntryOptions options, CalendarStatus living) =>
        occurrence.State is not OccurrenceState.Cancelled ? living
        : options.ShowsCancelled ? CalendarStatus.Confirmed
        : CalendarStatus.Cancelled;

    private static string Title(Occurrence occurrence, TimeOnly start, EntryOptions options)
    {
        if (options.IsNeutral)
        {
            return options.OwnTitle ?? CalendarWords.Get("NeutralTitle", options.Culture, DateWords.Time(start, options.Culture));
        }

        return FullTitle(occurrence, options.Culture);
    }

    /// <summary>Its own name, with the theme.</summary>
    internal static string FullTitle(Occurrence occurrence, System.Globalization.CultureInfo culture) =>
        occurrence.ThemeDecision is Decision.Undecided || string.IsNullOrWhiteSpace(occurrence.Theme)
            ? occurrence.ShownTitle
            : CalendarWords.Get("TitleAndTheme", culture, occurrence.ShownTitle, occurrence.Theme);

    private static string Prefixed(Occurrence occurrence, EntryOptions options, string title, string? living = null)
    {
        var prefix = occurrence.State switch
        {
            OccurrenceState.Cancelled => "PrefixCancelled",
            OccurrenceState.Draft => "PrefixDraft",
            _ => living ?? (Settled(occurrence) is CalendarStatus.Tentative ? "PrefixTentative" : null),
        };
        return prefix is null ? title : CalendarWords.Get(prefix, options.Culture, title);
    }
}
