using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Calendars;

/// <summary>An organiser's own feed. Of the secret only the hash is kept; a revoked row stays, so that readers are told the feed is gone.</summary>
public sealed class CalendarFeedToken
{
    public Guid Id { get; init; }

    /// <summary>Whose it is, as the audit log names them: "api:Stadens webb".</summary>
    public required string Owner { get; init; }

    /// <summary>The account whose drafts and counts it shows; null for all of the house.</summary>
    public Guid? OrganiserId { get; init; }

    /// <summary>SHA-256 of the secret in the address.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant it was ended; null while it works.</summary>
    public DateTime? RevokedAt { get; set; }
}

internal sealed class CalendarFeedTokenConfiguration : IEntityTypeConfiguration<CalendarFeedToken>
{
    public void Configure(EntityTypeBuilder<CalendarFeedToken> builder)
    {
        builder.ToTable("CalendarFeedTokens");
        builder.HasIndex(token => token.TokenHash).IsUnique();
        builder.HasIndex(token => token.Owner);
        builder.HasIndex(token => token.OrganiserId);
        builder.Property(token => token.Owner).HasMaxLength(Persistence.AuditEntry.MaxActorLength);
        builder.Property(token => token.TokenHash).HasMaxLength(32);
    }
}
