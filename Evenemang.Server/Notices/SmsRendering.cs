using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Turns a notice into the SMS that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class SmsRendering(IDbContextFactory<EvenemangDb> contexts, WeatherSmsRendering others, SmsReportAddress reports, Secrets secrets, SiteOptions site)
{
    /// <summary>The message, or why there is none.</summary>
    public async Task<(OutgoingSms? Sms, RenderedNotice.Ended? Ended)> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        if (WeatherSmsRendering.Takes(notice)) return await others.RenderAsync(notice, now, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.RegistrationId, cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == notice.OccurrenceId, cancel);
        if (registration is null || occurrence is null) return (null, new(NoticeState.Void));
        // A place that opened up long before the start was no matter for an SMS beside the letter; that is seen here, where the start is known.
        if (!NoticeChannels.GetsSms(notice.Kind, registration, occurrence.StartUtc, notice.CreatedAt)) return (null, new(NoticeState.Void));
        if (!occurrence.Series.Notices.IsOn(notice.Kind)) return (null, new(NoticeState.Void));
        var verdict = NoticeChannels.Judge(notice.Kind, registration, occurrence, now);
        if (verdict is not NoticeVerdict.Send) return (null, new(verdict is NoticeVerdict.Missed ? NoticeState.Missed : NoticeState.Void));
        var sms = new OutgoingSms
        {
            Id = notice.Id,
            To = PhoneNumber.MobileOrNull(registration.Phone)!,
            Text = SmsLetter.Write(notice.Kind, registration, occurrence, now, site, $"{site.BaseUrl}{(registration.Language == "en" ? "/en" : "")}/min-anmalan/{secrets.ManageToken(registration)}"),
            Date = now,
            ReportTo = reports.Of(notice.Id),
        };
        return (sms, null);
    }
}
