using Evenemang.Shared.Events;

namespace Evenemang.Server.Calendars;

/// <summary>What the kinds are called in the addresses of feeds.</summary>
public static class KindNames
{
    private static readonly Dictionary<string, EventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["mote"] = EventKind.RecurringMeeting,
        ["frukost"] = EventKind.BreakfastSeminar,
        ["sjalvhjalp"] = EventKind.SelfHelpGroup,
        ["utomhus"] = EventKind.OutdoorDay,
        ["ovrigt"] = EventKind.Other,
    };

    public static string Of(EventKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    public static EventKind? KindOrNull(string name) => Kinds.TryGetValue(name, out var kind) ? kind : null;
}
