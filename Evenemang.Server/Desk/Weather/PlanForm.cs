using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>What a moment before the day is counted from.</summary>
public enum DeadlineKind
{
    /// <summary>So many days before, at a time of day.</summary>
    Time,

    /// <summary>So many hours before the start.</summary>
    Hours,
}

/// <summary>A moment before the day, as it is typed.</summary>
public sealed class DeadlineForm
{
    public DeadlineKind Kind { get; set; }

    public int? Days { get; set; }

    public TimeOnly? At { get; set; }

    public int? Hours { get; set; }

    public static DeadlineForm Of(WeatherDeadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return new() { Kind = deadline.HoursBefore is null ? DeadlineKind.Time : DeadlineKind.Hours, Days = deadline.DaysBefore ?? 1, At = deadline.At ?? new TimeOnly(12, 0), Hours = deadline.HoursBefore ?? 24 };
    }

    /// <summary>What is missing is found by the rules of the plan.</summary>
    public WeatherDeadline ToDeadline() => Kind is DeadlineKind.Hours ? new(HoursBefore: Hours ?? -1) : new(Days, At);
}

/// <summary>How the weather of a series' days is watched, as it is typed.</summary>
public sealed class PlanForm
{
    private WeatherPlan _from = new();

    public bool IsOn { get; set; }

    /// <summary>Which limits.</summary>
    public LimitsChoice Choice { get; private init; } = new();

    public WeatherMode Mode { get; set; }

    public DeadlineForm Decide { get; private init; } = new();

    public DeadlineForm Remind { get; private init; } = new();

    public bool HasShelter { get; set; }

    public bool ShowForecast { get; set; }

    public string? IndoorsName { get; set; }

    public string? IndoorsStreet { get; set; }

    public string? IndoorsCity { get; set; }

    /// <param name="plan">The plan there is; null for none, which is shown as one that is off.</param>
    public static PlanForm Of(WeatherPlan? plan)
    {
        var from = plan ?? new WeatherPlan { IsOn = false };
        return new()
        {
            _from = from,
            IsOn = from.IsOn,
            Choice = LimitsChoice.Of(from.Preset, from.Limits),
            Mode = from.Mode,
            Decide = DeadlineForm.Of(from.Decide),
            Remind = DeadlineForm.Of(from.Remind),
            HasShelter = from.HasShelter,
            ShowForecast = from.ShowForecast,
            IndoorsName = from.Indoors?.Name,
            IndoorsStreet = from.Indoors?.Street,
            IndoorsCity = from.Indoors?.City,
        };
    }

    public WeatherPlan ToPlan() => _from with
    {
        IsOn = IsOn,
        Preset = Choice.Preset,
        Limits = Choice.Kept,
        Mode = Mode,
        Decide = Decide.ToDeadline(),
        Remind = Remind.ToDeadline(),
        HasShelter = HasShelter,
        ShowForecast = ShowForecast,
        Indoors = Clean(IndoorsName) is { } name ? (_from.Indoors ?? new Venue(name)) with { Name = name, Street = Clean(IndoorsStreet), City = Clean(IndoorsCity), Outdoors = false } : null,
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
