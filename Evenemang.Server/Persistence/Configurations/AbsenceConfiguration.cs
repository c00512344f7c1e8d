using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Absences. Personal only through the registration; go when it goes.</summary>
internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasKey(absence => new { absence.RegistrationId, absence.OccurrenceId });
        builder.HasIndex(absence => absence.OccurrenceId);
        builder.HasOne<Registration>().WithMany().HasForeignKey(absence => absence.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(absence => absence.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
