using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Registrations;

/// <summary>
/// The list of participants as a table: RFC 4180 with commas, and a byte order mark so that Excel reads å, ä and ö. Text that a spreadsheet would
/// run as a formula gets an apostrophe before it: what strangers typed must not become a command on an organiser's machine.
/// </summary>
internal static class RegistrationCsv
{
    public const string MediaType = "text/csv";

    private static readonly string[] Columns =
    [
        "id", "number", "status", "heads", "name", "teamName", "email", "phone", "language", "source", "attendance", "reportedAbsent", "wholeSeries", "programmeItem", "createdAt", "offerEndsAt",
    ];

    private static readonly CsvWriterOptions Table = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static IResult Answer(Occurrence occurrence, IReadOnlyList<RegistrationItem> rows) =>
        Results.File(Write(rows), $"{MediaType}; charset=utf-8", $"{occurrence.Slug}.csv");

    private static byte[] Write(IReadOnlyList<RegistrationItem> rows)
    {
        using var octets = new MemoryStream();
        using (var csv = CsvWriter.Create(octets, Table, leaveOpen: true))
        {
            var questions = rows.SelectMany(row => row.Answers.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            csv.WriteHeader([.. Columns, .. questions.Select(question => $"answers.{question}")]);
            foreach (var row in rows)
            {
                csv.WriteRecord([.. Fields(row), .. questions.Select(question => row.Answers.GetValueOrDefault(question))]);
            }
        }
        return octets.ToArray();
    }

    private static string?[] Fields(RegistrationItem row) =>
    [
        row.Id.ToString(),
        row.Number.ToString(CultureInfo.InvariantCulture),
        Name(row.Status),
        row.Heads.ToString(CultureInfo.InvariantCulture),
        row.Name,
        row.TeamName,
        row.Email,
        row.Phone,
        row.Language,
        Name(row.Source),
        Name(row.Attendance),
        row.ReportedAbsent ? "true" : "false",
        row.WholeSeries ? "true" : "false",
        row.ProgrammeItem?.ToString(),
        Time(row.CreatedAt),
        row.OfferEndsAt is { } until ? Time(until) : null,
    ];

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
