using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Notices;

/// <summary>Something an organiser wrote to those who have signed up. Kept once, however many it goes to.</summary>
public sealed class OrganiserMessage
{
    /// <summary>Longest subject, in UTF-16 code units.</summary>
    public const int MaxSubjectLength = 120;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int MaxTextLength = 5000;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>About which series.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>About which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text, a paragraph a line.</summary>
    public required string Text { get; init; }

    /// <summary>Whether a member wrote it, who is the contact of a group that runs itself. Then there is no subject.</summary>
    public bool IsFromContact { get; init; }

    /// <summary>The member who wrote it to the contact of such a group: a registration. Then there is no subject. Null for others.</summary>
    public Guid? FromId { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime CreatedAt { get; init; }
}

/// <summary>
/// Messages from organisers, from contacts of groups and to them. Not meant to be personal, but free text, and so encrypted; a member's is personal through the registration. An organiser's go
/// with the occurrence, a contact's and a member's after the days that a group's data are kept, and a member's when the member is erased.
/// </summary>
internal sealed class OrganiserMessageConfiguration : IEntityTypeConfiguration<OrganiserMessage>
{
    public void Configure(EntityTypeBuilder<OrganiserMessage> builder)
    {
        builder.ToTable("OrganiserMessages");
        builder.Property(row => row.Subject).HasPersonalData();
        builder.Property(row => row.Text).HasPersonalData();
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
