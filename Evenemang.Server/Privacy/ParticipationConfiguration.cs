using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Privacy;

/// <summary>Counts of those who took part. Nothing personal. Kept for ever.</summary>
internal sealed class ParticipationConfiguration : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.ToTable("Participations");
        builder.HasKey(row => row.TargetId);
        builder.HasIndex(row => row.SeriesId);
        builder.Property(row => row.Answers).AsJson();
        builder.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
