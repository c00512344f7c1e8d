using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Which date of a series its participants came to. Nothing personal but the arrow to the registration; goes with it.</summary>
internal sealed class MemberAttendanceConfiguration : IEntityTypeConfiguration<MemberAttendance>
{
    public void Configure(EntityTypeBuilder<MemberAttendance> builder)
    {
        builder.ToTable("MemberAttendances");
        builder.HasKey(row => new { row.RegistrationId, row.OccurrenceId });
        builder.HasIndex(row => row.OccurrenceId);
        builder.HasOne<Registration>().WithMany().HasForeignKey(row => row.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
