using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Server.Notices;
using Evenemang.Shared;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>An act that needs nothing said.</summary>
internal sealed record NothingBody;

/// <summary>Which date it shall be: a candidate, a date of its own, or (with nothing given) the preliminary one it has.</summary>
internal sealed record DecideBody
{
    /// <summary>Id of an open candidate.</summary>
    public Guid? Candidate { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? DoorsAt { get; init; }

    /// <summary>Decided, or preliminary for a date that may still change.</summary>
    public Decision Decision { get; init; } = Decision.Decided;

    public DateChoice ToChoice(string zone) => new()
    {
        CandidateId = Candidate,
        Start = ZonedTime.ToLocal(StartsAt, zone),
        End = ZonedTime.ToLocal(EndsAt, zone),
        Doors = ZonedTime.ToLocal(DoorsAt, zone),
        Decision = Decision,
    };
}

/// <summary>Where and when to.</summary>
internal sealed record MoveBody
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Left out: as long before the start as it was.</summary>
    public Change<DateTimeOffset?> DoorsAt { get; init; }

    /// <summary>Left out: the place it has.</summary>
    public Venue? Venue { get; init; }
}

/// <summary>Why.</summary>
internal sealed record CancelBody
{
    /// <summary>In plain words for everyone.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an act led to, or with preview=true would lead to.</summary>
/// <param name="Preview">True when nothing was done.</param>
/// <param name="Told">Who is told, and how.</param>
/// <param name="Occurrence">As it is now; absent in a preview.</param>
internal sealed record ActResponse(
    bool Preview,
    Audience Told,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OccurrenceResponse? Occurrence = null);
