using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>
/// Random histories of organiser and participants with the real verbs, jobs and sender, which dies now and then in the middle: nobody gets the same twice (other than the one message in
/// flight, under the same Message-ID), nobody gets what was void, everybody owed gets theirs, and in the end everybody who still has a place knows the truth.
/// </summary>
public sealed class NoticeHistoryProperties
{
    private const int People = 5;

    [Theory]
    [OnSqlite(1)]
    [OnSqlite(2)]
    [OnSqlite(3)]
    [OnSqlite(4)]
    [OnSqlite(5)]
    [OnSqlite(6)]
    [OnPostgreSql(7)]
    [OnPostgreSql(8)]
    [OnPostgreSql(9)]
    public async Task Whatever_happens_everybody_is_told_the_truth_once(DatabaseKind database, int seed)
    {
        var chance = new Random(seed);
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-20T13:30", PostRoom.Remind(new(ReminderUnit.Days, 4), new(ReminderUnit.Days, 1, new(15, 0))));
        await room.FollowAsync(PostRoom.Meeting, "foljare@exempel.se");
        var holders = new RegisterOutcome.Registered?[People];
        var spells = new List<(int Person, Guid Id, DateTime From, DateTime? To)>();
        List<string> inFlight = [];
        for (var step = 0; step < 70; step++)
        {
            var who = chance.Next(People);
            var start = new DateTime(2027, 2, 20, 13, 30, 0).AddDays(chance.Next(4));
            switch (chance.Next(11))
            {
                case 0 or 1 when holders[who] is null && await CanSignUpAsync(room, slug):
                    holders[who] = await room.Desk.SignUpAsync(slug, $"Person {who}", $"person{who}@exempel.se");
                    spells.Add((who, holders[who]!.Id, room.Desk.Host.Clock.Now, null));
                    break;
                case 2 when holders[who] is { } leaving:
                    await room.Desk.Get<Withdraw>().RunAsync(new RegistrationReference.ByToken(leaving.Token), default);
                    spells[spells.FindLastIndex(spell => spell.Person == who)] = spells.Last(spell => spell.Person == who) with { To = room.Desk.Host.Clock.Now };
                    holders[who] = null;
                    break;
                case 3 or 4:
                    await room.Desk.MoveAsync(slug, new(start, start.AddHours(2)));
                    break;
                case 5:
                    await room.Desk.EditAsync(slug, new() { Theme = $"Tema {chance.Next(3)}", Venue = new Venue($"Hus {chance.Next(2)}") });
                    break;
                case 6:
                    await room.Desk.CancelAsync(slug, "Snö");
                    break;
                case 7:
                    await room.Desk.ReinstateAsync(slug);
                    break;
                case 8 or 9:
                    // Some minutes after something has happened, so that there is something to send.
                    await room.Desk.MoveAsync(slug, new(start, start.AddHours(2)));
                    room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(chance.Next(1, 15)));
                    if (await room.CrashAsync(chance.Next(3), chance.Next(2) == 0) is { } lost) inFlight.Add(lost);
                    break;
                default:
                    await PassAsync(room, chance);
                    break;
            }
        }
        await room.Desk.ReinstateAsync(slug);
        await room.PassAsync("2027-02-26T09:00", everyMinutes: 60);
        await CheckAsync(room, slug, holders, spells, inFlight);
    }

    /// <summary>That the crashes of the histories are some.</summary>
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_sender_that_dies_over_a_letter_repeats_that_one_only_and_leaves_none_behind(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-20T13:30");
        for (var number = 0; number < 6; number++) await room.Desk.SignUpAsync(slug, $"Person {number}", $"person{number}@exempel.se");
        var inFlight = await room.CrashAsync(recorded: 2, diesAfterSending: true);
        Assert.NotNull(inFlight);
        Assert.Equal(3, room.Sent.Count);
        // What the dead one had claimed waits for its lease to end.
        await room.RunAsync();
        Assert.Equal(4, room.Sent.Count);
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await room.RunAsync();
        Assert.Equal(7, room.Sent.Count);
        Assert.Equal([inFlight], room.Sent.CountBy(sent => sent.Mail.MessageId).Where(message => message.Value == 2).Select(message => message.Key));
        Assert.Equal(6, room.Sent.DistinctBy(sent => sent.Mail.To.Address).Count());
    }

    private static async Task PassAsync(PostRoom room, Random chance)
    {
        var until = WallClock.ToLocal(room.Desk.Host.Clock.Now, "Europe/Stockholm").AddMinutes(chance.Next(2, 1500));
        await room.PassAsync(until.ToString("yyyy-MM-ddTHH:mm", null), everyMinutes: chance.Next(3, 200));
    }

    private static async Task CheckAsync(PostRoom room, string slug, RegisterOutcome.Registered?[] holders, List<(int Person, Guid Id, DateTime From, DateTime? To)> spells, List<string> inFlight)
    {
        var rows = await room.Desk.Host.ReadAsync(db => db.Notices.ToListAsync());
        var occurrence = await room.Desk.RowAsync(slug);

        // Nobody twice: no two rows under one key, and no message left more than once, but for those a sender died over: once more for each time.
        Assert.All(room.Sent.CountBy(sent => sent.Mail.MessageId), message => Assert.True(message.Value <= 1 + inFlight.Count(lost => lost == message.Key), $"{message.Key} left {message.Value} times"));
        Assert.Equal(rows.Count, rows.DistinctBy(row => row.UniqueKey).Count());
        var reminders = rows.Where(row => row.Kind is NoticeKind.Reminder && row.State is NoticeState.Sent).ToList();
        Assert.Equal(reminders.Count, reminders.DistinctBy(row => (row.RegistrationId, row.UniqueKey.Split(':')[3])).Count());

        // Nothing void or missed left, and nothing waits for ever.
        var left = room.Sent.Select(sent => sent.Mail.MessageId).ToHashSet(StringComparer.Ordinal);
        Assert.All(rows.Where(row => row.State is NoticeState.Sent || !inFlight.Contains(row.MessageId)), row => Assert.Equal(row.State is NoticeState.Sent, left.Contains(row.MessageId)));
        Assert.DoesNotContain(rows, row => row.State is NoticeState.Planned or NoticeState.Sending or NoticeState.Failed);

        // Nothing about an occurrence to somebody who had left, nor at night unless it was urgent.
        foreach (var row in rows.Where(row => row.State is NoticeState.Sent && row.RegistrationId is not null && (NoticePlan.IsForEverybody(row.Kind) || row.Kind is NoticeKind.Reminder)))
        {
            var spell = spells.Single(one => one.Id == row.RegistrationId);
            Assert.True(row.SentAt >= spell.From && !(row.SentAt > spell.To), $"{row.Kind} {row.SentAt:o} outside {spell.From:o}-{spell.To:o}");
            if (row.Kind is NoticeKind.Reminder or NoticeKind.OccurrenceChanged) Assert.InRange(WallClock.ToLocal(row.SentAt!.Value, "Europe/Stockholm").Hour, QuietHours.EndsAtHour, QuietHours.BeginsAtHour - 1);
        }

        // Whoever still has a place was last told what is true: since their last letter nothing that matters has changed.
        foreach (var holder in holders.OfType<RegisterOutcome.Registered>())
        {
            var mine = rows.Where(row => row.RegistrationId == holder.Id && row.State is NoticeState.Sent && (NoticePlan.IsForEverybody(row.Kind) || row.Kind is NoticeKind.Confirmed)).ToList();
            if (occurrence.MovedFrom is { At: var moved } && moved > spells.Single(one => one.Id == holder.Id).From && occurrence.StartUtc > moved)
            {
                var last = mine.MaxBy(row => row.SentAt)!;
                Assert.True(last.SentAt >= moved || rows.Exists(row => row.RegistrationId == holder.Id && row.State is NoticeState.Void && NoticePlan.IsForEverybody(row.Kind)), $"{holder.Id} was never told of the move at {moved:o}");
            }
            // What a sender died over may have been told without our knowing.
            if (rows.Exists(row => row.RegistrationId == holder.Id && inFlight.Contains(row.MessageId))) continue;
            // Told that it is off: told that it is on.
            var onOff = mine.Where(row => row.Kind is NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceReinstated).OrderBy(row => row.SentAt).ThenBy(row => row.Id).Select(row => row.Kind).ToList();
            Assert.Equal(onOff.Where((_, index) => index % 2 == 0).Count(), onOff.Count(kind => kind is NoticeKind.OccurrenceCancelled));
            if (occurrence.State is not OccurrenceState.Cancelled && onOff.Count > 0) Assert.Equal(NoticeKind.OccurrenceReinstated, onOff[^1]);
        }

        // At most one paced letter a day is due to the follower; one that a sender died over leaves later.
        var paced = rows.Where(row => row.FollowerId is not null && row.Kind is NoticeKind.News && row.State is NoticeState.Sent).Select(row => row.DueAt).Order().ToList();
        Assert.All(paced.Zip(paced.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromHours(23.5)));
    }

    private static async Task<bool> CanSignUpAsync(PostRoom room, string slug)
    {
        var row = await room.Desk.RowAsync(slug);
        return row.State is OccurrenceState.Confirmed && row.StartUtc > room.Desk.Host.Clock.Now;
    }
}
