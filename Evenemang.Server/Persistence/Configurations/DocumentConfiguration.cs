using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Documents. Personal: whatever the organiser chose to publish in them. Go with their occurrence.</summary>
internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Property(document => document.Name).HasMaxLength(200);
        builder.Property(document => document.MediaType).HasMaxLength(120);
    }
}
