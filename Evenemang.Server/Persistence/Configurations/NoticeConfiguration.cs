using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Notices. Personal only through the registration. Kept as the record of what was sent until the registration's retention.</summary>
internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasIndex(notice => notice.UniqueKey).IsUnique();
        builder.HasIndex(notice => new { notice.State, notice.NextAttemptAt });
        builder.HasIndex(notice => notice.RegistrationId);
        builder.HasIndex(notice => notice.OccurrenceId);
        builder.Property(notice => notice.UniqueKey).HasMaxLength(160);
        builder.Property(notice => notice.MessageId).HasMaxLength(200);
        // What was owed before there were SMS was owed as letters.
        builder.Property(notice => notice.Channel).HasDefaultValue(NoticeChannel.Email);
        builder.Property(notice => notice.ProviderId).HasMaxLength(Notice.MaxProviderIdLength);
        builder.Property(notice => notice.LeaseOwner).HasMaxLength(80);
        builder.Property(notice => notice.Failure).HasMaxLength(Notice.MaxFailureLength);
        builder.HasOne<Registration>().WithMany().HasForeignKey(notice => notice.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
