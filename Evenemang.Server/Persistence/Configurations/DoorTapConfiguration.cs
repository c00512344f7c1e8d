using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Taps at the door. Nothing personal but the arrow to the registration; they go with it, and are of use only until every telephone has sent what it holds.</summary>
internal sealed class DoorTapConfiguration : IEntityTypeConfiguration<DoorTap>
{
    public void Configure(EntityTypeBuilder<DoorTap> builder)
    {
        builder.ToTable("DoorTaps");
        builder.HasIndex(tap => tap.OccurrenceId);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(tap => tap.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Registration>().WithMany().HasForeignKey(tap => tap.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
