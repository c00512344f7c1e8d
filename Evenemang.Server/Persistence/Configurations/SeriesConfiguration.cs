using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Series. Personal: the contact, who has chosen to be published. Kept for ever.</summary>
internal sealed class SeriesConfiguration : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.HasIndex(series => series.Slug).IsUnique();
        builder.Property(series => series.Slug).HasMaxLength(Series.MaxSlugLength);
        builder.Property(series => series.Title).HasMaxLength(Series.MaxTitleLength);
        builder.Property(series => series.Summary).HasMaxLength(Series.MaxSummaryLength);
        builder.Property(series => series.TimeZone).HasMaxLength(60);
        builder.Property(series => series.CalendarTitle).HasMaxLength(Series.MaxCalendarTitleLength);
        builder.Property(series => series.CoOrganisers).AsJson();
        builder.Property(series => series.Contact).AsJson();
        builder.Property(series => series.Venue).AsJson();
        builder.Property(series => series.Recurrence).AsJson();
        builder.Property(series => series.ClosedPeriods).AsJson();
        builder.Property(series => series.Registration).AsJson();
        builder.Property(series => series.Notices).AsJson();
        builder.Property(series => series.Weather).AsJson();
        builder.HasMany(series => series.Occurrences).WithOne(occurrence => occurrence.Series)
            .HasForeignKey(occurrence => occurrence.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
