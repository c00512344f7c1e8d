using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>What a notice calls the thing it is about. A discreet series is never named: neither in a subject nor anywhere a glance may fall.</summary>
internal static class NoticeTitle
{
    /// <summary>For subjects: "Frukostseminarium fredag 8 februari", or "träff onsdag 30 januari".</summary>
    public static string WithDate(NoticeFacts facts)
    {
        // A part in the group is about no single date.
        if (KeepsDatesSecret(facts) || facts is { Kind: NoticeKind.GroupContact, Series.Discreet: true }) return NoticeWords.Get("DiscreetNameAll", facts.Culture);
        var name = facts.Series.Discreet ? NoticeWords.Get("DiscreetName", facts.Culture) : Name(facts);
        var showsDate = !facts.IsAboutSeries || facts.Series.Discreet;
        return showsDate && Date(facts) is { } date ? $"{name} {date}" : name;
    }

    /// <summary>For sentences: "Frukostseminarium", or "träffen".</summary>
    public static string InSentence(OccasionFacts facts) =>
        facts.Series.Discreet ? NoticeWords.Get("DiscreetDefinite", facts.Culture) : Name(facts);

    /// <summary>As a heading, with the theme; null for a discreet series.</summary>
    public static string? Heading(OccasionFacts facts)
    {
        if (facts.Series.Discreet) return null;
        var theme = facts.Occurrence is { ThemeDecision: not Decision.Undecided, Theme: { Length: > 0 } text } ? $": {text}" : "";
        return Name(facts) + theme;
    }

    /// <summary>"fredag 8 februari"; null while the day is undecided.</summary>
    public static string? Date(OccasionFacts facts) =>
        facts.Next?.Start is { } start ? DateWords.Date(DateOnly.FromDateTime(start), facts.Culture, facts.Today) : null;

    /// <summary>Its own name, with that of the programme item.</summary>
    public static string Name(OccasionFacts facts)
    {
        var name = facts.Occurrence?.ShownTitle ?? facts.Series.Title;
        return facts.Item is { } item ? $"{item.Title}, {name}" : name;
    }

    /// <summary>When and where a discreet group meets is for its members; somebody who asks, waits or has left is none.</summary>
    public static bool KeepsDatesSecret(NoticeFacts facts) =>
        facts.IsAboutSeries && (facts.Registration.KeepsDatesSecret(facts.Series) || (facts.Series.Discreet && facts.IsAwaitingStart));
}
