using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Followers. Personal: the whole row; the address is encrypted. Deleted when they stop following, after a few days when they never confirmed, and a month after letters began to come back.</summary>
internal sealed class FollowerConfiguration : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> builder)
    {
        builder.ToTable("Followers");
        builder.HasIndex(follower => follower.ActiveKey).IsUnique();
        builder.HasIndex(follower => follower.TokenHash).IsUnique();
        builder.HasIndex(follower => follower.AddressHash);
        builder.HasIndex(follower => new { follower.SeriesId, follower.State });
        builder.HasIndex(follower => new { follower.State, follower.AskedAt });
        builder.Property(follower => follower.Email).HasPersonalData();
        builder.Property(follower => follower.Language).HasMaxLength(5);
        builder.Property(follower => follower.ActiveKey).HasMaxLength(120);
        builder.Property(follower => follower.TokenHash).HasMaxLength(32);
        builder.Property(follower => follower.AddressHash).HasMaxLength(32);
        builder.HasOne<Series>().WithMany().HasForeignKey(follower => follower.SeriesId).OnDelete(DeleteBehavior.Restrict);
    }
}
