using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Accounts;

/// <summary>API keys. Personal by their owner's id only. Kept after they are revoked, because the log names them.</summary>
internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.HasIndex(key => key.KeyHash).IsUnique();
        builder.HasOne<Organiser>().WithMany().HasForeignKey(key => key.OwnerId);
        builder.Property(key => key.OnlySeries).AsJson();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.MaxNameLength);
    }
}
