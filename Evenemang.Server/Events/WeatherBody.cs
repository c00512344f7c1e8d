using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>How the weather is watched and decided, as organisers write it; a field that is left out stays as it is.</summary>
internal sealed record WeatherBody
{
    public Change<bool> On { get; init; }

    /// <summary>openGround, tents, bouncyCastle, or custom with limits.</summary>
    public Change<WeatherPreset> Preset { get; init; }

    /// <summary>For custom; a limit that is left out is that of open ground.</summary>
    public Change<WeatherLimits?> Limits { get; init; }

    public Change<WeatherMode> Mode { get; init; }

    /// <summary>The decision hour: daysBefore with at, or hoursBefore.</summary>
    public Change<WeatherDeadline> Decide { get; init; }

    /// <summary>The second hour.</summary>
    public Change<WeatherDeadline> Remind { get; init; }

    /// <summary>Of an occurrence only.</summary>
    public Change<DateTimeOffset?> ReserveStartsAt { get; init; }

    public Change<DateTimeOffset?> ReserveEndsAt { get; init; }

    /// <summary>The place prepared indoors.</summary>
    public Change<Venue?> Indoors { get; init; }

    public Change<bool> HasShelter { get; init; }

    /// <summary>Whether the public page shows the forecast.</summary>
    public Change<bool> ShowForecast { get; init; }

    /// <param name="current">The plan in force; null for none.</param>
    /// <param name="zone">IANA name of the series' zone.</param>
    public WeatherPlan Over(WeatherPlan? current, string zone)
    {
        var plan = current ?? new();
        return plan with
        {
            IsOn = On.Or(plan.IsOn),
            Preset = Preset.Or(plan.Preset),
            Limits = Limits.Or(plan.Limits),
            Mode = Mode.Or(plan.Mode),
            Decide = Decide.Or(plan.Decide),
            Remind = Remind.Or(plan.Remind),
            ReserveStart = ReserveStartsAt.IsMade ? ZonedTime.ToLocal(ReserveStartsAt.Value, zone) : plan.ReserveStart,
            ReserveEnd = ReserveEndsAt.IsMade ? ZonedTime.ToLocal(ReserveEndsAt.Value, zone) : plan.ReserveEnd,
            Indoors = Indoors.Or(plan.Indoors),
            HasShelter = HasShelter.Or(plan.HasShelter),
            ShowForecast = ShowForecast.Or(plan.ShowForecast),
        };
    }
}

/// <summary>The plan whole, as organisers read it; the same names as <see cref="WeatherBody"/>.</summary>
internal sealed record WeatherPlanResponse(
    bool On,
    WeatherPreset Preset,
    WeatherLimits Limits,
    WeatherMode Mode,
    WeatherDeadline Decide,
    WeatherDeadline Remind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ReserveStartsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ReserveEndsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Venue? Indoors,
    bool HasShelter,
    bool ShowForecast)
{
    public static WeatherPlanResponse Of(WeatherPlan plan, string zone) => new(
        plan.IsOn,
        plan.Preset,
        plan.EffectiveLimits,
        plan.Mode,
        plan.Decide,
        plan.Remind,
        ZonedTime.FromLocal(plan.ReserveStart, zone),
        ZonedTime.FromLocal(plan.ReserveEnd, zone),
        plan.Indoors,
        plan.HasShelter,
        plan.ShowForecast);
}
