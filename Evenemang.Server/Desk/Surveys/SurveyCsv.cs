using System.Globalization;
using CsvHelper;
using Evenemang.Server.Accounts;
using Evenemang.Server.Desk.Registrations;
using Evenemang.Server.Surveys;

namespace Evenemang.Server.Desk.Surveys;

/// <summary>The answers as a table: a line for each answer and how many gave it, so that nothing shows which were given together.</summary>
internal static class SurveyCsv
{
    private static readonly CsvWriterOptions Table = CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static void MapSurveyCsv(this WebApplication app) =>
        app.MapGet("/arrangor/evenemang/{slug}/enkat.csv", async (string slug, HttpContext http, FindSurveyResults find, FindAccess access) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return await http.ActorAsync(access) is { } actor && await find.RunAsync(slug, actor, http.RequestAborted) is { Now.IsShown: true } comparison
                    ? Results.File(Write(comparison), "text/csv; charset=utf-8", $"{slug}-enkat.csv")
                    : Results.NotFound();
            })
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static byte[] Write(SurveyComparison comparison)
    {
        var words = SurveyDeskTexts.Words;
        using var octets = new MemoryStream();
        using (var csv = CsvWriter.Create(octets, Table, leaveOpen: true))
        {
            csv.WriteHeader([words["Text"], words["Answer"], words["Number"]]);
            foreach (var question in comparison.Now.Questions)
            {
                foreach (var (answer, count) in question.Counts) csv.WriteRecord([question.Question.Text, answer, count.ToString(CultureInfo.InvariantCulture)]);
                foreach (var text in question.Texts) csv.WriteRecord([question.Question.Text, text, "1"]);
            }
        }
        return octets.ToArray();
    }
}
