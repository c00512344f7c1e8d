using Evenemang.Server.Registrations;
using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk.Registrations;

/// <summary>What happened to somebody's registration, as a line to read.</summary>
internal static class HistoryWords
{
    private static readonly Texts T = PeopleTexts.Words;

    public static string Of(HistoryLine line)
    {
        if (line is { Notice: { } kind, NoticeState: { } state }) return $"{T.Or($"Notice.{kind}", kind.ToString())}: {T.Or($"NoticeState.{state}", state.ToString())}";
        var act = T.Or($"Log.{line.Action}", line.Action ?? "");
        return line.Detail is { } detail && line.Action is "registration.seatGivenOutOfOrder" ? T["HistoryDetail", act, line.Actor, detail] : T["HistoryLine", act, line.Actor];
    }
}
