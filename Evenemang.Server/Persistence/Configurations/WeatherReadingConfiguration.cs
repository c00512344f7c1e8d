using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>What forecasts meant for occurrences. Nothing personal. Goes with the occurrence.</summary>
internal sealed class WeatherReadingConfiguration : IEntityTypeConfiguration<WeatherReading>
{
    public void Configure(EntityTypeBuilder<WeatherReading> builder)
    {
        builder.HasIndex(reading => new { reading.OccurrenceId, reading.ReadAt });
        builder.Ignore(reading => reading.Hysteresis);
        builder.Property(reading => reading.Verdict).AsJson();
        builder.Property(reading => reading.Slots).AsJson();
        builder.Property(reading => reading.Warnings).AsJson();
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(reading => reading.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
