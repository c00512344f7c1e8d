using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Server.Notices;
using Evenemang.Server.Shell;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather;

/// <summary>An organiser's decision.</summary>
internal sealed record WeatherDecisionBody
{
    /// <summary>callOff, reserveDate, indoors or goAhead.</summary>
    public required WeatherChoice Decision { get; init; }

    /// <summary>What those concerned are told; left out: the forecast in plain words.</summary>
    public string? Text { get; init; }

    /// <summary>With goAhead: everybody is told that the day takes place.</summary>
    public bool AllClear { get; init; }

    /// <summary>The open question that was seen, which guards against deciding twice.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The decision that was seen and is to be changed, though no newer forecast has come.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>What a decision led to, or would lead to.</summary>
internal sealed record WeatherDecisionResponse(
    bool Preview,
    Audience Told,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WeatherAnnouncement? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Missing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DecisionId = null);

/// <summary>Nothing need be said; with a slug, only that occurrence is looked at.</summary>
internal sealed record WeatherCheckBody
{
    public string? Occurrence { get; init; }
}

/// <summary>What came of looking.</summary>
internal sealed record WeatherCheckResponse(IReadOnlyList<WeatherLookResponse> Looked);

/// <summary>One day that was looked at.</summary>
internal sealed record WeatherLookResponse(string Occurrence, WeatherLevel? Level, DateTimeOffset? IssuedAt, bool IsNew, WeatherTrouble? Trouble);

/// <summary>Which item goes, and why.</summary>
internal sealed record DropItemBody
{
    /// <summary>In plain words for everyone; left out: what the forecast says.</summary>
    public string? Reason { get; init; }
}

/// <summary>The weather of one day as organisers see it. Times carry the offset of the series' zone.</summary>
internal sealed record WeatherResponse
{
    public required string Occurrence { get; init; }

    /// <summary>False without plan, position or date, and indoors.</summary>
    public required bool Watched { get; init; }

    /// <summary>What is shown, which does not flap; null without a forecast.</summary>
    public required WeatherLevel? Level { get; init; }

    /// <summary>The forecast is hours old, so that it decides nothing.</summary>
    public required bool Stale { get; init; }

    public required ForecastSource? Source { get; init; }

    public required DateTimeOffset? IssuedAt { get; init; }

    /// <summary>As the source's terms ask for.</summary>
    public required string? Credit { get; init; }

    public required WeatherLimits? Limits { get; init; }

    public required DateTimeOffset? DecideAt { get; init; }

    public required DateTimeOffset? RemindAt { get; init; }

    public required WeatherCertainty? Certainty { get; init; }

    public required IReadOnlyList<FindingResponse> Findings { get; init; }

    public required IReadOnlyList<ItemResponse> Items { get; init; }

    public required IReadOnlyList<SlotResponse> Slots { get; init; }

    public required IReadOnlyList<WeatherWarning> Warnings { get; init; }

    public required IReadOnlyList<DecisionResponse> Decisions { get; init; }

    public required IReadOnlyList<HistoryResponse> History { get; init; }

    public static WeatherResponse Of(WeatherCard card)
    {
        var zone = card.Occurrence.Series.TimeZone;
        var (reading, culture) = (card.Reading, Language.Swedish);
        DateTimeOffset? At(DateTime? utc) => utc is { } instant ? ZonedTime.FromUtc(instant, zone) : null;
        FindingResponse Found(WeatherFinding finding) => new(
            finding.Rule, finding.Level, finding.Value, finding.Limit, ZonedTime.FromUtc(finding.From, zone), ZonedTime.FromUtc(finding.To, zone), finding.Probability, WeatherWords.Finding(finding, zone, culture));
        return new()
        {
            Occurrence = card.Occurrence.Slug,
            Watched = card.IsWatchable,
            Level = card.IsStale ? null : reading?.Shown,
            Stale = card.IsStale,
            Source = reading?.Source,
            IssuedAt = At(reading?.IssuedAt),
            Credit = reading is null ? null : WeatherWords.Credit(reading.Source, culture),
            Limits = card.Plan?.EffectiveLimits,
            DecideAt = At(card.DecideAt),
            RemindAt = At(card.RemindAt),
            Certainty = reading?.Verdict.Certainty,
            Findings = [.. (reading?.Verdict.Findings ?? []).Select(Found)],
            Items = [.. (reading?.Verdict.Items ?? []).Select(item => new ItemResponse(item.Id, item.Title, item.Level, [.. item.Findings.Select(Found)]))],
            Slots = [.. (reading?.Slots ?? []).Select(slot => new SlotResponse(
                ZonedTime.FromUtc(slot.From, zone), ZonedTime.FromUtc(slot.To, zone), slot.Temperature, slot.Wind, slot.Gust, slot.RainPerHour, slot.RainTotal, slot.RainProbability, slot.ThunderProbability, slot.Sky))],
            Warnings = reading?.Warnings ?? [],
            Decisions = [.. card.Decisions.Select(decision => new DecisionResponse(
                decision.Id, decision.Round, decision.Question, decision.State, decision.Choice, decision.DecidedBy, decision.IsAutomatic, decision.IsAllClear, decision.Text, decision.Source,
                At(decision.IssuedAt), ZonedTime.FromUtc(decision.OpenedAt, zone), At(decision.RemindedAt), At(decision.EndedAt), [.. decision.Findings.Select(Found)]))],
            History = [.. card.History.Select(row => new HistoryResponse(ZonedTime.FromUtc(row.ReadAt, zone), ZonedTime.FromUtc(row.IssuedAt, zone), row.Source, row.Level, row.Shown))],
        };
    }
}

/// <summary>What was reached, with the sentence for people.</summary>
internal sealed record FindingResponse(WeatherRule Rule, WeatherLevel Level, double Value, double Limit, DateTimeOffset From, DateTimeOffset To, double? Probability, string Text);

/// <summary>A programme item with limits of its own.</summary>
internal sealed record ItemResponse(Guid Id, string Title, WeatherLevel Level, IReadOnlyList<FindingResponse> Findings);

/// <summary>One step of the forecast: °C, m/s, mm/h, mm, percent.</summary>
internal sealed record SlotResponse(
    DateTimeOffset From, DateTimeOffset To, double? Temperature, double? Wind, double? Gust, double? RainPerHour, double? RainTotal, double? RainProbability, double? ThunderProbability, Sky? Sky);

/// <summary>A question and its answer.</summary>
internal sealed record DecisionResponse(
    Guid Id, int Round, WeatherQuestion Question, WeatherDecisionState State, WeatherChoice? Decision, string? DecidedBy, bool Automatic, bool AllClear, string? Text, ForecastSource? Source,
    DateTimeOffset? IssuedAt, DateTimeOffset OpenedAt, DateTimeOffset? RemindedAt, DateTimeOffset? EndedAt, IReadOnlyList<FindingResponse> Findings);

/// <summary>What an earlier forecast meant by itself, and what was shown.</summary>
internal sealed record HistoryResponse(DateTimeOffset ReadAt, DateTimeOffset IssuedAt, ForecastSource Source, WeatherLevel Level, WeatherLevel Shown);
