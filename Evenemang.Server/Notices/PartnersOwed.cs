using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>Writes down what contributors and co-organisers are owed when something has happened to a day, in the transaction of the act. The caller saves.</summary>
public sealed class PartnersOwed(SmsOptions sms)
{
    /// <summary>Owes each a letter, and an SMS where there is a mobile number: it was left for this purpose.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="occurrence">After the act, with its series.</param>
    /// <param name="signedUp">Those who are told as participants; nobody is told twice.</param>
    /// <param name="letterFor">The letter owed to a recipient; null when there is nothing to tell them.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Who is told, and how.</returns>
    internal async Task<Audience> OweAsync(
        EvenemangDb db, Occurrence occurrence, IReadOnlyList<SignedUp> signedUp, Func<Recipient, Notice?> letterFor, DateTime now, CancellationToken cancel)
    {
        var told = new Audience(0, 0, 0);
        foreach (var partner in await ToTellAsync(db, occurrence, signedUp, now, cancel))
        {
            var recipient = Recipient.Of(partner);
            if (letterFor(recipient) is not { } letter) continue;
            told = told.With(Count(partner));
            if (recipient.HasEmail) db.Notices.Add(letter);
            if (GetsSms(partner)) db.Notices.Add(Beside(letter, occurrence, now));
        }

        return told;
    }

    /// <summary>Who would be told. The caller does not save.</summary>
    internal async Task<Audience> CountAsync(EvenemangDb db, Occurrence occurrence, IReadOnlyList<SignedUp> signedUp, DateTime now, CancellationToken cancel) =>
        (await ToTellAsync(db, occurrence, signedUp, now, cancel)).Aggregate(new Audience(0, 0, 0), (sum, partner) => sum.With(Count(partner)));

    private static async Task<IEnumerable<Partner>> ToTellAsync(EvenemangDb db, Occurrence occurrence, IReadOnlyList<SignedUp> signedUp, DateTime now, CancellationToken cancel)
    {
        var addresses = signedUp.Where(person => !person.IsAbsent).Select(person => person.Registration.Email?.Trim()).Where(email => !string.IsNullOrEmpty(email)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (await Partners.OfAsync(db, occurrence, now, cancel)).Where(partner => partner.Email is null || addresses.Add(partner.Email));
    }

    private Audience Count(Partner partner)
    {
        var (email, isTexted) = (partner.Email is not null, GetsSms(partner));
        return new(email ? 1 : 0, !email && !isTexted && partner.Phone is not null ? 1 : 0, !email && partner.Phone is null ? 1 : 0) { Sms = isTexted ? 1 : 0 };
    }

    private bool GetsSms(Partner partner) => sms.IsOn && PhoneNumber.MobileOrNull(partner.Phone) is not null;

    private static Notice Beside(Notice letter, Occurrence occurrence, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        var due = NoticeChannels.SmsDueAt(letter.DueAt, occurrence.StartUtc, occurrence.Series.TimeZone);
        return new()
        {
            Id = id,
            Kind = letter.Kind,
            Channel = NoticeChannel.Sms,
            PartnerId = letter.PartnerId,
            OccurrenceId = letter.OccurrenceId,
            SeriesId = letter.SeriesId,
            UniqueKey = NoticeChannels.SmsKey(letter.UniqueKey),
            MessageId = $"{id:N}@{letter.MessageId[(letter.MessageId.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            Detail = letter.Detail,
            DueAt = due,
            NextAttemptAt = due,
            CreatedAt = now,
        };
    }
}
