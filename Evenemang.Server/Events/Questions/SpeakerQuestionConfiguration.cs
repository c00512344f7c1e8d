using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Events.Questions;

/// <summary>Questions to speakers. Personal: the text and the signature, if there is one; both encrypted. Go thirty days after the occurrence (<see cref="EraseOldQuestions"/>).</summary>
internal sealed class SpeakerQuestionConfiguration : IEntityTypeConfiguration<SpeakerQuestion>
{
    public void Configure(EntityTypeBuilder<SpeakerQuestion> builder)
    {
        builder.ToTable("SpeakerQuestions");
        builder.HasIndex(row => new { row.OccurrenceId, row.CreatedAt });
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId);
        builder.Property(row => row.Text).HasPersonalData();
        builder.Property(row => row.Name).HasPersonalData();
        builder.Property(row => row.TickedBy).HasMaxLength(AuditEntry.MaxActorLength);
    }
}
