namespace Evenemang.Shared.Weather;

/// <summary>Why somebody is asked.</summary>
public enum WeatherQuestion
{
    /// <summary>A limit is reached at which the day should not be held outdoors.</summary>
    CallOff,

    /// <summary>The decision hour came, and there is no forecast to decide by.</summary>
    NoForecast,

    /// <summary>Nobody was asked: an organiser decided without.</summary>
    Unasked,
}

/// <summary>What was decided.</summary>
public enum WeatherChoice
{
    /// <summary>The day is cancelled.</summary>
    CallOff,

    /// <summary>It moves to the reserve date.</summary>
    ReserveDate,

    /// <summary>It moves to the place prepared indoors.</summary>
    Indoors,

    /// <summary>It is held as planned.</summary>
    GoAhead,
}

/// <summary>Where a question about the weather stands.</summary>
public enum WeatherDecisionState
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>It was answered.</summary>
    Decided,

    /// <summary>It lost its reason: the forecast turned better, the day was changed otherwise, or it began.</summary>
    Lapsed,
}

/// <summary>
/// A question put to the organisers about one day, and its answer: which rule, which values, whose forecast of when, who decided, in what words. One for each round of
/// an occurrence, so that it cannot be decided twice. Personal: the name of the organiser who decided. Goes with the occurrence.
/// </summary>
public sealed class WeatherDecision : IVersioned
{
    /// <summary>Longest name of who decided, in UTF-16 code units.</summary>
    public const int MaxNameLength = 120;

    /// <summary>Longest text to those concerned, in UTF-16 code units: the same as a reason for a cancellation.</summary>
    public const int MaxTextLength = Events.Occurrence.MaxReasonLength;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>About which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Of which series.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>1 for the occurrence's first question, and one more for each after; unique with the occurrence.</summary>
    public int Round { get; init; }

    /// <summary>UTC instant the day was to begin; a day that has moved is another question.</summary>
    public DateTime ForStartUtc { get; init; }

    /// <summary>Why.</summary>
    public WeatherQuestion Question { get; init; }

    /// <summary>Where it stands.</summary>
    public WeatherDecisionState State { get; private set; }

    /// <summary>What the forecast reached; empty without one.</summary>
    public IReadOnlyList<WeatherFinding> Findings { get; init; } = [];

    /// <summary>Whose forecast; null without one.</summary>
    public ForecastSource? Source { get; init; }

    /// <summary>UTC instant that forecast was made; null when there never was one.</summary>
    public DateTime? IssuedAt { get; init; }

    /// <summary>UTC instant it was asked, or decided unasked.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>UTC instant from which somebody else is told that nobody has answered.</summary>
    public DateTime RemindAt { get; init; }

    /// <summary>UTC instant they were; null until then.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>UTC instant it was answered or lapsed.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What was decided.</summary>
    public WeatherChoice? Choice { get; private set; }

    /// <summary>Who decided; "system" when it was automatic.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>Their account; null for the house and other systems.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>Whether nobody was asked because the series is set so.</summary>
    public bool IsAutomatic { get; private set; }

    /// <summary>What those concerned are told.</summary>
    public string? Text { get; private set; }

    /// <summary>Whether everybody was told that it goes ahead.</summary>
    public bool IsAllClear { get; private set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>open -> decided.</summary>
    /// <param name="choice">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="text">What those concerned are told; null when nobody is.</param>
    /// <param name="allClear">Whether everybody is told that it goes ahead.</param>
    /// <param name="automatic">Whether nobody was asked.</param>
    /// <param name="now">UTC.</param>
    /// <param name="byId">Their account; null for the house and other systems.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Decide(WeatherChoice choice, string by, string? text, bool allClear, bool automatic, DateTime now, Guid? byId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        RefuseUnlessOpen();
        State = WeatherDecisionState.Decided;
        (Choice, DecidedBy, DecidedById, Text, IsAllClear, IsAutomatic, EndedAt) = (choice, by.Length > MaxNameLength ? by[..MaxNameLength] : by, byId, text, allClear, automatic, now);
    }

    /// <summary>open -> lapsed.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Lapse(DateTime now)
    {
        RefuseUnlessOpen();
        (State, EndedAt) = (WeatherDecisionState.Lapsed, now);
    }

    /// <summary>Somebody else was told that nobody has answered.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public void Remind(DateTime now)
    {
        RefuseUnlessOpen();
        RemindedAt = now;
    }

    private void RefuseUnlessOpen()
    {
        if (State is not WeatherDecisionState.Open) throw new InvalidOperationException($"The decision is {State}.");
    }
}
