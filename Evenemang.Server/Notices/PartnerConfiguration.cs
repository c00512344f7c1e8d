using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Notices;

/// <summary>How contributors and co-organisers are reached. Personal: name, address, number, all encrypted. Goes by retention after the day, a co-organiser's after the series.</summary>
internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("Partners");
        builder.HasIndex(row => new { row.SeriesId, row.OccurrenceId });
        builder.Property(row => row.Name).HasPersonalData();
        builder.Property(row => row.Email).HasPersonalData();
        builder.Property(row => row.Phone).HasPersonalData();
        builder.Property(row => row.Language).HasMaxLength(5).HasDefaultValue("sv");
        builder.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
