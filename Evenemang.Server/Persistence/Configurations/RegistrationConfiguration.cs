using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Persistence.Configurations;

/// <summary>Registrations. Personal: name, team, address, number, answers (encrypted) and the keyed hash; erased on request and by retention, the row's state and heads stay.</summary>
internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.HasIndex(registration => new { registration.TargetId, registration.Number }).IsUnique();
        builder.HasIndex(registration => new { registration.TargetId, registration.State, registration.IsShadow, registration.Heads });
        builder.HasIndex(registration => registration.ActiveKey).IsUnique();
        builder.HasIndex(registration => registration.TokenHash).IsUnique();
        builder.HasIndex(registration => registration.AddressHash);
        builder.HasIndex(registration => registration.SeriesId);
        // The few offers that stand are looked through every half minute.
        builder.HasIndex(registration => registration.OfferEndsAt).HasFilter("\"OfferEndsAt\" IS NOT NULL");
        builder.Property(registration => registration.Name).HasPersonalData();
        builder.Property(registration => registration.TeamName).HasPersonalData();
        builder.Property(registration => registration.Email).HasPersonalData();
        builder.Property(registration => registration.Phone).HasPersonalData();
        // Those who signed up before there was a choice have it as their group has.
        builder.Property(registration => registration.CalendarTitle).HasDefaultValue(CalendarTitleChoice.AsGroup);
        builder.Property(registration => registration.CalendarWords).HasPersonalData();
        builder.Property(registration => registration.Language).HasMaxLength(5);
        builder.Property(registration => registration.ActiveKey).HasMaxLength(120);
        builder.Property(registration => registration.TokenHash).HasMaxLength(32);
        builder.Property(registration => registration.AddressHash).HasMaxLength(32);
        builder.Property(registration => registration.Answers).AsPersonalJson();
        builder.HasOne<Series>().WithMany().HasForeignKey(registration => registration.SeriesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(registration => registration.OccurrenceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProgrammeItem>().WithMany().HasForeignKey(registration => registration.ProgrammeItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
