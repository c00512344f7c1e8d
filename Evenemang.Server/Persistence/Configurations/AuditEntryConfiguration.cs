using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasIndex(entry => entry.At);
        builder.Property(entry => entry.Actor).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.Detail).HasMaxLength(AuditEntry.MaxDetailLength);
    }
}
