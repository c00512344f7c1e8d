using Evenemang.Shared.Events;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Accounts;

/// <summary>Accounts. Personal: name, address, number. The number goes when the account is closed.</summary>
internal sealed class OrganiserConfiguration : IEntityTypeConfiguration<Organiser>
{
    private const int MaxAddressLength = 256;

    public void Configure(EntityTypeBuilder<Organiser> builder)
    {
        builder.ToTable("Organisers");
        builder.HasIndex(row => row.NormalizedUserName).IsUnique();
        builder.HasIndex(row => row.NormalizedEmail).IsUnique();
        builder.Property(row => row.UserName).HasMaxLength(MaxAddressLength);
        builder.Property(row => row.NormalizedUserName).HasMaxLength(MaxAddressLength);
        builder.Property(row => row.Email).HasMaxLength(MaxAddressLength);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(MaxAddressLength);
        builder.Property(row => row.PhoneNumber).HasMaxLength(40);
        builder.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(row => row.DisplayName).HasMaxLength(Organiser.MaxNameLength);
        builder.Property(row => row.Organisation).HasMaxLength(Organiser.MaxNameLength);
        builder.Property(row => row.Language).HasMaxLength(2);
    }
}

/// <summary>Which series an account works on. Not personal. Goes with the account or the series.</summary>
internal sealed class SeriesGrantConfiguration : IEntityTypeConfiguration<SeriesGrant>
{
    public void Configure(EntityTypeBuilder<SeriesGrant> builder)
    {
        builder.ToTable("SeriesGrants");
        builder.HasIndex(row => new { row.OrganiserId, row.SeriesId, row.OccurrenceId }).IsUnique();
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.OrganiserId);
        builder.HasOne<Series>().WithMany().HasForeignKey(row => row.SeriesId);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(row => row.OccurrenceId);
    }
}

/// <summary>What the identity library keeps beside an account: claims, outside sign-ins, second factors, passkeys. Goes with the account.</summary>
internal sealed class IdentityTablesConfiguration :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int MaxKeyLength = 128;
    private const int MaxCredentialLength = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("OrganiserClaims");
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("OrganiserLogins");
        builder.HasKey(row => new { row.LoginProvider, row.ProviderKey });
        builder.Property(row => row.LoginProvider).HasMaxLength(MaxKeyLength);
        builder.Property(row => row.ProviderKey).HasMaxLength(MaxKeyLength);
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("OrganiserTokens");
        builder.HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        builder.Property(row => row.LoginProvider).HasMaxLength(MaxKeyLength);
        builder.Property(row => row.Name).HasMaxLength(MaxKeyLength);
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("OrganiserPasskeys");
        builder.HasKey(row => row.CredentialId);
        builder.Property(row => row.CredentialId).HasMaxLength(MaxCredentialLength);
        builder.OwnsOne(row => row.Data).ToJson();
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.UserId);
    }
}
