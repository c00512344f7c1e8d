using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Calendars;

public sealed class FeedContentsTests
{
    // 13.30 in Stockholm on 27 January 2027.
    private static readonly DateTime GroupStarts = new(2027, 1, 27, 12, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_a_discreet_group_only_the_start_meeting_is_public_and_only_before_it()
    {
        var group = Group();

        var before = FeedContents.Public(group, GroupStarts.AddSeconds(-1));
        Assert.Equal(["grupp-1"], before.Occurrences.Select(occurrence => occurrence.Slug));
        Assert.Equal(GroupStarts, before.Until);
        var after = FeedContents.Public(group, GroupStarts);
        Assert.Empty(after.Occurrences);
        Assert.Equal(GroupStarts, after.LastLeft);
        Assert.Equal(DateTime.MaxValue, after.Until);
    }

    [Fact]
    public void Of_a_group_that_keeps_its_times_to_itself_nothing_ever_is()
    {
        var group = Group();
        group[0].Series.ShowsTimeAndPlace = false;

        var before = FeedContents.Public(group, GroupStarts.AddDays(-10));
        Assert.Empty(before.Occurrences);
        // Nor does the feed change when it begins, which would tell when that is.
        Assert.Equal((DateTime.MinValue, DateTime.MaxValue), (before.LastLeft, before.Until));
    }

    [Fact]
    public void When_a_groups_start_meeting_is_cancelled_the_next_one_starts_it()
    {
        var group = Group();
        group[0].Cancel("Igångsättaren är sjuk.", "Kontaktperson", GroupStarts.AddDays(-1));

        Assert.Equal(["grupp-1", "grupp-2"], FeedContents.Public(group, GroupStarts.AddHours(-1)).Occurrences.Select(occurrence => occurrence.Slug));
    }

    [Fact]
    public void A_group_cancelled_whole_shows_no_more_days_than_before()
    {
        var group = Group();
        group.ForEach(occurrence => occurrence.Cancel("För få anmälda.", "Kontaktperson", GroupStarts.AddDays(-1)));

        Assert.Equal(["grupp-1"], FeedContents.Public(group, GroupStarts.AddHours(-1)).Occurrences.Select(occurrence => occurrence.Slug));
    }

    [Fact]
    public void Even_the_feed_of_one_meeting_of_a_discreet_group_ends_at_its_start() =>
        Assert.Empty(FeedContents.Public(Group(), GroupStarts, keepsPast: true).Occurrences);

    [Fact]
    public void A_cancelled_entry_stays_more_than_a_month_after_it_would_have_ended()
    {
        var occurrence = OccurrenceSamples.Breakfast().Published();
        occurrence.Cancel("Föreläsaren är sjuk.", "Kontaktperson", OccurrenceSamples.Changed);
        var ends = occurrence.EndUtc!.Value;

        Assert.Single(FeedContents.Public([occurrence], ends.AddDays(31)).Occurrences);
        var left = FeedContents.Public([occurrence], ends.AddDays(FeedContents.CancelledDays));
        Assert.Empty(left.Occurrences);
        Assert.Equal(ends.AddDays(FeedContents.CancelledDays), left.LastLeft);
        Assert.Single(FeedContents.Public([occurrence], ends.AddDays(5000), keepsPast: true).Occurrences);
    }

    [Fact]
    public void Drafts_and_unpublished_series_are_in_no_feed()
    {
        var draft = OccurrenceSamples.Breakfast();
        var unpublished = OccurrenceSamples.Breakfast().Published();
        unpublished.Series.Published = false;

        Assert.Empty(FeedContents.Public([draft, unpublished], OccurrenceSamples.Changed).Occurrences);
    }

    [Fact]
    public void Of_too_many_the_latest_are_kept()
    {
        var series = OccurrenceSamples.Series(EventKind.Other, "alla", "Alla");
        var many = Enumerable.Range(0, FeedContents.MaxOccurrences + 5)
            .Select(day => OccurrenceSamples.Of(series, $"dag-{day}", new DateTime(2027, 1, 1, 12, 0, 0).AddHours(day)).Published());

        var held = FeedContents.Public(many, OccurrenceSamples.Changed).Occurrences;

        Assert.Equal(FeedContents.MaxOccurrences, held.Count);
        Assert.Equal("dag-5", held[0].Slug);
    }

    private static List<Occurrence> Group()
    {
        var series = OccurrenceSamples.Series(EventKind.SelfHelpGroup, "grupp", "Självhjälpsgrupp", discreet: true);
        return
        [
            OccurrenceSamples.Of(series, "grupp-1", new(2027, 1, 27, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "grupp-2", new(2027, 2, 24, 13, 30, 0)).Published(),
            OccurrenceSamples.Of(series, "grupp-3", new(2027, 3, 31, 13, 30, 0)).Published(),
        ];
    }
}
