using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Occurrences. Personal: contributors, who are announced by name. Kept for ever: the past stays readable.</summary>
internal sealed class OccurrenceConfiguration : IEntityTypeConfiguration<Occurrence>
{
    public void Configure(EntityTypeBuilder<Occurrence> builder)
    {
        // Read from Candidates, which is a value; left to itself the mapper takes them for tables of their own.
        builder.Ignore(occurrence => occurrence.OpenCandidates);
        builder.Ignore(occurrence => occurrence.ChosenCandidate);
        builder.HasIndex(occurrence => occurrence.Slug).IsUnique();
        builder.HasIndex(occurrence => occurrence.Uid).IsUnique();
        builder.HasIndex(occurrence => occurrence.SortUtc);
        builder.HasIndex(occurrence => new { occurrence.SeriesId, occurrence.SortUtc });
        builder.Property(occurrence => occurrence.Slug).HasMaxLength(Series.MaxSlugLength);
        builder.Property(occurrence => occurrence.Uid).HasMaxLength(120);
        builder.Property(occurrence => occurrence.Title).HasMaxLength(Series.MaxTitleLength);
        builder.Property(occurrence => occurrence.Theme).HasMaxLength(Occurrence.MaxThemeLength);
        builder.Property(occurrence => occurrence.CancelReason).HasMaxLength(Occurrence.MaxReasonLength);
        builder.Property(occurrence => occurrence.DressCode).HasMaxLength(Occurrence.MaxDressCodeLength);
        builder.Property(occurrence => occurrence.Candidates).AsJson();
        // Computed from the candidates; a record with an Id would otherwise be taken for a table of its own.
        builder.Ignore(occurrence => occurrence.OpenCandidates);
        builder.Ignore(occurrence => occurrence.ChosenCandidate);
        builder.Property(occurrence => occurrence.Venue).AsJson();
        builder.Property(occurrence => occurrence.Agenda).AsJson();
        builder.Property(occurrence => occurrence.Contributors).AsJson();
        builder.Property(occurrence => occurrence.Links).AsJson();
        builder.Property(occurrence => occurrence.Registration).AsJson();
        builder.Property(occurrence => occurrence.Weather).AsJson();
        builder.Ignore(occurrence => occurrence.EffectiveWeather);
        builder.Property(occurrence => occurrence.MovedFrom).AsJson();
        builder.HasMany(occurrence => occurrence.Programme).WithOne()
            .HasForeignKey(item => item.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(occurrence => occurrence.Documents).WithOne()
            .HasForeignKey(document => document.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
