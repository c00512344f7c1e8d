namespace Evenemang.Server.Persistence;

/// <summary>Something the public can see has changed.</summary>
/// <param name="SeriesId">In which series.</param>
/// <param name="OccurrenceId">At which occurrence; null for the series as a whole.</param>
/// <param name="SeatsOnly">Only the number of participants or the weather changed: pages show it, feeds do not.</param>
public sealed record ContentChange(Guid SeriesId, Guid? OccurrenceId, bool SeatsOnly)
{
    /// <summary>Anything may have changed: subscribers forget all they hold.</summary>
    public static ContentChange Everything { get; } = new(Guid.Empty, null, SeatsOnly: false);
}
