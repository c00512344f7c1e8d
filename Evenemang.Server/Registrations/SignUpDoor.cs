using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>From the API's sign-up to the verb and back.</summary>
internal sealed class SignUpDoor(Register register, RegistrationLinks links, IDbContextFactory<EvenemangDb> contexts)
{
    public async Task<IResult> RunAsync(string slug, SignUpTo to, SignUpBody body, HttpContext http)
    {
        if (body.OnBehalf && !http.HasKey()) return Unauthorised(http);
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var input = body.OnBehalf
            ? new RegisterInput(to, body.ToRequest(), RegistrationSource.OnBehalf) { Actor = http.Actor() }
            : new RegisterInput(to, body.ToRequest(), RegistrationSource.Api);
        return await register.RunAsync(input, http.RequestAborted) switch
        {
            RegisterOutcome.Registered registered => Answer(registered, body, http),
            RegisterOutcome.Invalid invalid => RegistrationProblems.Of(invalid.Check, http.Culture()),
            RegisterOutcome.Full full => RegistrationProblems.Full(full.SeatsLeft, http.Culture()),
            RegisterOutcome.Forbidden => ApiProblem.Forbidden(http.Culture()),
            RegisterOutcome.Duplicate => ApiProblem.Conflict("duplicate", "Duplicate", http.Culture()),
            RegisterOutcome.NotOpen { Window: { State: SignUpWindowState.NotOffered } window } when await MaySeeAsync(to, http) => RegistrationProblems.Of(window, http.Culture()),
            RegisterOutcome.NotOpen { Window: { State: not SignUpWindowState.NotOffered } window } => RegistrationProblems.Of(window, http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private IResult Answer(RegisterOutcome.Registered registered, SignUpBody body, HttpContext http)
    {
        var manageUrl = links.Manage(registered.Token, body.Language ?? "sv");
        http.Response.Headers.Location = $"{ApiRoutes.Prefix}/registrations/{registered.Token}";
        return Results.Json(
            new SignedUpResponse
            {
                Token = registered.Token,
                Status = registered.State,
                Position = registered.Position,
                ManageUrl = manageUrl,
                CalendarUrl = links.Calendar(registered.CalendarToken),
                Id = body.OnBehalf ? registered.Id : null,
            },
            ApiJson.Options,
            statusCode: StatusCodes.Status201Created);
    }

    /// <summary>A draft is not there for those without a key; only what is public may say that it takes no sign-ups.</summary>
    private async Task<bool> MaySeeAsync(SignUpTo to, HttpContext http)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        return to switch
        {
            SignUpTo.Series series => await db.Series.FirstOrDefaultAsync(row => row.Slug == series.Slug, http.RequestAborted) is { } row
                && (row.Published || http.May(Permission.SeeSeries, row.Id, row.Discreet)),
            SignUpTo.Occurrence occurrence => await MaySeeAsync(occurrence.Slug),
            SignUpTo.ProgrammeItem item => await MaySeeAsync(item.OccurrenceSlug),
            _ => false,
        };

        async Task<bool> MaySeeAsync(string slug) =>
            await db.Occurrences.Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, http.RequestAborted) is { } row
            && ((row.State is not OccurrenceState.Draft && row.Series.Published && (row.Series.IsOpenAboutTimeAndPlace || row.EffectiveRegistration.TakesOccurrenceSignUps)) || http.May(Permission.SeeSeries, row.SeriesId, row.Series.Discreet, row.Id));
    }

    private static ApiProblem Unauthorised(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblem.Of(StatusCodes.Status401Unauthorized, "KeyNeeded", http.Culture());
    }
}
