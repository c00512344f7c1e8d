using Evenemang.Server.Messaging;
using Evenemang.Server.Shell;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>The words of the desk's pages about messages.</summary>
internal static class NoticesTexts
{
    public static Texts T { get; } = new("Evenemang.Server.Desk.Notices.NoticesDeskWords");

    public static string Kind(NoticeKind kind) => T[$"Kind.{kind}"];

    /// <summary>Why a message did not arrive. A row's reason begins with a word of ours; the other side's code follows it.</summary>
    public static string Failure(NoticeChannel channel, string? failure) => failure?.Split(' ')[0] switch
    {
        "refused" => T[$"Failure.refused.{channel}"],
        Notice.Bounced => T["Failure.bounced"],
        "former" => T["Failure.former"],
        "gave" when failure.EndsWith(" no-answer", StringComparison.Ordinal) => T["Failure.noAnswer"],
        "gave" => T["Failure.gave"],
        "not" => T["Failure.not"],
        "unknown" => T["Failure.unknown"],
        _ => T["Failure.other"],
    };

    /// <summary>The other side's code, for whoever wants to look it up; null when there is none.</summary>
    public static string? Code(string? failure) =>
        failure?.Split(' ') switch
        {
            ["not", "delivered"] or ["former", ..] or [Notice.Bounced] or [.., "no-answer"] or null => null,
            ["gave", "up,", "deferred", .. { Length: > 0 } code] => T["Failure.code", string.Join(' ', code)],
            ["refused" or "unknown" or Notice.Bounced, .. { Length: > 0 } code] => T["Failure.code", string.Join(' ', code)],
            var other => T["Failure.code", string.Join(' ', other)],
        };

    /// <summary>Why a queue stands still, in sentences.</summary>
    /// <param name="queue">One that is stopped.</param>
    /// <param name="zone">IANA zone of the reader.</param>
    public static string Queue(QueueState queue, string zone)
    {
        var said = T[$"Queue.{queue.Name}", DeskTime.DayAndTime(queue.StoppedAt!.Value, zone)] + " " + T[queue.IsConfiguration ? "Queue.configuration" : "Queue.waiting"];
        return queue.NextTryAt is { } next ? $"{said} {T["Queue.next", DeskTime.DayAndTime(next, zone)]}" : said;
    }
}
