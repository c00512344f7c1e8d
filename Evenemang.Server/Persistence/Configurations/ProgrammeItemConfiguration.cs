using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Programme items. Nothing personal. Go with their occurrence.</summary>
internal sealed class ProgrammeItemConfiguration : IEntityTypeConfiguration<ProgrammeItem>
{
    public void Configure(EntityTypeBuilder<ProgrammeItem> builder)
    {
        builder.Property(item => item.Title).HasMaxLength(ProgrammeItem.MaxTitleLength);
        builder.Property(item => item.Description).HasMaxLength(ProgrammeItem.MaxDescriptionLength);
        builder.Property(item => item.Place).HasMaxLength(Venue.MaxNameLength);
        builder.Property(item => item.Weather).AsJson();
        builder.Property(item => item.DropReason).HasMaxLength(Occurrence.MaxReasonLength);
    }
}
