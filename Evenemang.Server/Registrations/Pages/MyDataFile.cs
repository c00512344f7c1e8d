using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>
/// Everything that is kept about one sign-up, as a file that people can read and programs too (GDPR articles 15 and 20). Only of the sign-up whose link was
/// opened: whoever typed somebody else's address into the form learns nothing of that person's other sign-ups.
/// </summary>
internal static class MyDataFile
{
    private const string FileName = "uppgifter.json";

    private static readonly Texts T = RegistrationTexts.Words;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task AnswerAsync(HttpContext context, MyPlace place)
    {
        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync(context.RequestAborted);
        await SendAsync(context, await OfAsync(db, place.View, context.RequestAborted));
    }

    /// <summary>What is kept about one sign-up, by label.</summary>
    internal static async Task<Dictionary<string, object?>> OfAsync(EvenemangDb db, RegistrationView view, CancellationToken cancel)
    {
        var row = view.Registration;
        var sent = await db.Notices.Where(notice => notice.RegistrationId == row.Id && notice.State == NoticeState.Sent).OrderBy(notice => notice.SentAt).Select(notice => notice.SentAt).ToListAsync(cancel);
        var absences = await db.Absences.Where(absence => absence.RegistrationId == row.Id).Select(absence => absence.CreatedAt).ToListAsync(cancel);
        var written = await db.Set<OrganiserMessage>().Where(message => message.FromId == row.Id).OrderBy(message => message.CreatedAt).Select(message => message.Text).ToListAsync(cancel);
        return new()
        {
            [T["File.About"]] = T["File.AboutMeans"],
            [T["File.To"]] = view.Series.Discreet ? null : view.Occurrence?.ShownTitle ?? view.Series.Title,
            [T["File.SignedUp"]] = Local(row.CreatedAt),
            [T["File.State"]] = T["File.State." + row.State],
            [T["File.OfferEndsAt"]] = row.OfferEndsAt is { } until ? Local(until) : null,
            [T["File.Heads"]] = row.Heads,
            [T["File.Name"]] = row.Name,
            [T["File.TeamName"]] = row.TeamName,
            [T["File.Email"]] = row.Email,
            [T["File.Phone"]] = row.Phone,
            [T["File.Language"]] = row.Language,
            [T["File.Answers"]] = row.Answers.ToDictionary(pair => view.Policy.Questions.FirstOrDefault(question => question.Key == pair.Key)?.Text ?? pair.Key, pair => pair.Value),
            [T["File.CalendarWords"]] = row.CalendarWords,
            [T["File.Absences"]] = absences.Select(Local),
            [T["File.Sent"]] = sent.Select(at => at is { } instant ? Local(instant) : null),
            [T["File.Written"]] = written,
            [T["File.Changed"]] = Local(row.UpdatedAt),
            [T["File.LinkUsed"]] = row.LinkUsedAt is { } used ? Local(used) : null,
            [T["File.Erased"]] = row.ErasedAt is { } erased ? Local(erased) : null,
        };

        string Local(DateTime instant) => WallClock.ToLocal(instant, view.Series.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Sends it, to be kept by nobody on the way.</summary>
    internal static async Task SendAsync(HttpContext context, Dictionary<string, object?> file)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        var octets = JsonSerializer.SerializeToUtf8Bytes(file, Readable);
        response.ContentLength = octets.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(octets, context.RequestAborted);
    }
}
