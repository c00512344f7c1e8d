namespace Evenemang.Shared.Events;

/// <summary>The kinds as they stand in the addresses of pages and feeds; they never change.</summary>
public static class EventKindNames
{
    private static readonly Dictionary<string, EventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["mote"] = EventKind.RecurringMeeting,
        ["frukost"] = EventKind.BreakfastSeminar,
        ["sjalvhjalp"] = EventKind.SelfHelpGroup,
        ["utomhus"] = EventKind.OutdoorDay,
        ["ovrigt"] = EventKind.Other,
    };

    /// <summary>The name of a kind, in ASCII.</summary>
    /// <param name="kind">One of the defined kinds.</param>
    public static string Of(EventKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <summary>The kind of a name; null for anything else.</summary>
    /// <param name="name">As it stands in the address.</param>
    public static EventKind? KindOrNull(string? name) => name is not null && Kinds.TryGetValue(name, out var kind) ? kind : null;
}
