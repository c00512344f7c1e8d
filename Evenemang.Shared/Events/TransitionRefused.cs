namespace Evenemang.Shared.Events;

/// <summary>Why an occurrence cannot take the step in its life that was asked for. Nothing has changed when one is given.</summary>
public enum TransitionRefused
{
    /// <summary>It is published already.</summary>
    AlreadyPublished,

    /// <summary>It is a draft: there is nobody to tell; edit it instead.</summary>
    NotPublished,

    /// <summary>It has been held, and what has been held is history.</summary>
    AlreadyHeld,

    /// <summary>It is cancelled; reinstate it first.</summary>
    AlreadyCancelled,

    /// <summary>It is not cancelled, so there is nothing to reinstate.</summary>
    NotCancelled,

    /// <summary>Its end has passed.</summary>
    AlreadyOver,

    /// <summary>It has not started, so it cannot have been held.</summary>
    NotYetStarted,

    /// <summary>Its date is undecided; decide it first.</summary>
    DateUndecided,

    /// <summary>Its date is decided; move it instead.</summary>
    DateDecided,

    /// <summary>No open candidate has that id.</summary>
    UnknownCandidate,

    /// <summary>The end is not after the start, or the doors open after the start.</summary>
    TimesOutOfOrder,

    /// <summary>The new time lies in the past.</summary>
    InThePast,

    /// <summary>Everything is as it was.</summary>
    NothingChanged,

    /// <summary>The series still has published occurrences, so its page must stay.</summary>
    HasPublishedOccurrences,
}
