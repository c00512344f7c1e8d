using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Samples;

/// <summary>One account of each role, for a machine in development: everyone may know the password.</summary>
public sealed class SampleOrganisers(IServiceScopeFactory scopes, IDbContextFactory<EvenemangDb> contexts, IHostEnvironment environment)
{
    public const string Address = "arrangor@exempel.se";
    public const string AdministratorAddress = "admin@exempel.se";
    public const string FacilitatorAddress = "igangsattare@exempel.se";
    public const string DoorAddress = "dorren@exempel.se";
    public const string Password = "bara på min dator";

    /// <summary>Makes the accounts where there are none at all.</summary>
    /// <exception cref="InvalidOperationException">The application is not running in Development.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("Accounts whose password others know are for Development only.");
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Set<Organiser>().AnyAsync(cancel)) return;
        var series = await db.Series.Select(row => new { row.Id, row.Kind }).ToListAsync(cancel);
        var group = series.Find(row => row.Kind is EventKind.SelfHelpGroup);
        var door = await db.Occurrences.Where(row => row.Series.Kind == EventKind.BreakfastSeminar && row.State == OccurrenceState.Confirmed)
            .OrderBy(row => row.StartUtc).Select(row => new { row.Id, row.SeriesId }).FirstOrDefaultAsync(cancel);
        await CreateAsync(new(AdministratorAddress, "Administratören", OrganiserRole.Administrator), [], cancel);
        await CreateAsync(
            new(Address, "Samordnaren", OrganiserRole.Organiser) { Phone = "070-174 06 05" },
            [.. series.Where(row => row.Kind is not EventKind.SelfHelpGroup || row.Id == group?.Id).Select(row => new Grant(GrantKind.Organiser, row.Id))],
            cancel);
        await CreateAsync(
            new(FacilitatorAddress, "Igångsättaren", OrganiserRole.Facilitator), group is null ? [] : [new(GrantKind.Facilitator, group.Id)], cancel);
        await CreateAsync(new(DoorAddress, "Dörrvärden", OrganiserRole.Door), door is null ? [] : [new(GrantKind.Door, door.SeriesId, door.Id)], cancel);
    }

    private async Task CreateAsync(NewOrganiser organiser, IReadOnlyList<Grant> grants, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CreateOrganiser>()
            .RunAsync(organiser with { Password = Password, Organisation = "Socialförvaltningen", Grants = grants }, Actor.System, cancel);
    }
}
