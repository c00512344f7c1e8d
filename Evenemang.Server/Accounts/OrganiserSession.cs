using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Accounts;

/// <summary>How somebody showed who they are.</summary>
public enum SignInMethod
{
    /// <summary>Password, and the code where one is set up.</summary>
    Password,

    /// <summary>Passkey: the device checked its owner.</summary>
    Passkey,

    /// <summary>The city's own sign-in.</summary>
    SingleSignOn,
}

/// <summary>One signed-in browser. The cookie carries its id; ended here, the cookie opens nothing any more.</summary>
public sealed class OrganiserSession
{
    public const int MaxDeviceLength = 60;

    /// <summary>The claim in the cookie that names the session.</summary>
    public const string Claim = "sid";

    /// <summary>The claim in the cookie that says how it began.</summary>
    public const string MethodClaim = "method";

    public Guid Id { get; init; }

    public Guid OrganiserId { get; init; }

    public SignInMethod Method { get; init; }

    /// <summary>Browser and system in two words, "Firefox, Windows": enough to recognise one's own.</summary>
    public required string Device { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>UTC instant, to within some minutes.</summary>
    public DateTime LastUsedAt { get; private set; }

    /// <summary>UTC instant it was signed out, here or from elsewhere.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The session that the cookie of the person belongs to; null for a person without one.</summary>
    public static Guid? IdOf(ClaimsPrincipal? person) => Guid.TryParse(person?.FindFirstValue(Claim), out var id) ? id : null;
}

/// <summary>Sessions. Personal: which browser somebody uses, and when. Erased with the account; ended ones after 30 days.</summary>
internal sealed class OrganiserSessionConfiguration : IEntityTypeConfiguration<OrganiserSession>
{
    public void Configure(EntityTypeBuilder<OrganiserSession> builder)
    {
        builder.ToTable("OrganiserSessions");
        builder.HasIndex(row => row.OrganiserId);
        builder.HasOne<Organiser>().WithMany().HasForeignKey(row => row.OrganiserId);
        builder.Property(row => row.Device).HasMaxLength(OrganiserSession.MaxDeviceLength);
    }
}
