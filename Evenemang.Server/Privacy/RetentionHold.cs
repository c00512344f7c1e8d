using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Privacy;

/// <summary>Nothing in the series is erased by time while this stands: somebody has asked for the records, or an inquiry goes on.</summary>
public sealed class RetentionHold
{
    /// <summary>Longest reason, in UTF-16 code units.</summary>
    public const int MaxReasonLength = 500;

    public Guid SeriesId { get; init; }

    /// <summary>Why, for the archivist; no personal data.</summary>
    public required string Reason { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime Since { get; init; }

    /// <summary>Who, as the log names them.</summary>
    public required string Actor { get; init; }

    /// <summary>Their account; null for the house and other systems.</summary>
    public Guid? ActorId { get; init; }
}

/// <summary>Holds. Personal: the organiser's name only. Gone when released.</summary>
internal sealed class RetentionHoldConfiguration : IEntityTypeConfiguration<RetentionHold>
{
    public void Configure(EntityTypeBuilder<RetentionHold> builder)
    {
        builder.ToTable("RetentionHolds");
        builder.HasKey(hold => hold.SeriesId);
        builder.Property(hold => hold.Reason).HasMaxLength(RetentionHold.MaxReasonLength);
        builder.Property(hold => hold.Actor).HasMaxLength(AuditEntry.MaxActorLength);
        builder.HasOne<Series>().WithMany().HasForeignKey(hold => hold.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
