using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Who has signed up, and what organisers do about it.</summary>
internal static class OrganiserRegistrationsApi
{
    public static void MapOrganiserRegistrationsApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Registrations");
        organisers.MapGet("/occurrences/{slug}/registrations", ListAsync)
            .Describe<PageOf<RegistrationItem>>("listRegistrations", "Everyone who has signed up, those who have left among them; with Accept: text/csv all of them as a table.")
            .Produces<string>(StatusCodes.Status200OK, RegistrationCsv.MediaType)
            .Paged()
            .MayMiss();

        // The participant's PATCH has the same address with a token in it, and one address has one description: that of the participant's.
        organisers.MapPatch("/registrations/{id:guid}", ActAsync).Repeatable().ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(string slug, HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null) return ApiProblem.NotFound(http.Culture());
        if (!http.May(Permission.ReadRegistrations, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id))
        {
            if (http.Access()!.MayKnowOfHandOver(occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return ApiProblem.GroupRunsItself(http.Culture());
            return occurrence is { IsPublic: true, Series: { Published: true, IsOpenAboutTimeAndPlace: true } } ? ApiProblem.Forbidden(http.Culture()) : ApiProblem.NotFound(http.Culture());
        }
        var absent = (await db.Absences.Where(row => row.OccurrenceId == occurrence.Id).Select(row => row.RegistrationId).ToListAsync(cancel)).ToHashSet();
        var zone = occurrence.Series.TimeZone;
        var all = Of(db, occurrence);
        if (WantsCsv(http))
        {
            var everyone = await all.ToListAsync(cancel);
            return RegistrationCsv.Answer(occurrence, [.. everyone.Select(row => RegistrationItem.Of(row, absent.Contains(row.Id), zone))]);
        }
        if (page.After is { At: { } at, Name: var name } && Guid.TryParse(name, out var after))
        {
            all = all.Where(row => row.CreatedAt > at || (row.CreatedAt == at && row.Id.CompareTo(after) > 0));
        }
        var rows = await all.Take(page.Limit + 1).ToListAsync(cancel);
        return Results.Json(
            page.Cut(rows, row => new(row.CreatedAt, row.Id.ToString("N")), row => RegistrationItem.Of(row, absent.Contains(row.Id), zone)),
            ApiJson.Options);
    }

    /// <summary>Those of the occurrence and of its programme, and the members of a series that is signed up to as a whole. Repeated sign-ups count nowhere and are not shown.</summary>
    private static IQueryable<Registration> Of(EvenemangDb db, Occurrence occurrence) => db.Registrations
        .Where(row => !row.IsShadow && (row.OccurrenceId == occurrence.Id || (row.OccurrenceId == null && row.SeriesId == occurrence.SeriesId)))
        .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);

    private static bool WantsCsv(HttpContext http) => http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));

    private static async Task<IResult> ActAsync(
        Guid id,
        JsonBody<RegistrationActionBody> body,
        HttpContext http,
        DecideRequest decide,
        MarkAttendance mark,
        RemoveRegistration remove,
        Withdraw withdraw,
        WaitlistActs waitlist,
        OfferActs offers,
        IDbContextFactory<EvenemangDb> contexts,
        CancellationToken cancel)
    {
        var (actor, culture) = (http.Actor(), http.Culture());
        var problem = body.Value.Action switch
        {
            RegistrationAction.Approve or RegistrationAction.Decline => await decide.RunAsync(id, body.Value.Action is RegistrationAction.Approve, actor, cancel) switch
            {
                DecideRequestOutcome.NotFound => ApiProblem.NotFound(culture),
                DecideRequestOutcome.NotRequested => ApiProblem.Conflict("notARequest", "NotARequest", culture),
                DecideRequestOutcome.Full => RegistrationProblems.Full(0, culture),
                DecideRequestOutcome.Over => ApiProblem.Conflict("closed", "TooLate", culture),
                _ => null,
            },
            RegistrationAction.Withdraw => await withdraw.RunAsync(new RegistrationReference.ByOrganiser(id, actor), cancel) switch
            {
                WithdrawOutcome.NotFound => ApiProblem.NotFound(culture),
                WithdrawOutcome.AlreadyEnded => ApiProblem.Conflict("ended", "AlreadyEnded", culture),
                _ => null,
            },
            RegistrationAction.Remove => await remove.RunAsync(id, actor, cancel) switch
            {
                RemoveOutcome.NotFound => ApiProblem.NotFound(culture),
                RemoveOutcome.AlreadyEnded => ApiProblem.Conflict("ended", "AlreadyEnded", culture),
                _ => null,
            },
            RegistrationAction.GiveSeat => await waitlist.GiveSeatAsync(id, body.Value.PassOthers, actor, culture, cancel),
            RegistrationAction.MoveToWaitlist => await waitlist.MoveAsync(id, actor, culture, cancel),
            RegistrationAction.AcceptOffer => await offers.AcceptAsync(new RegistrationReference.ByOrganiser(id, actor), culture, cancel),
            RegistrationAction.DeclineOffer => await offers.DeclineAsync(new RegistrationReference.ByOrganiser(id, actor), culture, cancel),
            RegistrationAction.RejoinWaitlist => await offers.RejoinWaitlistAsync(new RegistrationReference.ByOrganiser(id, actor), culture, cancel),
            RegistrationAction.PutBack => await waitlist.PutBackAsync(id, actor, culture, cancel),
            _ => await mark.RunAsync(id, AttendanceOf(body.Value.Action), actor, cancel) switch
            {
                MarkAttendanceOutcome.NotFound => ApiProblem.NotFound(culture),
                MarkAttendanceOutcome.NotConfirmed => ApiProblem.Conflict("notConfirmed", "NotConfirmed", culture),
                _ => null,
            },
        };
        return problem ?? await ShowAsync(id, http, contexts, cancel);
    }

    private static Attendance AttendanceOf(RegistrationAction action) => action switch
    {
        RegistrationAction.Attended => Attendance.Attended,
        RegistrationAction.Absent => Attendance.Absent,
        _ => Attendance.Unknown,
    };

    /// <summary>The registration as it is now. Who may only check in is told that it is done, and no more.</summary>
    private static async Task<IResult> ShowAsync(Guid id, HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.Registrations.FirstAsync(row => row.Id == id, cancel);
        var series = await db.Series.FirstAsync(series => series.Id == row.SeriesId, cancel);
        if (!http.May(Permission.ReadRegistrations, row.SeriesId, series.Discreet, row.OccurrenceId)) return Results.NoContent();
        return Results.Json(RegistrationItem.Of(row, reportedAbsent: false, series.TimeZone), ApiJson.Options);
    }
}
