using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>The kinds as they stand in public addresses; they never change.</summary>
public static class EventKindNames
{
    private static readonly Dictionary<EventKind, string> Names = new()
    {
        [EventKind.RecurringMeeting] = "mote",
        [EventKind.BreakfastSeminar] = "frukost",
        [EventKind.SelfHelpGroup] = "sjalvhjalp",
        [EventKind.OutdoorDay] = "utomhus",
        [EventKind.Other] = "ovrigt",
    };

    public static string Of(EventKind kind) => Names[kind];

    /// <summary>The kind of a name; null for anything else.</summary>
    public static EventKind? Parse(string? name) =>
        Names.Where(pair => pair.Value == name).Select(pair => (EventKind?)pair.Key).FirstOrDefault();
}
