using System.Globalization;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Samples;

/// <summary>What the sample people thought afterwards: better each time, and somebody always wants more coffee.</summary>
internal static class SampleSurveys
{
    private static readonly string[] Wishes = ["Mer tid för frågor.", "Starkare kaffe.", "Det var svårt att höra längst bak.", "Skicka gärna ut bilderna efteråt."];
    private static readonly string[] Again = ["Ja", "Ja", "Kanske", "Ja", "Nej"];

    public static async Task AskAsync(IServiceProvider services, string series, Actor actor) =>
        await services.GetRequiredService<EditSurvey>().RunAsync(
            series, new("Tack för att du var med. Det tar en minut att svara.", SurveyQuestion.Usual, IsOn: true, ExpectedVersion: null), actor, default);

    /// <summary>Two of three of those who were there answer.</summary>
    /// <param name="services">The application's.</param>
    /// <param name="occurrence">About which.</param>
    /// <param name="people">Who signed up.</param>
    /// <param name="ago">How many times ago it was; 0 for the latest.</param>
    public static async Task AnswerAsync(IServiceProvider services, SampleOccurrence occurrence, IReadOnlyList<RegisterOutcome.Registered> people, int ago)
    {
        await services.GetRequiredService<MakeSurveyLinks>().RunAsync(occurrence.Id, default);
        await using var db = await services.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync();
        var survey = await db.Set<Survey>().FirstAsync(survey => db.Occurrences.Any(row => row.Id == occurrence.Id && row.SeriesId == survey.SeriesId));
        var (answer, secrets) = (services.GetRequiredService<AnswerSurvey>(), services.GetRequiredService<Secrets>());
        foreach (var (index, person) in people.Index())
        {
            if (index % 3 != 2) await answer.RunAsync(SurveyTokens.For(secrets, survey.Id, occurrence.Id, person.Id), Answers(index, ago), default);
        }
    }

    private static Dictionary<string, string> Answers(int index, int ago)
    {
        var overall = Math.Clamp(9 - (ago % 3) - (index % 4 == 3 ? 3 : index % 2), 1, SurveyQuestion.MaxScale);
        Dictionary<string, string> answers = new(StringComparer.Ordinal)
        {
            ["helhet"] = overall.ToString(CultureInfo.InvariantCulture),
            ["nytta"] = Math.Max(1, overall - 1 + (index % 3)).ToString(CultureInfo.InvariantCulture),
            ["igen"] = Again[index % Again.Length],
        };
        if (index % 4 == 0) answers["battre"] = Wishes[(index / 4 + ago) % Wishes.Length];
        return answers;
    }
}
