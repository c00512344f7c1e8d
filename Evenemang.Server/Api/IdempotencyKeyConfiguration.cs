using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Api;

/// <summary>Repeatable writes. Personal: the encrypted answer. Erased after a day by <see cref="EraseIdempotencyKeys"/>.</summary>
internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("IdempotencyKeys");
        builder.HasKey(key => key.Id);
        builder.HasIndex(key => key.ClaimedAt);
    }
}
