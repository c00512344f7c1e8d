using Evenemang.Server.Desk.WeatherPages;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>How long a programme item goes on.</summary>
internal enum Lasts
{
    Timed,
    WhileThereAreTeams,
    AllDay,
}

/// <summary>A programme item as it is typed.</summary>
internal sealed class ProgrammeForm
{
    private Guid? _id;

    private DateOnly? _day;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public Lasts Lasts { get; set; }

    public TimeOnly? Start { get; set; }

    public TimeOnly? End { get; set; }

    public string? Place { get; set; }

    public bool TakesRegistrations { get; set; }

    public int? Capacity { get; set; }

    public bool TeamsOnly { get; set; }

    /// <summary>Limits of its own, where the weather hits it harder than the day; null for those of the day.</summary>
    public LimitsChoice? Weather { get; private set; }

    /// <summary>The preset of its own limits; null for those of the day.</summary>
    public WeatherPreset? Preset
    {
        get => Weather?.Preset;
        set
        {
            if (value is not { } preset) Weather = null;
            else (Weather ??= new()).Preset = preset;
        }
    }

    public static ProgrammeForm Of(ProgrammeItem item) => new()
    {
        _id = item.Id,
        _day = item.Start is { } day ? DateOnly.FromDateTime(day) : null,
        Title = item.Title,
        Description = item.Description,
        Lasts = item.IsAllDay ? Lasts.AllDay : item.EndsWhenDone ? Lasts.WhileThereAreTeams : Lasts.Timed,
        Start = item.Start is { } start ? TimeOnly.FromDateTime(start) : null,
        End = item.End is { } end ? TimeOnly.FromDateTime(end) : null,
        Place = item.Place,
        TakesRegistrations = item.TakesRegistrations,
        Capacity = item.Capacity,
        TeamsOnly = item.TeamsOnly,
        Weather = item.Weather is { } own ? LimitsChoice.Of(own.Preset, own.Limits) : null,
    };

    /// <summary>Whether both go on at the same time.</summary>
    public bool Overlaps(ProgrammeForm other) => (Lasts, other.Lasts) is not (Lasts.AllDay, _) and not (_, Lasts.AllDay)
        && Start is { } mine && other.Start is { } theirs
        && mine < (other.Until ?? theirs.Add(TimeSpan.FromMinutes(1))) && theirs < (Until ?? mine.Add(TimeSpan.FromMinutes(1)));

    private TimeOnly? Until => Lasts is Lasts.WhileThereAreTeams ? TimeOnly.MaxValue : End;

    /// <param name="day">The day of those that have none yet.</param>
    public ProgrammeItemEdit ToEdit(DateOnly day)
    {
        var start = Lasts is Lasts.AllDay ? null : Start;
        return new()
        {
            Id = _id,
            Title = Title ?? "",
            Description = Description,
            Start = start is { } from ? (_day ?? day).ToDateTime(from) : null,
            End = Lasts is Lasts.Timed && start is not null && End is { } until ? (_day ?? day).ToDateTime(until) : null,
            EndsWhenDone = Lasts is Lasts.WhileThereAreTeams,
            Place = Place,
            TakesRegistrations = TakesRegistrations,
            Capacity = TakesRegistrations ? Capacity : null,
            TeamsOnly = TakesRegistrations && TeamsOnly,
            Weather = Weather is { } own ? new ItemWeather(own.Preset, own.Preset is WeatherPreset.Custom ? own.Kept : null) : null,
        };
    }
}
