using System.Globalization;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What a letter with links needs.</summary>
/// <param name="Places">A name that tells nothing of a discreet series, and the address of "your place".</param>
/// <param name="Url">Opens everything under the address.</param>
/// <param name="Hours">How long it does.</param>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Now">UTC.</param>
public sealed record AddressLetterFacts(IReadOnlyList<LetterLink> Places, string Url, int Hours, string Language, DateTime Now);

/// <summary>Turns the wish for one's links into the letter that carries them. Whoever sees it in a list of mails learns of no group, whatever is under the address.</summary>
public sealed class AddressRendering(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, SiteOptions site, MailOptions mail)
{
    /// <summary>Most places with a link each; the rest are behind the one link to everything.</summary>
    private const int MaxPlaces = 20;

    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var about = notice.Detail?.AddressLinkId;
        var link = await db.Set<AddressLink>().FirstOrDefaultAsync(row => row.Id == about, cancel);
        if (link is null) return new RenderedNotice.Ended(NoticeState.Void);
        if (link.EndsAt <= now) return new RenderedNotice.Ended(NoticeState.Missed);
        var email = notice.RegistrationId is { } registration
            ? await db.Registrations.Where(row => row.Id == registration).Select(row => row.Email).FirstOrDefaultAsync(cancel)
            : await db.Followers.Where(row => row.Id == notice.FollowerId).Select(row => row.Email).FirstOrDefaultAsync(cancel);
        // Erased, or changed to another address, since it was asked for.
        if (email is null || !secrets.AddressHash(email).AsSpan().SequenceEqual(link.AddressHash)) return new RenderedNotice.Ended(NoticeState.Void);
        if (!Mailbox.TryParse(email, out var recipient)) return new RenderedNotice.Ended(NoticeState.Failed, "refused address");
        var facts = new AddressLetterFacts(
            await PlacesAsync(db, link, now, cancel), $"{Pages(link)}/mina-uppgifter/{secrets.AddressToken(link.Id)}", (int)(link.EndsAt - link.CreatedAt).TotalHours, link.Language, now);
        return new RenderedNotice.Ready(Compose(facts, notice.MessageId, site, mail.Sender, recipient, mail.NeutralName));
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(AddressLetterFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient, string neutralName = "")
    {
        var culture = OccasionFacts.CultureOf(facts.Language);
        var letter = new Letter(
            Get("FreshLinks.Subject"),
            [Get("FreshLinks.Lead")],
            null,
            [],
            [Get("FreshLinks.Body", facts.Hours)],
            new(Get("FreshLinks.Button"), facts.Url),
            facts.Places,
            [.. (site.Phone ?? site.Email) is { } way ? [Get("Footer.Contact", way)] : Array.Empty<string>(), Get("FreshLinks.Why"), Get("Footer.Secret")]);
        return new()
        {
            MessageId = messageId, Date = facts.Now, From = sender.Named(neutralName.Length > 0 ? neutralName : Get("DiscreetSender")), To = recipient, Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter), Html = HtmlLetter.Write(letter, culture), Language = facts.Language == "en" ? "en" : "sv",
        };

        string Get(string key, params object[] values) => NoticeWords.Get(key, culture, values);
    }

    private async Task<IReadOnlyList<LetterLink>> PlacesAsync(EvenemangDb db, AddressLink link, DateTime now, CancellationToken cancel)
    {
        var places = await db.Registrations.Where(row => row.AddressHash == link.AddressHash && row.ErasedAt == null && !row.IsShadow && row.LinkEndedAt == null).ToListAsync(cancel);
        List<LetterLink> links = [];
        foreach (var place in places.Where(place => place.IsActive).OrderByDescending(place => place.Id).Take(MaxPlaces))
        {
            var series = await db.Series.FirstAsync(row => row.Id == place.SeriesId, cancel);
            var occurrence = await db.Occurrences.Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == place.OccurrenceId, cancel);
            links.Add(new(Name(place, series, occurrence, OccasionFacts.CultureOf(link.Language), DateOnly.FromDateTime(WallClock.ToLocal(now, series.TimeZone))), $"{Pages(link)}/min-anmalan/{secrets.ManageToken(place)}"));
        }
        return links;
    }

    private static string Name(Registration place, Series series, Occurrence? occurrence, CultureInfo culture, DateOnly today)
    {
        var name = !series.Discreet ? occurrence?.ShownTitle ?? series.Title : NoticeWords.Get(occurrence is null ? "DiscreetMeetings" : "DiscreetMeeting", culture);
        return occurrence?.Start is { } start && !place.KeepsDatesSecret(series) ? $"{name}, {DateWords.Date(DateOnly.FromDateTime(start), culture, today)}" : name;
    }

    private string Pages(AddressLink link) => site.BaseUrl + (link.Language == "en" ? "/en" : "");
}
