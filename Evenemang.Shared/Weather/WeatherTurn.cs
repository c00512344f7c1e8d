namespace Evenemang.Shared.Weather;

/// <summary>What is to be done about a watched day now.</summary>
public enum WeatherAct
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Ask the organisers; a question that is open and says something else lapses.</summary>
    Propose,

    /// <summary>Nobody has answered by the second hour: tell somebody else, louder.</summary>
    Remind,

    /// <summary>Call off, because the series is set so.</summary>
    CallOff,

    /// <summary>Tell the organisers that the decision hour has come and there is no forecast.</summary>
    ReportNoForecast,

    /// <summary>The open question has lost its reason.</summary>
    Lapse,
}

/// <summary>Whose turn it is: what is known about a watched day, and what follows from it.</summary>
public sealed record WeatherTurn
{
    /// <summary>
    /// How late an automatic decision may still be taken, for a server that was away at the hour. After that people may be on their way, and somebody must look.
    /// </summary>
    public static readonly TimeSpan AutomaticFor = TimeSpan.FromHours(2);

    /// <summary>Who calls off.</summary>
    public required WeatherMode Mode { get; init; }

    /// <summary>UTC instant of the decision hour.</summary>
    public required DateTime DecideAt { get; init; }

    /// <summary>UTC instant the day begins.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The last reading for that start; null before the first.</summary>
    public required WeatherReading? Reading { get; init; }

    /// <summary>Every question so far about that start.</summary>
    public required IReadOnlyList<WeatherDecision> Decisions { get; init; }

    /// <summary>What is to be done.</summary>
    /// <param name="now">UTC.</param>
    /// <remarks>
    /// Whatever was cancelled or moved stays so: nothing here takes a decision back. A stale forecast decides nothing, neither that a day is called off nor that a
    /// question has lost its reason.
    /// </remarks>
    public WeatherAct Next(DateTime now)
    {
        var open = Decisions.FirstOrDefault(decision => decision.State is WeatherDecisionState.Open);
        if (now >= Start) return open is null ? WeatherAct.Nothing : WeatherAct.Lapse;
        var fresh = Reading?.IsStale(now) is false ? Reading : null;
        if (open is not null) return About(open, fresh, now);
        if (now < DecideAt) return WeatherAct.Nothing;
        if (fresh is null)
            return Decisions.Any(decision => decision.Question is WeatherQuestion.NoForecast || decision.State is WeatherDecisionState.Decided) ? WeatherAct.Nothing : WeatherAct.ReportNoForecast;
        if (fresh.Shown < WeatherLevel.CallOff) return WeatherAct.Nothing;
        if (Decisions.LastOrDefault(decision => decision.State is WeatherDecisionState.Decided) is { } decided)
        {
            return fresh.IssuedAt > decided.IssuedAt.GetValueOrDefault() && fresh.Verdict.IsMuchWorseThan(decided.Findings) ? WeatherAct.Propose : WeatherAct.Nothing;
        }

        return Mode is WeatherMode.Automatic && now < DecideAt + AutomaticFor && fresh.Level is WeatherLevel.CallOff ? WeatherAct.CallOff : WeatherAct.Propose;
    }

    private static WeatherAct About(WeatherDecision open, WeatherReading? fresh, DateTime now)
    {
        if (fresh is not null)
        {
            if (fresh.Shown < WeatherLevel.CallOff) return WeatherAct.Lapse;
            if (open.Question is WeatherQuestion.NoForecast) return WeatherAct.Propose;
        }

        return open.RemindedAt is null && now >= open.RemindAt ? WeatherAct.Remind : WeatherAct.Nothing;
    }
}
