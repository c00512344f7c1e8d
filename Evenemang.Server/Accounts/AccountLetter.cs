using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Accounts;

/// <summary>Why an organiser is written to about their account.</summary>
public enum AccountLetterKind
{
    /// <summary>They have an account; the link opens it.</summary>
    Invitation,

    /// <summary>They asked for a new password; the link lets them choose one.</summary>
    PasswordReset,
}

/// <summary>
/// One letter owed to one organiser about their account: a row first, in the same transaction as its reason. The link in it is made when it is rendered and
/// stored nowhere. Holds no personal data itself.
/// </summary>
public sealed class AccountLetter
{
    public Guid Id { get; init; }

    public AccountLetterKind Kind { get; init; }

    public Guid OrganiserId { get; init; }

    /// <summary>RFC 5322 Message-ID without brackets; the same at every attempt.</summary>
    public required string MessageId { get; init; }

    public NoticeState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>UTC instant of the next try.</summary>
    public DateTime NextAttemptAt { get; set; }

    /// <summary>UTC instant the claim ends; null when not claimed.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>UTC instant it became owed.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant the mail server took it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>The server's code of the last failure; never an address.</summary>
    public string? Failure { get; set; }

    internal static AccountLetter For(Guid organiserId, AccountLetterKind kind, string uidDomain, DateTime now)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, Kind = kind, OrganiserId = organiserId, MessageId = $"{id:N}@{uidDomain}", NextAttemptAt = now, CreatedAt = now };
    }
}

/// <summary>Letters about accounts. Not personal beyond the account's id; go with the account.</summary>
internal sealed class AccountLetterConfiguration : IEntityTypeConfiguration<AccountLetter>
{
    public void Configure(EntityTypeBuilder<AccountLetter> builder)
    {
        builder.ToTable("AccountLetters");
        builder.HasIndex(row => new { row.State, row.NextAttemptAt });
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.OrganiserId);
        builder.Property(row => row.MessageId).HasMaxLength(200);
        builder.Property(row => row.Failure).HasMaxLength(Notice.MaxFailureLength);
    }
}
