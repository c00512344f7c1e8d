using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Messaging;

/// <summary>Queues' states. Not personal: addresses are cut out of the other side's words. One row each, for ever.</summary>
internal sealed class QueueStateConfiguration : IEntityTypeConfiguration<QueueState>
{
    public void Configure(EntityTypeBuilder<QueueState> builder)
    {
        builder.ToTable("QueueStates");
        builder.HasKey(state => state.Name);
        builder.Property(state => state.Name).HasMaxLength(20);
        builder.Property(state => state.Code).HasMaxLength(80);
        builder.Property(state => state.Reason).HasMaxLength(QueueState.MaxReasonLength);
    }
}
