using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Notices;

/// <summary>Ticks on call lists. Personal: who called, and through the registration, or the contributor's row, who was called; go when that goes.</summary>
internal sealed class CallTickConfiguration : IEntityTypeConfiguration<CallTick>
{
    public void Configure(EntityTypeBuilder<CallTick> builder)
    {
        builder.ToTable("CallTicks");
        builder.HasIndex(tick => tick.OccurrenceId);
        builder.HasIndex(tick => tick.RegistrationId);
        builder.Property(tick => tick.CalledBy).HasMaxLength(CallTick.MaxCallerLength);
        builder.HasOne<Registration>().WithMany().HasForeignKey(tick => tick.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Partner>().WithMany().HasForeignKey(tick => tick.PartnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(tick => tick.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
