using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>
/// Notices. Personal only through the recipient. Kept as the record of what was sent until the registration's retention; a follower's outlive the follower and then name nobody.
/// </summary>
internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint(
            "CK_Notices_OneRecipient",
            """
            (CASE WHEN "RegistrationId" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN "FollowerId" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN "OrganiserId" IS NULL THEN 0 ELSE 1 END)
            + (CASE WHEN "PartnerId" IS NULL THEN 0 ELSE 1 END) = 1
            """));
        builder.HasIndex(notice => notice.UniqueKey).IsUnique();
        builder.HasIndex(notice => new { notice.State, notice.NextAttemptAt });
        builder.HasIndex(notice => notice.RegistrationId);
        builder.HasIndex(notice => notice.FollowerId);
        builder.HasIndex(notice => notice.OrganiserId);
        builder.HasIndex(notice => notice.PartnerId);
        builder.HasIndex(notice => notice.OccurrenceId);
        builder.Property(notice => notice.UniqueKey).HasMaxLength(160);
        builder.Property(notice => notice.MessageId).HasMaxLength(200);
        // What was owed before there were SMS was owed as letters.
        builder.Property(notice => notice.Channel).HasDefaultValue(NoticeChannel.Email);
        builder.Property(notice => notice.ProviderId).HasMaxLength(Notice.MaxProviderIdLength);
        builder.Property(notice => notice.LeaseOwner).HasMaxLength(80);
        builder.Property(notice => notice.Detail).AsJson();
        builder.Property(notice => notice.Failure).HasMaxLength(Notice.MaxFailureLength);
        builder.HasOne<Registration>().WithMany().HasForeignKey(notice => notice.RegistrationId).OnDelete(DeleteBehavior.Cascade);
    }
}
