using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Questions about the weather and their answers. Personal: the organiser who decided, by name. Kept as the public record of the decision; goes with the occurrence.</summary>
internal sealed class WeatherDecisionConfiguration : IEntityTypeConfiguration<WeatherDecision>
{
    public void Configure(EntityTypeBuilder<WeatherDecision> builder)
    {
        // Two who decide at once cannot both open a round.
        builder.HasIndex(decision => new { decision.OccurrenceId, decision.Round }).IsUnique();
        builder.HasIndex(decision => decision.State);
        builder.Property(decision => decision.DecidedBy).HasMaxLength(WeatherDecision.MaxNameLength);
        builder.Property(decision => decision.Text).HasMaxLength(WeatherDecision.MaxTextLength);
        builder.Property(decision => decision.Findings).AsJson();
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(decision => decision.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
