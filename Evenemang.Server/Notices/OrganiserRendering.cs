using Evenemang.Server.Accounts;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What a report to an organiser needs. Names nobody who has signed up.</summary>
/// <param name="SeriesTitle">About which series.</param>
/// <param name="Failures">Letters that could not be delivered, 1 or more.</param>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Now">UTC.</param>
/// <param name="IsDiscreet">Whether the series stands in the letter only, not in its subject, which telephones show while they are locked.</param>
public sealed record FailedReportFacts(string SeriesTitle, int Failures, string Language, DateTime Now, bool IsDiscreet = false)
{
    /// <summary>The series' own words; null for ours.</summary>
    public string? OwnWords { get; init; }
}

/// <summary>Turns a notice to an organiser into the mail that says what is true now.</summary>
public sealed class OrganiserRendering(IDbContextFactory<EvenemangDb> contexts, FindOrganiserAddress organisers, SiteOptions site, MailOptions mail)
{
    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        if (await organisers.RunAsync(notice.OrganiserId!.Value, cancel) is not { } organiser) return new RenderedNotice.Ended(NoticeState.Void);
        if (!Mailbox.TryParse(organiser.Email, out var recipient)) return new RenderedNotice.Ended(NoticeState.Failed, "refused address");
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.SeriesId, cancel);
        var failures = await RaiseFailedReports.Failed(db, now).CountAsync(row => row.SeriesId == notice.SeriesId, cancel);
        if (series is null || failures == 0 || !series.Notices.IsOn(notice.Kind)) return new RenderedNotice.Ended(NoticeState.Void);
        FailedReportFacts facts = new(series.Title, failures, organiser.Language, now, series.Discreet) { OwnWords = series.Notices.TextOf(notice.Kind, organiser.Language == "en") };
        return new RenderedNotice.Ready(Compose(facts, notice.MessageId, site, mail.Sender, recipient));
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(FailedReportFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient)
    {
        var culture = OccasionFacts.CultureOf(facts.Language);
        var many = facts.Failures == 1 ? "One" : "Many";
        var desk = $"{site.BaseUrl}/arrangor";
        var letter = new Letter(
            NoticeWords.Get($"FailedReport{many}.Subject", culture, facts.Failures, facts.IsDiscreet ? NoticeWords.Get("DiscreetGroup", culture) : facts.SeriesTitle),
            [NoticeWords.Get($"FailedReport{many}.Lead", culture, facts.Failures, facts.SeriesTitle)],
            null,
            [],
            [.. OwnText.Of(facts.OwnWords, facts.SeriesTitle, desk) ?? [NoticeWords.Get("FailedReport.Body", culture)]],
            new(NoticeWords.Get("Button.Desk", culture), desk),
            [],
            [NoticeWords.Get("FailedReport.Why", culture)]);
        return new()
        {
            MessageId = messageId, Date = facts.Now, From = sender, To = recipient, Subject = letter.Subject, PlainText = PlainLetter.Write(letter), Html = HtmlLetter.Write(letter, culture),
            Language = facts.Language == "en" ? "en" : "sv",
        };
    }
}
