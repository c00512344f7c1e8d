using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Notices;

/// <summary>A round of reminders or of a summons that has been seen to: its rows exist, and it is not raised again for the same time.</summary>
public sealed class RaisedRound
{
    /// <summary>Longest key, in ASCII characters.</summary>
    public const int MaxKeyLength = 40;

    /// <summary>For which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Which round.</summary>
    public required string Key { get; init; }

    /// <summary>UTC instant it was meant for; an occurrence that moves has rounds anew.</summary>
    public DateTime MeantAt { get; init; }

    /// <summary>UTC instant it was seen to.</summary>
    public DateTime RaisedAt { get; init; }
}

/// <summary>Rounds seen to. Not personal. Go with the occurrence.</summary>
internal sealed class RaisedRoundConfiguration : IEntityTypeConfiguration<RaisedRound>
{
    public void Configure(EntityTypeBuilder<RaisedRound> builder)
    {
        builder.ToTable("RaisedRounds");
        builder.HasKey(row => new { row.OccurrenceId, row.Key, row.MeantAt });
        builder.Property(row => row.Key).HasMaxLength(RaisedRound.MaxKeyLength);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
