using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Jobs;

/// <summary>Jobs. Personal: the name of the organiser who paused one, until it goes on. One row each, for ever.</summary>
internal sealed class JobStateConfiguration : IEntityTypeConfiguration<JobState>
{
    public void Configure(EntityTypeBuilder<JobState> builder)
    {
        builder.ToTable("JobStates");
        builder.HasKey(state => state.Name);
        builder.Property(state => state.Name).HasMaxLength(JobState.MaxNameLength);
        builder.Property(state => state.LastFailure).HasMaxLength(JobState.MaxFailureLength);
        builder.Property(state => state.PausedBy).HasMaxLength(AuditEntry.MaxActorLength);
    }
}
