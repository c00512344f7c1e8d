namespace Evenemang.Shared.Registrations;

public sealed partial class Registration
{
    /// <summary>Ends it: it counts no more, and its address may sign up again.</summary>
    /// <param name="state">Withdrawn, Removed, Declined or Lapsed.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="ArgumentException">The state is not an end.</exception>
    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void End(RegistrationState state, DateTime now)
    {
        if (state is not (RegistrationState.Withdrawn or RegistrationState.Removed or RegistrationState.Declined or RegistrationState.Lapsed))
        {
            throw new ArgumentException($"{state} is not an end.", nameof(state));
        }
        if (!IsActive) throw new InvalidOperationException("A registration ends once.");
        State = state;
        ActiveKey = null;
        OfferEndsAt = null;
        EndedAt = now;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Gives up its seats and waits, last in line.</summary>
    /// <param name="number">A number higher than every other of its target.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">It has no seats to give up.</exception>
    public void WaitAgain(int number, DateTime now)
    {
        if (State is not RegistrationState.Confirmed) throw new InvalidOperationException("Only who has seats can give them up.");
        State = RegistrationState.Waitlisted;
        Number = number;
        (ConfirmedAt, OfferedAt) = (null, null);
        Attendance = Attendance.Unknown;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Gives it seats.</summary>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">It does not wait for any.</exception>
    public void GiveSeats(DateTime now)
    {
        if (State is not RegistrationState.Waitlisted) throw new InvalidOperationException("Only who waits can be given seats.");
        State = RegistrationState.Confirmed;
        ConfirmedAt = now;
        OfferedAt = null;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Keeps seats for it until it has answered.</summary>
    /// <param name="endsAt">UTC instant until which it can answer.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">It does not wait for any.</exception>
    public void OfferSeats(DateTime endsAt, DateTime now)
    {
        if (State is not RegistrationState.Waitlisted) throw new InvalidOperationException("Only who waits can be offered seats.");
        State = RegistrationState.Offered;
        (OfferedAt, OfferEndsAt) = (now, endsAt);
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>It says yes to what it is offered.</summary>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">Nothing is offered.</exception>
    public void TakeOffered(DateTime now)
    {
        if (State is not RegistrationState.Offered) throw new InvalidOperationException("Only what is offered can be taken.");
        State = RegistrationState.Confirmed;
        (ConfirmedAt, OfferEndsAt) = (now, null);
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>What it is offered is not to be had any more; it waits where it stood.</summary>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">Nothing is offered.</exception>
    public void LoseOffer(DateTime now)
    {
        if (State is not RegistrationState.Offered) throw new InvalidOperationException("Only what is offered can be taken back.");
        State = RegistrationState.Waitlisted;
        (OfferedAt, OfferEndsAt) = (null, null);
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Did not answer in time, and wants to stand in line again: last, or with seats if there are any.</summary>
    /// <param name="state">Confirmed or Waitlisted.</param>
    /// <param name="number">A number higher than every other of its target.</param>
    /// <param name="activeKey">The unique key; null when there is no address, or it is in use.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">No offer to it has lapsed, or nothing is left of it.</exception>
    public void RejoinWaitlist(RegistrationState state, int number, string? activeKey, DateTime now)
    {
        if (State is not RegistrationState.Lapsed) throw new InvalidOperationException("Only who let an offer lapse can rejoin the waitlist.");
        PutBack(state, activeKey, now);
        Number = number;
        (ConfirmedAt, OfferedAt) = (state is RegistrationState.Confirmed ? now : null, null);
    }

    /// <summary>Chooses what the meetings are called in the calendar.</summary>
    /// <param name="choice">What.</param>
    /// <param name="words">For <see cref="CalendarTitleChoice.OwnWords"/>: 1 to <see cref="MaxCalendarWordsLength"/> code units.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="ArgumentException">Own words are wanted and there are none, or too many.</exception>
    public void CallInCalendar(CalendarTitleChoice choice, string? words, DateTime now)
    {
        if (choice is CalendarTitleChoice.OwnWords && words is not { Length: > 0 and <= MaxCalendarWordsLength }) throw new ArgumentException("There must be some words, and not too many.", nameof(words));
        CalendarTitle = choice;
        CalendarWords = choice is CalendarTitleChoice.OwnWords ? words : null;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Whether when and where the series meets is no business of theirs: a discreet one is for those who have a place, not for who asks, waits or has left.</summary>
    /// <param name="series">The series it is for.</param>
    public bool KeepsDatesSecret(Events.Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Discreet && State is not RegistrationState.Confirmed;
    }

    /// <summary>It had ended and stands again.</summary>
    /// <param name="state">Requested, Confirmed or Waitlisted.</param>
    /// <param name="activeKey">The unique key; null when there is no address.</param>
    /// <param name="now">UTC instant.</param>
    /// <exception cref="InvalidOperationException">It stands, or nothing is left of it.</exception>
    public void PutBack(RegistrationState state, string? activeKey, DateTime now)
    {
        if (IsActive || ErasedAt is not null) throw new InvalidOperationException("Only what has ended and is still known can be put back.");
        State = state;
        ActiveKey = activeKey;
        EndedAt = null;
        ConfirmedAt = state is RegistrationState.Confirmed ? ConfirmedAt ?? now : null;
        UpdatedAt = now;
        CalendarVersion++;
    }

    /// <summary>Empties everything that tells who it was. What it was for, its state and its heads stay, for the statistics.</summary>
    /// <param name="now">UTC instant.</param>
    public void Erase(DateTime now)
    {
        Name = null;
        TeamName = null;
        Email = null;
        Phone = null;
        WishesSms = false;
        CalendarTitle = CalendarTitleChoice.AsGroup;
        CalendarWords = null;
        AddressHash = null;
        ActiveKey = null;
        Answers = new Dictionary<string, string>();
        ErasedAt = now;
        UpdatedAt = now;
    }
}
