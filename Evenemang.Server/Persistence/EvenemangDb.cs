using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>
/// The one model on both databases. Read through <c>IDbContextFactory&lt;EvenemangDb&gt;</c>; write only through <see cref="Store"/>.
/// Entities that only one room knows are configured in that room and reached with <c>Set&lt;T&gt;()</c>.
/// </summary>
public abstract class EvenemangDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Series> Series => Set<Series>();

    public DbSet<Occurrence> Occurrences => Set<Occurrence>();

    public DbSet<ProgrammeItem> ProgrammeItems => Set<ProgrammeItem>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Follower> Followers => Set<Follower>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<MemberAttendance> MemberAttendances => Set<MemberAttendance>();

    public DbSet<DoorTap> DoorTaps => Set<DoorTap>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<WeatherReading> WeatherReadings => Set<WeatherReading>();

    public DbSet<WeatherDecision> WeatherDecisions => Set<WeatherDecision>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Encrypts what this context writes; <see cref="Store"/> puts it in. Reading needs none.</summary>
    public PersonalDataRing? Ring { get; set; }

    /// <summary>What has changed through this context so far; <see cref="Store"/> tells it after the commit.</summary>
    internal PendingChanges Pending { get; } = new();

    /// <summary>Holds the occurrence's row until the transaction ends, so that seats are counted and taken by one at a time.</summary>
    public abstract Task LockOccurrenceAsync(Guid id, CancellationToken cancel);

    /// <summary>Holds the series' row until the transaction ends.</summary>
    public abstract Task LockSeriesAsync(Guid id, CancellationToken cancel);

    /// <summary>Whether the failure is a unique index that was violated.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException failure);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync inside Store.WriteAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State is EntityState.Modified) entry.Entity.Version++;
        }
        Pending.CollectFrom(ChangeTracker);
        PersonalDataRing.Use(Ring);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EvenemangDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType)))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
        modelBuilder.Entity<Occurrence>().AsWallClock(this, nameof(Occurrence.Start), nameof(Occurrence.End), nameof(Occurrence.Doors));
        modelBuilder.Entity<ProgrammeItem>().AsWallClock(this, nameof(ProgrammeItem.Start), nameof(ProgrammeItem.End));
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys().Where(key => key.IsPrimaryKey()))
            {
                foreach (var property in key.Properties.Where(property => property.ClrType == typeof(Guid))) property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
