using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>The SMS about the weather, about dropped programme items, and those to contributors and co-organisers: what is true now, or that there is nothing to say any more.</summary>
public sealed class WeatherSmsRendering(IDbContextFactory<EvenemangDb> contexts, SmsReportAddress reports, SiteOptions site)
{
    /// <summary>Whether it is one of these.</summary>
    public static bool Takes(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.PartnerId is not null || WeatherRendering.Takes(notice.Kind) || ItemRendering.Takes(notice.Kind);
    }

    /// <summary>The message, or why there is none.</summary>
    public async Task<(OutgoingSms? Sms, RenderedNotice.Ended? Ended)> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(notice);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (phone, text, ended) = await SayAsync(db, notice, now, cancel);
        if (ended is { } state) return (null, new(state));
        if (PhoneNumber.MobileOrNull(phone) is not { } to) return (null, new(NoticeState.Void));
        return (new() { Id = notice.Id, To = to, Text = SmsText.Clean(text!), Date = now, ReportTo = reports.Of(notice.Id) }, null);
    }

    private async Task<(string? Phone, string? Text, NoticeState? Ended)> SayAsync(EvenemangDb db, Notice notice, DateTime now, CancellationToken cancel)
    {
        if (WeatherRendering.Takes(notice.Kind))
        {
            var (found, ended) = await WeatherRendering.FindAsync(db, notice, now, cancel);
            return (found?.Phone, found is null ? null : WeatherLetter.Sms(found.Facts, site), ended);
        }

        if (ItemRendering.Takes(notice.Kind))
        {
            var (registration, facts, ended) = await ItemRendering.FindAsync(db, notice, now, site, cancel);
            return (registration?.Phone, facts is null ? null : ItemRendering.Sms(facts), ended);
        }

        var (partner, occurrence, verdict) = await PartnerRendering.FindAsync(db, notice, now, cancel);
        if (verdict is not NoticeVerdict.Send) return (null, null, verdict is NoticeVerdict.Missed ? NoticeState.Missed : NoticeState.Void);
        // The same words as to a participant, of whom the text needs the language only; the link to a place is in reminders, which partners get none of.
        return (partner!.Phone, SmsLetter.Write(notice.Kind, new Registration { Id = partner.Id, Language = partner.Language }, occurrence!, now, site, manageUrl: ""), null);
    }
}
