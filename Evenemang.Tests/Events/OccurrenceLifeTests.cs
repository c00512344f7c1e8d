using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class OccurrenceLifeTests
{
    private const string Zone = "Europe/Stockholm";
    private static readonly DateTime Now = new(2027, 1, 11, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Start = new(2027, 5, 10, 13, 30, 0);
    private static readonly DateTime End = new(2027, 5, 10, 15, 30, 0);

    [Fact]
    public void Published_with_time_and_place_decided_it_is_confirmed_and_its_sequence_is_0()
    {
        var meeting = Decided();

        Assert.Null(meeting.Publish(Now));

        Assert.Equal((OccurrenceState.Confirmed, 0, Now), (meeting.State, meeting.Sequence, meeting.PublishedAt!.Value));
    }

    [Fact]
    public void An_undecided_theme_makes_nothing_tentative_but_an_undecided_place_does()
    {
        var meeting = Decided();
        meeting.ThemeDecision = Decision.Undecided;
        meeting.ChangeVenue(null, Decision.Preliminary, Now);

        meeting.Publish(Now);
        Assert.Equal(OccurrenceState.Tentative, meeting.State);

        meeting.ChangeVenue(null, Decision.Decided, Now);
        Assert.Equal((OccurrenceState.Confirmed, 1), (meeting.State, meeting.Sequence));
    }

    [Fact]
    public void Deciding_a_candidate_confirms_its_entry_and_cancels_the_others()
    {
        var meeting = Undecided(out var first, out var second);
        meeting.Publish(Now);

        Assert.Null(meeting.DecideCandidate(second.Id, null, Zone, Now));

        Assert.Equal((OccurrenceState.Confirmed, second.Start, second.Uid), (meeting.State, meeting.Start!.Value, meeting.CalendarUid));
        Assert.True(meeting.Sequence > second.Sequence);
        var dropped = Assert.Single(meeting.Candidates, candidate => candidate.IsDropped);
        Assert.Equal((first.Uid, 1), (dropped.Uid, dropped.Sequence));
    }

    [Fact]
    public void Deciding_a_date_that_was_no_candidate_drops_them_all_and_uses_the_meetings_own_entry()
    {
        var meeting = Undecided(out _, out _);
        meeting.Publish(Now);

        Assert.Null(meeting.DecideDate(Decision.Decided, Start, End, null, Zone, Now));

        Assert.All(meeting.Candidates, candidate => Assert.True(candidate.IsDropped && candidate.Sequence == 1));
        Assert.Equal(meeting.Uid, meeting.CalendarUid);
    }

    [Fact]
    public void A_preliminary_date_is_confirmed_where_it_stands()
    {
        var meeting = Undecided(out _, out _);
        meeting.Publish(Now);
        meeting.DecideDate(Decision.Preliminary, Start, End, null, Zone, Now);
        Assert.Equal(OccurrenceState.Tentative, meeting.State);

        Assert.Null(meeting.ConfirmDate(Now));

        Assert.Equal((OccurrenceState.Confirmed, Start, 2), (meeting.State, meeting.Start!.Value, meeting.Sequence));
        Assert.Equal(TransitionRefused.DateDecided, meeting.ConfirmDate(Now));
    }

    [Fact]
    public void Changed_candidates_keep_their_UIDs_raise_sequences_and_drop_those_left_out()
    {
        var meeting = Undecided(out var first, out var second);
        meeting.Publish(Now);
        var third = new DateCandidate(Guid.CreateVersion7(), "c3@example.test", Start, End);

        Assert.Null(meeting.ChangeCandidates([second with { Start = second.Start.AddHours(-1) }, third], Zone, Now));

        Assert.Equal([(second.Uid, 1, false), (third.Uid, 0, false), (first.Uid, 1, true)], meeting.Candidates.Select(candidate => (candidate.Uid, candidate.Sequence, candidate.IsDropped)));
    }

    [Fact]
    public void A_move_keeps_slug_and_UID_and_remembers_where_it_was()
    {
        var meeting = Decided();
        meeting.Publish(Now);

        Assert.Null(meeting.Move(Start.AddDays(7), End.AddDays(7), null, new Venue("Kulturhuset"), Now));

        Assert.Equal(("m", "m@example.test", 1), (meeting.Slug, meeting.CalendarUid, meeting.Sequence));
        Assert.Equal(new MovedFrom(Start, End, "Mötesplatsen", Now), meeting.MovedFrom);
        Assert.Equal(("Kulturhuset", OccurrenceState.Confirmed), (meeting.ShownVenue!.Name, meeting.State));
        Assert.Equal(WallClock.ToUtc(Start.AddDays(7), Zone), meeting.StartUtc);
    }

    [Fact]
    public void What_changes_neither_time_nor_place_nor_status_leaves_the_sequence_alone()
    {
        var meeting = Decided();
        meeting.Publish(Now);

        meeting.Theme = "Anhörigstöd";
        meeting.ChangeVenue(meeting.Series.Venue! with { Directions = "Dörren på gaveln." }, Decision.Decided, Now);
        meeting.ChangeDoors(null, Zone, Now);

        Assert.Equal(0, meeting.Sequence);
    }

    [Fact]
    public void Doors_and_place_raise_the_sequence_each_time_but_never_in_a_draft()
    {
        var meeting = Decided();
        meeting.ChangeDoors(Start.AddMinutes(-30), Zone, Now);
        Assert.Equal(0, meeting.Sequence);

        meeting.Publish(Now);
        meeting.ChangeDoors(Start.AddMinutes(-15), Zone, Now);
        meeting.ChangeVenue(new Venue("Kulturhuset"), Decision.Decided, Now);

        Assert.Equal(2, meeting.Sequence);
    }

    [Fact]
    public void Cancelled_and_reinstated_it_is_as_it_was_two_sequences_later()
    {
        var meeting = Undecided(out _, out _);
        meeting.Publish(Now);

        Assert.Null(meeting.Cancel("Sjukdom.", "Samordnaren", Now));
        Assert.Equal((OccurrenceState.Cancelled, "Sjukdom.", "Samordnaren", Now), (meeting.State, meeting.CancelReason, meeting.CancelledBy, meeting.CancelledAt!.Value));
        Assert.All(meeting.Candidates, candidate => Assert.Equal(1, candidate.Sequence));

        Assert.Null(meeting.Reinstate(Now));
        Assert.Equal((OccurrenceState.Tentative, null, 2), (meeting.State, meeting.CancelReason, meeting.Sequence));
        Assert.All(meeting.Candidates, candidate => Assert.Equal(2, candidate.Sequence));
    }

    [Fact]
    public void Held_changes_no_calendar()
    {
        var meeting = Decided();
        meeting.Publish(Now);

        Assert.Equal(TransitionRefused.NotYetStarted, meeting.Hold(Now));
        Assert.Null(meeting.Hold(meeting.StartUtc!.Value));
        Assert.Equal((OccurrenceState.Held, 0), (meeting.State, meeting.Sequence));
    }

    [Fact]
    public void Every_step_out_of_turn_is_refused_with_its_reason()
    {
        var draft = Decided();
        Assert.Equal(TransitionRefused.NotPublished, draft.Cancel("Skäl", "S", Now));
        Assert.Equal(TransitionRefused.NotPublished, draft.Move(Start.AddDays(1), End.AddDays(1), null, null, Now));
        Assert.Equal(TransitionRefused.NotPublished, draft.Hold(Now));
        Assert.Equal(TransitionRefused.NotCancelled, draft.Reinstate(Now));

        var published = Decided();
        published.Publish(Now);
        Assert.Equal(TransitionRefused.AlreadyPublished, published.Publish(Now));
        Assert.Equal(TransitionRefused.NotCancelled, published.Reinstate(Now));
        Assert.Equal(TransitionRefused.NothingChanged, published.Move(Start, End, null, null, Now));
        Assert.Equal(TransitionRefused.TimesOutOfOrder, published.Move(End, Start, null, null, Now));
        Assert.Equal(TransitionRefused.TimesOutOfOrder, published.Move(Start, End, End, null, Now));
        Assert.Equal(TransitionRefused.InThePast, published.Move(Start.AddYears(-1), End, null, null, Now));
        Assert.Equal(TransitionRefused.AlreadyOver, published.Move(Start.AddYears(1), End.AddYears(1), null, null, published.EndUtc!.Value));
        Assert.Equal(TransitionRefused.DateDecided, published.DecideDate(Decision.Decided, Start, End, null, Zone, Now));
        Assert.Equal(TransitionRefused.DateDecided, published.ChangeCandidates([], Zone, Now));

        published.Cancel("Skäl", "S", Now);
        Assert.Equal(TransitionRefused.AlreadyCancelled, published.Cancel("Skäl", "S", Now));
        Assert.Equal(TransitionRefused.AlreadyCancelled, published.Move(Start.AddDays(1), End.AddDays(1), null, null, Now));
        Assert.Equal(TransitionRefused.AlreadyCancelled, published.Hold(published.StartUtc!.Value));
        Assert.Equal(TransitionRefused.AlreadyOver, published.Reinstate(published.EndUtc!.Value));

        var held = Decided();
        held.Publish(Now);
        held.Hold(held.StartUtc!.Value);
        Assert.Equal(TransitionRefused.AlreadyHeld, held.Cancel("Skäl", "S", Now));
        Assert.Equal(TransitionRefused.AlreadyHeld, held.Hold(Now));
        Assert.Equal(TransitionRefused.AlreadyHeld, held.ConfirmDate(Now));

        var undecided = Undecided(out var first, out _);
        undecided.Publish(Now);
        Assert.Equal(TransitionRefused.DateUndecided, undecided.Move(Start, End, null, null, Now));
        Assert.Equal(TransitionRefused.DateUndecided, undecided.Hold(Now));
        Assert.Equal(TransitionRefused.DateUndecided, undecided.ConfirmDate(Now));
        Assert.Equal(TransitionRefused.UnknownCandidate, undecided.DecideCandidate(Guid.Empty, null, Zone, Now));
        Assert.Equal(TransitionRefused.TimesOutOfOrder, undecided.DecideCandidate(first.Id, first.End, Zone, Now));
        Assert.Equal(0, undecided.Sequence);
    }

    [Fact]
    public void A_zone_that_changes_moves_the_instants_not_the_wall_clock()
    {
        var meeting = Decided();
        meeting.Publish(Now);
        var before = meeting.StartUtc!.Value;

        meeting.FollowSeries("Europe/Helsinki", Now);

        Assert.Equal((Start, before.AddHours(-1), 1), (meeting.Start!.Value, meeting.StartUtc!.Value, meeting.Sequence));
    }

    private static Occurrence Decided()
    {
        var meeting = New();
        meeting.SetDate(Decision.Decided, Start, End, null, Zone);
        return meeting;
    }

    private static Occurrence Undecided(out DateCandidate first, out DateCandidate second)
    {
        var meeting = New();
        first = new DateCandidate(Guid.CreateVersion7(), "c1@example.test", Start.AddDays(-28), End.AddDays(-28));
        second = new DateCandidate(Guid.CreateVersion7(), "c2@example.test", Start.AddDays(-21), End.AddDays(-21));
        meeting.SetUndecidedDate([first, second], Zone);
        return meeting;
    }

    private static Occurrence New()
    {
        var series = new Series { Slug = "s", Kind = EventKind.RecurringMeeting, Title = "Serie", Venue = new Venue("Mötesplatsen") };
        return new Occurrence { Id = Guid.CreateVersion7(), Series = series, SeriesId = series.Id, Slug = "m", Uid = "m@example.test" };
    }
}
