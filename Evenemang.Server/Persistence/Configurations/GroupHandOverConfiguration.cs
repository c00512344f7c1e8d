using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Hosts of meetings. Personal only through the registration; go with the meeting.</summary>
internal sealed class GroupHostConfiguration : IEntityTypeConfiguration<GroupHost>
{
    public void Configure(EntityTypeBuilder<GroupHost> builder)
    {
        builder.ToTable("GroupHosts");
        builder.HasKey(row => row.OccurrenceId);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Groups that run themselves. Personal only through the contact's registration, which is erased with the group's; the row stays, and with it what it hides.</summary>
internal sealed class GroupHandOverConfiguration : IEntityTypeConfiguration<GroupHandOver>
{
    public void Configure(EntityTypeBuilder<GroupHandOver> builder)
    {
        builder.ToTable("GroupHandOvers");
        builder.HasKey(row => row.SeriesId);
        builder.HasIndex(row => row.EffectiveFrom);
        builder.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId).OnDelete(DeleteBehavior.Cascade);
    }
}
