using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Evenemang.Server.Persistence;

/// <summary>Gathers, while a verb saves, what others must hear once it is committed. Found from the change tracker so that no verb can forget.</summary>
internal sealed class PendingChanges
{
    private readonly HashSet<ContentChange> _content = [];

    public IReadOnlyCollection<ContentChange> Content => _content;

    /// <summary>Whether a notice became owed, so that the sweep should wake.</summary>
    public bool NoticesOwed { get; private set; }

    public void CollectFrom(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            Collect(entry.Entity, entry.State, tracker);
        }
    }

    public void Collect(object entity, EntityState state, ChangeTracker tracker)
    {
        switch (entity)
        {
            case Series series:
                _content.Add(new(series.Id, null, SeatsOnly: false));
                break;
            case Occurrence occurrence:
                _content.Add(new(occurrence.SeriesId, occurrence.Id, SeatsOnly: false));
                break;
            case Registration { IsShadow: false } registration:
                _content.Add(new(registration.SeriesId, registration.OccurrenceId, SeatsOnly: true));
                break;
            case DoorTap tap:
                _content.Add(new(tap.SeriesId, tap.OccurrenceId, SeatsOnly: true));
                break;
            case ProgrammeItem item:
                _content.Add(new(SeriesOf(tracker, item.OccurrenceId), item.OccurrenceId, SeatsOnly: false));
                break;
            case Document document:
                _content.Add(new(SeriesOf(tracker, document.OccurrenceId), document.OccurrenceId, SeatsOnly: false));
                break;
            case WeatherReading reading:
                _content.Add(new(reading.SeriesId, reading.OccurrenceId, SeatsOnly: true));
                break;
            case WeatherDecision decision:
                _content.Add(new(decision.SeriesId, decision.OccurrenceId, SeatsOnly: true));
                break;
            case Notice when state is EntityState.Added:
                NoticesOwed = true;
                break;
        }
    }

    private static Guid SeriesOf(ChangeTracker tracker, Guid occurrenceId) =>
        tracker.Entries<Occurrence>().FirstOrDefault(entry => entry.Entity.Id == occurrenceId)?.Entity.SeriesId ?? Guid.Empty;
}
