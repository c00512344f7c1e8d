using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Somebody was erased. The list outlives a restore and is gone through after it, so that nobody comes back from a backup. Holds the id of the emptied
/// row and nothing about the person.
/// </summary>
public sealed class Erasure
{
    /// <summary>Id of the registration (or other row) that was emptied.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>Whether the place was given back; false when the event was over and only the names went.</summary>
    public bool Withdraws { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime At { get; init; }
}

/// <summary>Erasures. Nothing personal. Kept for ever: backups are kept as long as somebody likes.</summary>
internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("Erasures");
        builder.HasKey(erasure => erasure.SubjectId);
    }
}
