using System.Globalization;
using System.Security.Claims;
using CsvHelper;
using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.Registrations;

/// <summary>
/// The list as a table for a Swedish spreadsheet: semicolons, a byte order mark so that å, ä and ö are read, and an apostrophe before text that would run as
/// a formula. For whoever is signed in and may read the list; everyone else is told that there is none.
/// </summary>
internal static class PeopleCsv
{
    private static readonly Texts T = PeopleTexts.Words;

    private static readonly CsvWriterOptions Table = CsvWriterOptions.Default with { Separator = ';', Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static void MapPeopleCsv(this WebApplication app)
    {
        Map("/arrangor/evenemang/{slug}/anmalningar.csv", (find, slug, actor, cancel) => find.OfOccurrenceAsync(slug, actor, cancel));
        Map("/arrangor/serier/{slug}/anmalningar.csv", (find, slug, actor, cancel) => find.OfSeriesAsync(slug, actor, cancel));

        void Map(string pattern, Func<FindRegistrations, string, Actor, CancellationToken, Task<RegistrationSheet?>> open) =>
            app.MapGet(pattern, async (string slug, HttpContext http, FindRegistrations find, FindAccess access) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return await http.ActorAsync(access) is { } actor && await open(find, slug, actor, http.RequestAborted) is { IsHandedOver: false } sheet
                        ? Results.File(Write(sheet), "text/csv; charset=utf-8", $"{slug}.csv")
                        : Results.NotFound();
                })
                .RequireAuthorization()
                .ExcludeFromDescription();
    }

    /// <summary>Whoever is signed in, as a verb takes them; null when the account is closed.</summary>
    public static async Task<Actor?> ActorAsync(this HttpContext http, FindAccess access) =>
        Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? (await access.OfAsync(id, http.RequestAborted))?.Actor : null;

    private static byte[] Write(RegistrationSheet sheet)
    {
        using var octets = new MemoryStream();
        using (var csv = CsvWriter.Create(octets, Table, leaveOpen: true))
        {
            var questions = sheet.Policy.Questions;
            csv.WriteHeader(
            [
                T["Name"], T["Team"], T["FilterState"], T["Position"], T["Heads"], T["Email"], T["Phone"], T["Language"], T["Item"], T["Attendance"], T["Code"], T["SignedUp"],
                .. questions.Select(question => question.Text),
            ]);
            foreach (var row in sheet.Rows.Where(row => row.Registration.ErasedAt is null))
            {
                csv.WriteRecord([.. Fields(row, sheet.Series.TimeZone), .. questions.Select(question => Answer(question, row.Registration))]);
            }
        }
        return octets.ToArray();
    }

    private static string?[] Fields(ListedRegistration row, string zone)
    {
        var registration = row.Registration;
        return
        [
            registration.Name, registration.TeamName, T[row.IsAbsent ? "State.SaidNo" : $"State.{registration.State}"], row.Position?.ToString(CultureInfo.InvariantCulture),
            registration.Heads.ToString(CultureInfo.InvariantCulture), registration.Email, registration.Phone, registration.Language, row.Item?.Title,
            row.Attendance is Attendance.Unknown ? null : T[$"State.{row.Attendance}"], DoorCode.Shown(row.Code),
            WallClock.ToLocal(registration.CreatedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ];
    }

    private static string? Answer(Question question, Registration registration) =>
        registration.Answers.TryGetValue(question.Key, out var answer) ? PeopleTexts.AnswerOf(question, answer) : null;
}
