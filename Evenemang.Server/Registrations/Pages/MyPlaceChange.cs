using Evenemang.Server.Shell;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>Takes the changed form of "your place".</summary>
internal static class MyPlaceChange
{
    private static readonly Texts T = RegistrationTexts.Words;

    public static async Task RunAsync(HttpContext context, MyPlace place)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        var services = context.RequestServices;
        var outcome = await services.GetRequiredService<ChangeRegistration>().RunAsync(new(place.Reference, typed.ToRequest(Language.Code)), context.RequestAborted);
        Task AgainAsync(int status, IReadOnlyList<FieldError> errors) =>
            services.GetRequiredService<PageRenderer>().AnswerAsync(context, place.Change(typed, errors) with { Status = status });
        switch (outcome)
        {
            case ChangeOutcome.Invalid invalid:
                await AgainAsync(StatusCodes.Status422UnprocessableEntity, FormState.Of(place.Terms, typed, invalid.Check.Errors).Errors);
                break;
            case ChangeOutcome.NoSeats { SeatsLeft: var left }:
                var sentence = left == 0 ? T["Change.NoSeats"] : T.Count("Change.SeatsLeft", left);
                await AgainAsync(StatusCodes.Status409Conflict, [new(SignUpForm.HeadsField, sentence)]);
                break;
            case ChangeOutcome.Changed:
                SignUpRoutes.SeeOther(context, place.Path + "?visa=andrad");
                break;
            default:
                SignUpRoutes.SeeOther(context, place.Path + "?visa=for-sent");
                break;
        }
    }
}
