using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>How one of those who are announced is reached.</summary>
/// <param name="Role">As what they are announced.</param>
/// <param name="Name">As they are announced.</param>
/// <param name="Email">Null for none.</param>
/// <param name="Phone">Null for none.</param>
/// <param name="Language">Of letters and SMS: "sv" or "en".</param>
public sealed record PartnerAddress(PartnerRole Role, string Name, string? Email, string? Phone, string Language = "sv");

/// <summary>What came of writing addresses down.</summary>
public abstract record EditPartnersOutcome
{
    private EditPartnersOutcome()
    {
    }

    /// <summary>They are kept.</summary>
    public sealed record Done : EditPartnersOutcome;

    /// <summary>Fields named "partners[0].email" break a rule.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : EditPartnersOutcome;

    /// <summary>There is no such occurrence, or the actor may not change who is told.</summary>
    public sealed record NotFound : EditPartnersOutcome;
}

/// <summary>An organiser writes down how contributors and co-organisers are told. Those who are not announced any more are erased.</summary>
public sealed class EditPartners(Store store, TimeProvider clock)
{
    /// <param name="slug">Which occurrence; its series' co-organisers are told of every occurrence.</param>
    /// <param name="addresses">All of them; whoever is left out is kept without address.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<EditPartnersOutcome> RunAsync(string slug, IReadOnlyList<PartnerAddress> addresses, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(actor);
        FieldProblems problems = new();
        for (var at = 0; at < addresses.Count; at++)
        {
            var (email, phone) = (Clean(addresses[at].Email), Clean(addresses[at].Phone));
            problems.AddIf(email is not null && (email.Length > Partner.MaxEmailLength || !Mailbox.TryParse(email, out _)), $"partners[{at}].email", FieldProblemCode.Malformed);
            problems.AddIf(phone is not null && (phone.Length > Partner.MaxPhoneLength || !PhoneNumber.IsValid(phone)), $"partners[{at}].phone", FieldProblemCode.Malformed);
        }

        if (problems.Any) return Task.FromResult<EditPartnersOutcome>(new EditPartnersOutcome.Invalid(problems.All));
        return store.WriteAsync<EditPartnersOutcome>(
            async (db, inner) =>
            {
                var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, inner);
                if (occurrence is null || !actor.Access.May(Permission.EditRegistrations, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return new EditPartnersOutcome.NotFound();
                var now = clock.GetUtcNow().UtcDateTime;
                var rows = await db.Set<Partner>().AsTracking().Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id)).ToListAsync(inner);
                foreach (var (role, name) in FindPartners.Announced(occurrence))
                {
                    var row = rows.Find(one => one.Is(role, name));
                    if (row is null) db.Add(row = Partners.New(occurrence, role, name, now));
                    else rows.Remove(row);
                    var given = addresses.FirstOrDefault(one => row.Is(one.Role, one.Name));
                    (row.Email, row.Phone, row.Language) = (Clean(given?.Email), Clean(given?.Phone), given?.Language == "en" ? "en" : "sv");
                }

                db.RemoveRange(rows);
                db.AuditEntries.Add(NoticeAudit.Of(actor, "partners.edited", now, occurrence.SeriesId, occurrence.Id, null));
                await db.SaveChangesAsync(inner);
                return new EditPartnersOutcome.Done();
            },
            cancel);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
