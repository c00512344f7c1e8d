using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Who asked for the links under an address. Personal: the keyed hash of the address. Deleted some hours after it has ended.</summary>
internal sealed class AddressLinkConfiguration : IEntityTypeConfiguration<AddressLink>
{
    public void Configure(EntityTypeBuilder<AddressLink> builder)
    {
        builder.ToTable("AddressLinks");
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => new { link.AddressHash, link.CreatedAt });
        builder.Property(link => link.TokenHash).HasMaxLength(32);
        builder.Property(link => link.AddressHash).HasMaxLength(32);
        builder.Property(link => link.Language).HasMaxLength(5);
    }
}
