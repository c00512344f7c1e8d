using System.Globalization;
using System.Resources;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What a letter about a programme item needs.</summary>
/// <param name="Kind">Dropped, or restored.</param>
/// <param name="Item">Which item.</param>
/// <param name="About">The day it belongs to.</param>
/// <param name="TeamName">The team that signed up; null for a person.</param>
public sealed record ItemLetterFacts(NoticeKind Kind, ProgrammeItem Item, OccasionFacts About, string? TeamName = null);

/// <summary>Turns a notice about a programme item that is dropped, or comes back, into the mail that says what is true now.</summary>
public sealed class ItemRendering(IDbContextFactory<EvenemangDb> contexts, SiteOptions site, MailOptions mail)
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Notices.ItemWords", typeof(ItemRendering).Assembly);

    /// <summary>Whether it is one of these.</summary>
    public static bool Takes(NoticeKind kind) => kind is NoticeKind.ItemDropped or NoticeKind.ItemRestored;

    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (registration, facts, ended) = await FindAsync(db, notice, now, site, cancel);
        if (ended is { } state) return new RenderedNotice.Ended(state);
        return Mailbox.TryParse(registration!.Email, out var to)
            ? new RenderedNotice.Ready(Compose(facts!, notice.MessageId, site, mail.Sender, to))
            : new RenderedNotice.Ended(NoticeState.Failed, "refused address");
    }

    /// <summary>Whom it is for and what it says, or how it ended because that is not so any more.</summary>
    internal static async Task<(Shared.Registrations.Registration? Registration, ItemLetterFacts? Facts, NoticeState? Ended)> FindAsync(
        EvenemangDb db, Notice notice, DateTime now, SiteOptions site, CancellationToken cancel)
    {
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.RegistrationId, cancel);
        var item = registration is null ? null : await db.ProgrammeItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == registration.ProgrammeItemId, cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == notice.OccurrenceId, cancel);
        var isTrue = registration is { IsActive: true } && item is not null && item.DroppedAt is not null == notice.Kind is NoticeKind.ItemDropped
            && occurrence is { State: OccurrenceState.Tentative or OccurrenceState.Confirmed, Series.Discreet: false };
        if (!isTrue) return (null, null, NoticeState.Void);
        if (occurrence!.IsOver(now)) return (null, null, NoticeState.Missed);
        var english = registration!.Language == "en";
        var about = new OccasionFacts
        {
            Now = now, Series = occurrence.Series, Occurrence = occurrence, Item = item, Culture = OccasionFacts.CultureOf(registration.Language),
            PageUrl = $"{site.BaseUrl}{(english ? "/en" : "")}/evenemang/{occurrence.Slug}",
        };
        return (registration, new(notice.Kind, item!, about, registration.TeamName), null);
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(ItemLetterFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient)
    {
        var (about, culture) = (facts.About, facts.About.Culture);
        var (day, date) = (about.Occurrence!.ShownTitle, NoticeTitle.Date(about) ?? "");
        List<string> lead = [Text($"{facts.Kind}.Lead", culture, facts.Item.Title, day, date)];
        if (facts is { Kind: NoticeKind.ItemDropped, Item.DropReason: { } reason }) lead.AddRange(OwnText.Paragraphs(reason));
        string?[] way = about.Series.Contact is { } contact ? [contact.Name, contact.Phone, contact.Email] : [site.Phone ?? site.Email];
        var reached = string.Join(", ", way.Where(part => !string.IsNullOrWhiteSpace(part)));
        var letter = new Letter(
            Text($"{facts.Kind}.Subject", culture, facts.Item.Title, day, date),
            lead,
            null,
            facts.Kind is NoticeKind.ItemDropped ? LetterRows.Gone(about) : LetterRows.Occasion(about),
            [Text($"{facts.Kind}.Body", culture, day)],
            new(NoticeWords.Get("Button.Page", culture), about.PageUrl),
            [],
            [.. reached.Length > 0 ? [NoticeWords.Get("Footer.Contact", culture, reached)] : Array.Empty<string>(), Text(facts.TeamName is null ? "Why" : "WhyTeam", culture, facts.Item.Title, facts.TeamName ?? "")]);
        return new()
        {
            MessageId = messageId,
            Date = about.Now,
            From = sender,
            ReplyTo = Mailbox.TryParse(about.Series.Contact?.Email, out var answers) ? answers : null,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, culture),
            Language = culture.TwoLetterISOLanguageName,
        };
    }

    /// <summary>The SMS that says it, without its link.</summary>
    internal static string Sms(ItemLetterFacts facts) =>
        Text($"{facts.Kind}.Sms", facts.About.Culture, facts.Item.Title, facts.About.Occurrence!.ShownTitle, NoticeTitle.Date(facts.About) ?? "", facts.Item.DropReason ?? "").Trim();

    private static string Text(string key, CultureInfo culture, params object[] values) =>
        string.Format(culture, Texts.GetString(key, culture) ?? throw new InvalidOperationException($"ItemWords has no '{key}'."), values);
}
