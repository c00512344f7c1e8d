namespace Evenemang.Shared.Notices;

/// <summary>Why a notice is owed.</summary>
public enum NoticeKind
{
    /// <summary>You have a place.</summary>
    Confirmed,

    /// <summary>You are on the waitlist.</summary>
    Waitlisted,

    /// <summary>You were on the waitlist and now have a place.</summary>
    Promoted,

    /// <summary>Your request waits for the organiser.</summary>
    Requested,

    /// <summary>The organiser said yes.</summary>
    Approved,

    /// <summary>The organiser said no.</summary>
    Declined,

    /// <summary>You changed your sign-up.</summary>
    Changed,

    /// <summary>You withdrew.</summary>
    Withdrawn,

    /// <summary>The organiser removed your sign-up.</summary>
    Removed,

    /// <summary>Somebody, perhaps you, signed up again with your address; your first sign-up stands.</summary>
    Repeated,

    /// <summary>The occurrence has a new time or place.</summary>
    OccurrenceMoved,

    /// <summary>The occurrence is cancelled.</summary>
    OccurrenceCancelled,

    /// <summary>The cancelled occurrence takes place after all.</summary>
    OccurrenceReinstated,

    /// <summary>Somebody, perhaps you, asked to follow with your address: press to confirm.</summary>
    FollowConfirmation,

    /// <summary>It is soon.</summary>
    Reminder,

    /// <summary>Something about an occurrence is new that is neither time nor place: its theme, its agenda.</summary>
    OccurrenceChanged,

    /// <summary>The minutes can be read.</summary>
    MinutesPublished,

    /// <summary>The organiser has written something.</summary>
    OrganiserMessage,

    /// <summary>You host the group's next meeting.</summary>
    NextHost,

    /// <summary>Enough have signed up: the group you have a place in starts.</summary>
    GroupStarts,

    /// <summary>You are the contact of your group, from the meeting on at which it runs itself.</summary>
    GroupContact,

    /// <summary>To followers: a meeting comes up, with its agenda.</summary>
    Summons,

    /// <summary>To followers: what is new, at most once a day.</summary>
    News,

    /// <summary>To an organiser: letters that could not be delivered.</summary>
    FailedReport,

    /// <summary>To organisers: the forecast calls off; decide.</summary>
    WeatherProposed,

    /// <summary>To organisers: the decision hour has come, and there is no forecast.</summary>
    WeatherNoForecast,

    /// <summary>To more organisers: nobody has decided about the weather.</summary>
    WeatherReminded,

    /// <summary>To organisers: the day was called off because of the weather, without asking.</summary>
    WeatherCalledOff,

    /// <summary>To organisers: the question about the weather has lost its reason.</summary>
    WeatherLapsed,

    /// <summary>Whatever the weather looked like, the day takes place.</summary>
    WeatherAllClear,

    /// <summary>The day after: what did you think? Carries the person's own link to the survey.</summary>
    FollowUp,

    /// <summary>Somebody, perhaps you, asked for the links to everything under your address.</summary>
    FreshLinks,

    /// <summary>To colleagues on a series: what was decided about the weather.</summary>
    WeatherDecided,

    /// <summary>The programme item you signed up to is dropped; the day stands.</summary>
    ItemDropped,

    /// <summary>The programme item takes place after all.</summary>
    ItemRestored,

    /// <summary>You were on the waitlist and are offered a place: answer in time.</summary>
    SeatOffered,

    /// <summary>You did not answer in time, and the place went to the next.</summary>
    OfferLapsed,
}

/// <summary>Where a notice is on its way.</summary>
public enum NoticeState
{
    /// <summary>Owed, but not before its due time.</summary>
    Planned,

    /// <summary>Claimed by a sender until its lease ends.</summary>
    Sending,

    /// <summary>Handed to the mail server.</summary>
    Sent,

    /// <summary>Given up; the reason stands on the row.</summary>
    Failed,

    /// <summary>Found too late for its purpose; never sent.</summary>
    Missed,

    /// <summary>Its reason vanished before it was sent.</summary>
    Void,

    /// <summary>Handed over, but nobody answered: it may have arrived. Never sent again by itself; shown to the organiser.</summary>
    Unsure,
}
