namespace Evenemang.Shared.Events;

/// <summary>What kind of event a series holds. The kind chooses defaults and words; every kind can carry every fact.</summary>
public enum EventKind
{
    /// <summary>A recurring open meeting ("återkommande möte").</summary>
    RecurringMeeting,

    /// <summary>A breakfast seminar ("frukostseminarium"): doors and breakfast first, then the talk; seats are limited.</summary>
    BreakfastSeminar,

    /// <summary>A self-help group ("självhjälpsgrupp"): one sign-up for all meetings; being in it is health data.</summary>
    SelfHelpGroup,

    /// <summary>An outdoor day ("utomhusdag"): a programme on a lawn, dependent on the weather.</summary>
    OutdoorDay,

    /// <summary>Anything else ("övrigt"): a film with a panel, a training day.</summary>
    Other,
}
