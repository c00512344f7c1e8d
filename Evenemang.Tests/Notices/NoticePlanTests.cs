using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Notices;

public sealed class NoticePlanTests
{
    private static readonly DateTime Now = new(2027, 1, 25, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(NoticeKind.Confirmed, RegistrationState.Confirmed)]
    [InlineData(NoticeKind.Promoted, RegistrationState.Confirmed)]
    [InlineData(NoticeKind.Approved, RegistrationState.Confirmed)]
    [InlineData(NoticeKind.Waitlisted, RegistrationState.Waitlisted)]
    [InlineData(NoticeKind.SeatOffered, RegistrationState.Offered)]
    [InlineData(NoticeKind.OfferLapsed, RegistrationState.Lapsed)]
    [InlineData(NoticeKind.Requested, RegistrationState.Requested)]
    [InlineData(NoticeKind.Withdrawn, RegistrationState.Withdrawn)]
    [InlineData(NoticeKind.Removed, RegistrationState.Removed)]
    [InlineData(NoticeKind.Declined, RegistrationState.Declined)]
    public void What_a_sign_up_is_told_about_itself_is_sent_only_while_it_is_so(NoticeKind kind, RegistrationState state)
    {
        foreach (var other in Enum.GetValues<RegistrationState>())
            Assert.Equal(other == state ? NoticeVerdict.Send : NoticeVerdict.Void, Judge(kind, other, Occurrence()));
    }

    [Theory]
    [InlineData(NoticeKind.Changed)]
    [InlineData(NoticeKind.Repeated)]
    [InlineData(NoticeKind.OccurrenceMoved)]
    [InlineData(NoticeKind.OccurrenceReinstated)]
    public void What_concerns_everybody_is_sent_to_those_who_have_ask_for_or_wait_for_a_place(NoticeKind kind)
    {
        foreach (var state in Enum.GetValues<RegistrationState>())
        {
            var isActive = state is RegistrationState.Requested or RegistrationState.Confirmed or RegistrationState.Waitlisted or RegistrationState.Offered;
            Assert.Equal(isActive ? NoticeVerdict.Send : NoticeVerdict.Void, Judge(kind, state, Occurrence()));
        }
    }

    [Theory]
    [InlineData(NoticeKind.Confirmed, NoticeVerdict.Void)]
    [InlineData(NoticeKind.Promoted, NoticeVerdict.Void)]
    [InlineData(NoticeKind.Approved, NoticeVerdict.Void)]
    [InlineData(NoticeKind.Changed, NoticeVerdict.Void)]
    [InlineData(NoticeKind.OccurrenceMoved, NoticeVerdict.Void)]
    [InlineData(NoticeKind.OccurrenceReinstated, NoticeVerdict.Void)]
    [InlineData(NoticeKind.OccurrenceCancelled, NoticeVerdict.Send)]
    public void A_cancellation_leaves_nothing_to_say_but_itself(NoticeKind kind, NoticeVerdict expected) =>
        Assert.Equal(expected, Judge(kind, RegistrationState.Confirmed, Occurrence(isCancelled: true)));

    [Fact]
    public void Nothing_is_said_of_offers_for_what_is_cancelled_or_can_be_answered_no_more()
    {
        Assert.Equal(NoticeVerdict.Void, Judge(NoticeKind.SeatOffered, RegistrationState.Offered, Occurrence(isCancelled: true)));
        Assert.Equal(NoticeVerdict.Void, Judge(NoticeKind.OfferLapsed, RegistrationState.Lapsed, Occurrence(isCancelled: true)));
        Assert.True(NoticePlan.Voids(NoticeKind.OccurrenceCancelled, NoticeKind.SeatOffered));
        var late = Person(RegistrationState.Offered);
        late.OfferEndsAt = Now;
        Assert.Equal(NoticeVerdict.Missed, NoticePlan.Judge(NoticeKind.SeatOffered, late, Occurrence(), null, Now));
    }

    [Fact]
    public void A_cancellation_that_was_taken_back_is_not_sent() =>
        Assert.Equal(NoticeVerdict.Void, Judge(NoticeKind.OccurrenceCancelled, RegistrationState.Confirmed, Occurrence()));

    [Theory]
    [InlineData(null, NoticeVerdict.Send)]
    [InlineData(1, NoticeVerdict.Send)]
    [InlineData(0, NoticeVerdict.Send)]
    [InlineData(-1, NoticeVerdict.Missed)]
    public void What_is_over_when_its_turn_comes_is_missed(int? endsInMinutes, NoticeVerdict expected) =>
        Assert.Equal(expected, NoticePlan.Judge(NoticeKind.Confirmed, Person(RegistrationState.Confirmed), null, endsInMinutes is { } minutes ? Now.AddMinutes(minutes) : null, Now));

    [Fact]
    public void Nobody_is_written_to_without_an_address()
    {
        var erased = Person(RegistrationState.Withdrawn);
        erased.Email = null;
        Assert.Equal(NoticeVerdict.Void, NoticePlan.Judge(NoticeKind.Withdrawn, erased, Occurrence(), null, Now));
    }

    [Fact]
    public void Retries_grow_longer_and_end()
    {
        var delays = Enumerable.Range(1, NoticeRetry.MaxAttempts - 1).Select(attempt => NoticeRetry.AfterDeferral(attempt, Now)!.Value - Now).ToList();
        Assert.Equal(TimeSpan.FromMinutes(1), delays[0]);
        Assert.Equal(delays.Order(), delays);
        Assert.InRange(delays.Aggregate((sum, delay) => sum + delay), TimeSpan.FromDays(1), TimeSpan.FromDays(3));
        Assert.Null(NoticeRetry.AfterDeferral(NoticeRetry.MaxAttempts, Now));
    }

    [Fact]
    public void A_mail_server_that_is_away_is_asked_again_and_again_but_never_hammered()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), NoticeRetry.AfterOutage(1));
        Assert.Equal(TimeSpan.FromSeconds(10), NoticeRetry.AfterOutage(2));
        Assert.Equal(TimeSpan.FromMinutes(5), NoticeRetry.AfterOutage(1000));
    }

    private static NoticeVerdict Judge(NoticeKind kind, RegistrationState state, Occurrence occurrence) =>
        NoticePlan.Judge(kind, Person(state), occurrence, occurrence.EndUtc, Now);

    private static Registration Person(RegistrationState state) => new() { State = state, Email = "kim@exempel.se" };

    private static Occurrence Occurrence(bool isCancelled = false)
    {
        var series = new Series { Slug = "serie", Kind = EventKind.Other, Title = "Serie" };
        var occurrence = new Occurrence { Slug = "tillfalle", Uid = "uid", Series = series };
        occurrence.SetDate(Decision.Decided, new(2027, 2, 5, 9, 0, 0), new(2027, 2, 5, 10, 0, 0), null, series.TimeZone);
        occurrence.Publish(Now);
        if (isCancelled) occurrence.Cancel("Snö", "Arrangören", Now);
        return occurrence;
    }
}
